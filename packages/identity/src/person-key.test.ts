import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IdentityCodeInvalid } from './errors.ts';
import { birthDateOfTaxNumber, isTaxNumber, normaliseIdentityCode } from './identity-code.ts';
import { emailHash, personKey, rewrapPersonKey } from './person-key.ts';
import { SealBroken } from './sealed-bytes.ts';
import { Secret } from './secret.ts';

const keys = { pepper: new Secret(randomBytes(32)), outer: new Secret(randomBytes(32)) };
const LETTERS = [...'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ'];
const LATIN: Record<string, string> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  І: 'I',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  Ї: 'Ï',
};

test('G06 twelve spellings of a passport give one key', () => {
  const spellings = [
    'КВ123456',
    'кв123456',
    'KB123456',
    'kb123456',
    'КB 123456',
    ' Кв  123 456 ',
    'KВ-123456',
    'КВ № 123456'.replace('№', ''),
    'КВ\u00a0123456',
    'К\u200bВ123456',
    '\uff2b\uff22\uff11\uff12\uff13\uff14\uff15\uff16',
    'К.В.123456',
  ];
  expect(new Set(spellings).size).toBe(12);
  const found = new Set(
    spellings.map((spelling) => personKey(keys, normaliseIdentityCode('passport', spelling)).toString('hex')),
  );
  expect(found.size).toBe(1);
});

test('G06 Ґ Є І Ї stay themselves, decomposed or Latin', () => {
  for (const series of ['ҐЄ', 'ІЇ', 'ЇІ']) {
    const code = `${series}000017`;
    for (const spelling of [
      code,
      code.toLowerCase(),
      code.normalize('NFD'),
      code.replace('І', 'I').replace('Ї', 'Ï'),
      code.replace('Ї', 'I\u0308'),
    ]) {
      expect(normaliseIdentityCode('passport', spelling)).toEqual({ kind: 'passport', code });
    }
  }
});

test('G06 over the whole alphabet: case, look-alikes and spaces never matter, other letters always do', () => {
  const series = fc.tuple(
    fc.constantFrom(...LETTERS),
    fc.constantFrom(...LETTERS),
    fc.integer({ min: 1, max: 999_999 }),
  );
  fc.assert(
    fc.property(
      series,
      series,
      fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      ([a, b, n], other, [latin, lower, space]) => {
        const code = `${a}${b}${String(n).padStart(6, '0')}`;
        let typed = latin ? [...code].map((letter) => LATIN[letter] ?? letter).join('') : code;
        if (lower) typed = typed.toLowerCase();
        if (space) typed = [...typed].join(' ');
        expect(normaliseIdentityCode('passport', typed).code).toBe(code);
        const otherCode = `${other[0]}${other[1]}${String(other[2]).padStart(6, '0')}`;
        expect(normaliseIdentityCode('passport', otherCode).code === code).toBe(otherCode === code);
      },
    ),
  );
});

describe('tax number', () => {
  test('check digit and birth date by the rule of the register', () => {
    expect(isTaxNumber('1759013776')).toBe(true);
    expect(isTaxNumber('1759013770')).toBe(false);
    expect(birthDateOfTaxNumber('1759013776')).toBe('1948-02-28');
    expect(birthDateOfTaxNumber('1759013770')).toBeUndefined();
  });

  test.each(['0000000000', '1759013770', '12345', '', 'АБВГ'])('%j is refused and not repeated', (code) => {
    try {
      normaliseIdentityCode('tax-number', code);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(IdentityCodeInvalid);
      expect(JSON.stringify(error)).not.toContain(code || 'nothing');
    }
  });

  test('a passport or an ID card in the tax field is what it looks like', () => {
    expect(normaliseIdentityCode('tax-number', 'kb 123456')).toEqual({ kind: 'passport', code: 'КВ123456' });
    expect(normaliseIdentityCode('tax-number', '001234567')).toEqual({ kind: 'id-card', code: '001234567' });
    expect(normaliseIdentityCode('demographic-record', '19480228-01234')).toEqual({
      kind: 'demographic-record',
      code: '1948022801234',
    });
  });
});

describe('person key', () => {
  const code = { kind: 'id-card', code: '001234567' } as const;

  test('is 40 bytes, the same each time, another in another tenant and for another kind', () => {
    const key = personKey(keys, code);
    expect(key.length).toBe(40);
    expect(personKey(keys, code)).toEqual(key);
    expect(personKey({ ...keys, pepper: new Secret(randomBytes(32)) }, code)).not.toEqual(key);
    expect(personKey(keys, { ...code, kind: 'passport' })).not.toEqual(key);
  });

  test('K09 changes its outer layer without the code', () => {
    const next = new Secret(randomBytes(32));
    expect(rewrapPersonKey(keys.outer, next, personKey(keys, code))).toEqual(personKey({ ...keys, outer: next }, code));
    expect(() => rewrapPersonKey(next, keys.outer, personKey(keys, code))).toThrow(SealBroken);
  });

  test('an address is one for both letter cases', () => {
    expect(emailHash(keys, ' Olena@Example.UA')).toEqual(emailHash(keys, 'olena@example.ua'));
  });
});
