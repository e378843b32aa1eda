import { z } from 'zod';
import { displayName, type IdentityClaims } from '../claims.ts';
import { NameMissing, NotAPerson, ProviderAnswerInvalid, TestIssuer } from '../errors.ts';
import { birthDateOfTaxNumber, normaliseIdentityCode } from '../identity-code.ts';
import type { GovIdConfig } from './gov-id-provider.ts';

const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).slice(0, 300))
  .catch('');

const userInfo = z.object({
  auth_type: text,
  issuer: text,
  issuercn: text,
  lastname: text,
  givenname: text,
  middlename: text,
  email: text,
  edrpoucode: text,
  drfocode: text,
  unzr: text,
  isqscd: z.union([z.boolean(), z.string(), z.number()]).optional().catch(undefined),
});

/**
 * How sure the way of signing in is (law 2155-VIII art. 15): a qualified signature is high, a bank's word substantial.
 * What is not listed proves nothing (threats G09).
 */
const LEVEL_OF_WAY: Readonly<Record<string, 'eid-high' | 'eid-substantial'>> = {
  dig_sign: 'eid-high',
  diia_id: 'eid-high',
  mobile_id: 'eid-high',
  bank_id: 'eid-substantial',
};

/** Words by which authorities for tests name themselves, as whole words or beginnings of words. */
const TEST_AUTHORITY = /(?<!\p{L})(?:test|тест)/iu;

/** Says that the key is not on a secure device: then it is an advanced signature, not a qualified one. */
const saysNo = (flag: unknown) => flag === false || ['0', 'false', 'no'].includes(String(flag).toLowerCase());

/**
 * Reads what id.gov.ua says about a person.
 *
 * A person is known by `drfocode` only, which may hold the number of a passport or an ID card; `edrpoucode` is the
 * organisation's, and a sole trader's equals the person's own (threats G05). `user_id` is no subject: it names a session
 * (G04), so the subject is made of the code, and like every subject is kept as a keyed hash.
 *
 * @throws {TestIssuer | NotAPerson | NameMissing | ProviderAnswerInvalid}
 * @throws {IdentityCodeInvalid} for an impossible code
 */
export function readGovIdClaims(config: GovIdConfig, raw: unknown): IdentityClaims {
  const parsed = userInfo.safeParse(raw);
  if (!parsed.success) throw new ProviderAnswerInvalid({ reason: 'user-info' });
  const info = parsed.data;
  if (config.testIssuers !== 'accepted' && [info.issuercn, info.issuer].some((name) => TEST_AUTHORITY.test(name)))
    throw new TestIssuer({});
  if (displayName(info.drfocode) === '') throw new NotAPerson({});

  const code = normaliseIdentityCode('tax-number', info.drfocode);
  const record = displayName(info.unzr) === '' ? [] : [normaliseIdentityCode('demographic-record', info.unzr)];
  const given = displayName(info.givenname);
  const middle = displayName(info.middlename);
  // Some authorities write «Ім’я По батькові» into the given name and leave the other field empty.
  const [first = '', ...rest] = middle === '' ? given.split(' ') : [given];
  const patronymic = middle || rest.join(' ');
  const familyName = displayName(info.lastname);
  if (familyName === '' || first === '') throw new NameMissing({});
  const birthDate = code.kind === 'tax-number' ? birthDateOfTaxNumber(code.code) : undefined;
  const email = info.email.normalize('NFC').trim();
  const level = LEVEL_OF_WAY[info.auth_type] ?? '';
  return {
    providerId: config.id,
    issuer: config.issuer,
    subject: `${code.kind} ${code.code}`,
    acr: level === 'eid-high' && saysNo(info.isqscd) ? 'eid-substantial' : level,
    amr: level === '' ? [] : [info.auth_type],
    givenName: first,
    familyName,
    codes: [code, ...record],
    ...(patronymic !== '' && { patronymic }),
    ...(birthDate && { birthDate }),
    // Nobody there has checked that it is theirs: it is verified here.
    ...(/^[^\s@]+@[^\s@]+$/.test(email) && { email }),
  };
}
