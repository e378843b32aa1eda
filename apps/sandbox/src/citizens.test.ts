import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CITIZENS, type DemoCitizen, demoCitizens, fullName } from './citizens.ts';
import { isTaxNumber, taxNumber, unzrNumber } from './identity-codes.ts';
import { citizenByKey, LOAD_TEST_CITIZENS, loadTestCitizen } from './load-citizens.ts';

const ageOn = (birthDate: string, day: string) =>
  Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);

describe('identity codes', () => {
  it('has the check digit of a published example', () => {
    expect(isTaxNumber('1759013776')).toBe(true);
    expect(isTaxNumber('1759013770')).toBe(false);
    expect(taxNumber('1948-02-28', 1377)).toBe('1759013776');
  });

  it('starts the register number with the birth date', () => {
    expect(unzrNumber('1986-05-14', 102)).toMatch(/^19860514-0102\d$/);
  });
});

describe('demo citizens', () => {
  it('have distinct keys, codes, addresses, and right numbers', () => {
    const unique = (pick: (citizen: DemoCitizen) => unknown) => new Set(CITIZENS.map(pick)).size;
    expect(unique(({ key }) => key)).toBe(CITIZENS.length);
    expect(unique(({ identityCode }) => identityCode)).toBe(CITIZENS.length);
    expect(unique(({ email }) => email)).toBe(CITIZENS.length);
    expect(CITIZENS.length).toBeGreaterThanOrEqual(12);
    for (const citizen of CITIZENS) {
      if (citizen.identityCodeKind !== 'tax-number') continue;
      expect(isTaxNumber(citizen.identityCode), citizen.key).toBe(true);
      const ninth = Number(citizen.identityCode[8]);
      const isWoman = /[ая]$/.test(citizen.givenName) || citizen.key === 'aishe';
      expect(ninth % 2, citizen.key).toBe(isWoman ? 0 : 1);
    }
  });

  it('keep Maksym fifteen on every day of every year', () => {
    for (const day of ['2026-01-01', '2026-12-31', '2031-06-15', '2040-02-29']) {
      const maksym = demoCitizens(new Date(`${day}T12:00:00Z`)).find(({ key }) => key === 'maksym');
      expect(ageOn(maksym?.birthDate ?? '', day)).toBe(15);
      expect(isTaxNumber(maksym?.identityCode ?? '')).toBe(true);
    }
  });

  it('spell one surname in two ways that are equal only after normalising', () => {
    const [one, two] = [citizenByKey('taras')?.familyName ?? '', citizenByKey('mariana')?.familyName ?? ''];
    expect(one).toContain('\u0027');
    expect(two).not.toBe(one);
    const normal = (name: string) => name.replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, 'ʼ');
    expect(normal(two)).toBe(normal(one));
  });

  it('write a name without a patronymic without a gap', () => {
    expect(fullName(citizenByKey('aishe') as DemoCitizen)).toBe('Меметова Айше');
  });
});

describe('citizens for load', () => {
  const byHand = new Set(CITIZENS.map(({ identityCode }) => identityCode));

  it('are the same each time, adult, and nobody twice', () => {
    const anyone = fc.integer({ min: 0, max: LOAD_TEST_CITIZENS - 1 });
    fc.assert(
      fc.property(anyone, anyone, (n, m) => {
        const citizen = loadTestCitizen(n);
        expect(citizenByKey(citizen.key)).toEqual(citizen);
        expect(isTaxNumber(citizen.identityCode)).toBe(true);
        expect(byHand.has(citizen.identityCode)).toBe(false);
        expect(citizen.birthDate < '2000-01-01').toBe(true);
        expect(loadTestCitizen(m).identityCode === citizen.identityCode).toBe(n === m);
      }),
    );
    expect(new Set(Array.from({ length: 40_000 }, (_, n) => loadTestCitizen(n).identityCode)).size).toBe(40_000);
  });

  it.each([-1, 1.5, LOAD_TEST_CITIZENS, Number.NaN])('do not exist for %s', (n) => {
    expect(() => loadTestCitizen(n)).toThrow(RangeError);
    expect(citizenByKey(`load-${n}`)).toBeUndefined();
  });
});
