/**
 * What the service can answer, one name each: `honest` is right, the others go wrong at one place. The first group spoils
 * the way back and the exchange, the second the form of the answer, the third its content, the fourth its seal.
 */
export const GOV_ID_CASES = [
  'honest',
  'denied',
  'code-refused',
  'error-under-200',
  'logout-fails',
  'html',
  'cut-json',
  'five-megabytes',
  'wrong-charset',
  'silence',
  'names-na',
  'middle-name-na',
  'patronymic-in-given-name',
  'no-patronymic',
  'latin-passport',
  'organisation',
  'sole-trader',
  'empty-codes',
  'test-authority',
  'unknown-way',
  'key-on-disk',
  'plain-instead-of-sealed',
  'flipped-bits',
  'other-recipient',
  'unsigned-inside',
  'foreign-signer',
] as const;

/** Name of an answer of the demo id.gov.ua. */
export type GovIdCase = (typeof GOV_ID_CASES)[number];

/** Whether the text names an answer. */
export function isGovIdCase(value: string): value is GovIdCase {
  return (GOV_ID_CASES as readonly string[]).includes(value);
}

/** Ways of signing in, as `auth_type` names them. */
export const GOV_ID_WAYS = ['dig_sign', 'bank_id', 'mobile_id', 'diia_id'] as const;
