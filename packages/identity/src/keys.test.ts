import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openField, sealField } from './field-encryption.ts';
import { KEY_VARIABLES, KeyRefused, KeyRing, newKeyEnvironment } from './key-ring.ts';
import { SealBroken } from './sealed-bytes.ts';
import { Secret } from './secret.ts';
import { newTenantSecrets, openTenantKeys } from './tenant-keys.ts';

const A = '018f0000-0000-7000-8000-00000000000a';
const B = '018f0000-0000-7000-8000-00000000000b';

describe('K08 sealed fields', () => {
  const ring = KeyRing.fromEnvironment(newKeyEnvironment());
  const { keys } = newTenantSecrets(ring, A);
  const place = {
    dataKey: keys.dataKey,
    tenantId: A,
    table: 'participant',
    column: 'given_name',
    rowId: A,
    keyVersion: 1,
  };
  const sealed = sealField(place, 'Мар’яна');

  test('open at their own place', () => {
    expect(openField(place, sealed)).toBe('Мар’яна');
    expect(sealField(place, 'Мар’яна').equals(sealed)).toBe(false);
  });

  test.each([
    ['row', { rowId: B }],
    ['column', { column: 'family_name' }],
    ['tenant', { tenantId: B }],
    ['key version', { keyVersion: 2 }],
    ['table', { table: 'petition' }],
  ])('K08 a ciphertext moved to another %s does not open', (_what, change) => {
    expect(() => openField({ ...place, ...change }, sealed)).toThrow(SealBroken);
  });

  test('K08 every changed byte is noticed', () => {
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index] = changed[index]! ^ 1;
      expect(() => openField(place, changed)).toThrow(SealBroken);
    }
    expect(() => openField(place, sealed.subarray(0, 10))).toThrow(SealBroken);
  });

  test('K08 tenant secrets do not open in another tenant, under another name or another platform key', () => {
    const { sealed: secrets } = newTenantSecrets(ring, A);
    expect(openTenantKeys(ring, A, secrets).pepper.length).toBe(32);
    expect(() => openTenantKeys(ring, B, secrets)).toThrow(SealBroken);
    expect(() => openTenantKeys(ring, A, { pepper: secrets.dataKey, dataKey: secrets.pepper })).toThrow(SealBroken);
    expect(() => openTenantKeys(KeyRing.fromEnvironment(newKeyEnvironment()), A, secrets)).toThrow(SealBroken);
  });
});

describe('K10 keys at boot', () => {
  test('K10 missing and malformed keys are named, all at once, without their values', () => {
    const environment = { ...newKeyEnvironment(), VICHE_OUTER_KEY: 'short-canary', VICHE_COOKIE_KEY: undefined };
    const refusal = catchError(() => KeyRing.fromEnvironment(environment)) as KeyRefused;
    expect(refusal).toBeInstanceOf(KeyRefused);
    expect(refusal.variables).toEqual(['VICHE_OUTER_KEY', 'VICHE_COOKIE_KEY']);
    expect(refusal.message).toBe('VICHE_OUTER_KEY is not base64 of 32 bytes; VICHE_COOKIE_KEY is missing');
  });

  test('K10 one key in two roles is refused', () => {
    const environment = newKeyEnvironment();
    expect(() => KeyRing.fromEnvironment({ ...environment, VICHE_COOKIE_KEY: environment.VICHE_PLATFORM_KEY })).toThrow(
      'VICHE_COOKIE_KEY equals VICHE_PLATFORM_KEY',
    );
  });

  test('K10 a changed key is told by its check value', () => {
    const environment = newKeyEnvironment();
    const stored = KeyRing.fromEnvironment(environment).checkValues();
    KeyRing.fromEnvironment(environment).verify(stored);
    const changed = { ...environment, VICHE_OUTER_KEY: newKeyEnvironment().VICHE_OUTER_KEY };
    const refusal = catchError(() => KeyRing.fromEnvironment(changed).verify(stored)) as KeyRefused;
    expect(refusal.variables).toEqual([KEY_VARIABLES.outer]);
    expect(() => KeyRing.fromEnvironment(environment).verify({ outer: 'ff' })).toThrow(KeyRefused);
  });
});

test('K11 a secret prints as [secret] by every usual way', () => {
  const canary = 'canary-0123456789-canary-0123456';
  const secret = Secret.fromText(canary);
  const holder = { secret, list: [secret] };
  const printed = [
    String(secret),
    `${secret}`,
    JSON.stringify(holder),
    inspect(holder, { depth: 9, showHidden: true }),
    secret.toString(),
    JSON.stringify({ ...secret }),
    inspect(new Map([[secret, secret]])),
  ].join('\n');
  const spellings = [canary, Buffer.from(canary).toString('base64'), Buffer.from(canary).toString('hex').slice(0, 20)];
  for (const spelling of spellings) expect(printed).not.toContain(spelling);
  expect(printed).toContain('[secret]');
  expect(secret.revealText()).toBe(canary);
});

test('K11 key rings and tenant keys print no key', () => {
  const environment = newKeyEnvironment();
  const ring = KeyRing.fromEnvironment(environment);
  const printed =
    inspect({ ring, keys: newTenantSecrets(ring, A).keys }, { depth: 9, showHidden: true }) + JSON.stringify(ring);
  for (const value of Object.values(environment)) {
    expect(printed).not.toContain(value);
    expect(printed).not.toContain(Buffer.from(value, 'base64').toString('hex').slice(0, 8));
  }
});

function catchError(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
