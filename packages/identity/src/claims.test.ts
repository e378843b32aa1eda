import { describe, expect, test } from 'vitest';
import { ageOn, assuranceOf, localDay } from './actor.ts';
import { displayName, isDay, publicNameOf, readOidcClaims } from './claims.ts';
import { IdentityCodeInvalid, TokenInvalid } from './errors.ts';
import { ceilingOf } from './provider.ts';
import { liesInTerritory } from './residency.ts';

const read = (claims: object) => readOidcClaims('eid', 'https://id.example', { sub: 's', ...claims });

describe('claims', () => {
  test('a full set', () => {
    const claims = read({
      given_name: 'Олена',
      family_name: 'Шевченко',
      middle_name: 'Петрівна',
      birthdate: '1948-02-28',
      drfocode: '1759013776',
      unzr: '19480228-01234',
      email: ' o@example.ua ',
      email_verified: true,
      acr: 'eid-high',
      amr: ['qes'],
      residence_katottg: 'UA32080190010078612',
      displaced: false,
    });
    expect(claims).toEqual({
      providerId: 'eid',
      issuer: 'https://id.example',
      subject: 's',
      acr: 'eid-high',
      amr: ['qes'],
      givenName: 'Олена',
      familyName: 'Шевченко',
      patronymic: 'Петрівна',
      birthDate: '1948-02-28',
      codes: [
        { kind: 'tax-number', code: '1759013776' },
        { kind: 'demographic-record', code: '1948022801234' },
      ],
      email: 'o@example.ua',
      emailVerified: true,
      residenceCode: 'UA32080190010078612',
      displaced: false,
    });
  });

  test('a patronymic inside the given name, and none at all', () => {
    expect(read({ given_name: 'Олена Петрівна', middle_name: '' })).toMatchObject({
      givenName: 'Олена',
      patronymic: 'Петрівна',
    });
    expect(read({ given_name: 'Джон', middle_name: 'n\\a' })).not.toHaveProperty('patronymic');
    expect(read({ given_name: 'Анна Марія', middle_name: 'Іванівна' })).toMatchObject({
      givenName: 'Анна Марія',
      patronymic: 'Іванівна',
    });
  });

  test('the same code twice is one code; the birth date may come from the tax number', () => {
    const claims = read({
      drfocode: '1759013776',
      identity_code_kind: 'tax-number',
      identity_code: '1759013776',
      birthdate: '2001-02-30',
    });
    expect(claims.codes).toHaveLength(1);
    expect(claims.birthDate).toBe('1948-02-28');
  });

  test('hostile and impossible values', () => {
    expect(() => readOidcClaims('eid', 'i', { given_name: 'x' })).toThrow(TokenInvalid);
    expect(() => read({ drfocode: '1759013770' })).toThrow(IdentityCodeInvalid);
    expect(read({ email: 'no at sign', residence_katottg: "' or 1=1", amr: 'pwd' })).toEqual({
      providerId: 'eid',
      issuer: 'https://id.example',
      subject: 's',
      acr: '',
      amr: [],
      givenName: '',
      familyName: '',
      codes: [],
    });
    expect(displayName('\u202eОлена\u0000 \n <script>')).toBe('Олена <script>');
    expect(displayName('Мар*яна')).toBe('Мар’яна');
    expect(displayName("Мар'яна")).toBe("Мар'яна");
    expect(displayName('Андрій'.normalize('NFD'))).toBe('Андрій'.normalize('NFC'));
    expect(publicNameOf({ familyName: 'Сміт', givenName: 'Джон', patronymic: null })).toBe('Сміт Джон');
    expect(isDay('2000-02-29')).toBe(true);
    expect(isDay('1900-02-29')).toBe(false);
  });
});

test('age is counted in full years on the local day', () => {
  expect(ageOn('2010-11-21', '2026-11-20')).toBe(15);
  expect(ageOn('2010-11-21', '2026-11-21')).toBe(16);
  expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
  expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
  expect(localDay(new Date('2026-11-20T22:30:00Z'), 'Europe/Kyiv')).toBe('2026-11-21');
});

test('O12 a tenant’s own provider proves an address at most', () => {
  const facts = { acr: 'eid-high', resident: true };
  expect(assuranceOf({ ...facts, ceiling: ceilingOf({ standing: 'own' }) }, 'eid-substantial')).toBe('email');
  expect(assuranceOf({ ...facts, ceiling: ceilingOf({ standing: 'approved' }) }, 'eid-substantial')).toBe('resident');
  expect(assuranceOf({ ceiling: 'eid', acr: 'eid-substantial', resident: false }, 'eid-substantial')).toBe('eid');
  expect(assuranceOf({ ceiling: 'eid', acr: 'eid-substantial', resident: true }, 'eid-high')).toBe('email');
  expect(assuranceOf({ ceiling: 'eid', acr: 'made-up', resident: true }, 'eid-low')).toBe('email');
});

test('a place lies in a hromada by its code, and in a city of special status by its region', () => {
  const slavutych = 'UA32000000030009999'.slice(0, 19);
  expect(liesInTerritory('UA32080190000078612', 'UA32080190010012345')).toBe(true);
  expect(liesInTerritory('UA32080190000078612', 'UA32080200010012345')).toBe(false);
  expect(liesInTerritory('UA80000000000093317', 'UA80000000000126643')).toBe(true);
  expect(liesInTerritory('UA80000000000093317', 'UA32080190010012345')).toBe(false);
  expect(liesInTerritory(slavutych, slavutych)).toBe(false);
  expect(liesInTerritory('UA32080190000078612', 'nonsense')).toBe(false);
});
