import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A script answers faster than a person can read the button (threats F03). */
export const MIN_FORM_AGE_MS = 2_000;
export const MAX_FORM_AGE_MS = 24 * 60 * 60 * 1_000;
const MAX_TOKEN_LENGTH = 600;
// A page may have been made by another process whose clock runs a little ahead.
const CLOCK_SKEW_MS = 1_000;

/** What a token is good for. A token of one form, thing or person is worth nothing for another. */
export interface FormPurpose {
  /** `petitions.sign-petition`, with the thing's id where there is one: `petitions.sign-petition/0198…`. */
  readonly form: string;
  /** Session or participant that got the page. */
  readonly subject: string;
  /** `formVersion` of the schema on the page. */
  readonly version: string;
}

export interface FormToken {
  readonly token: string;
  /** 128 random bits; the command's receipt is kept under it. */
  readonly idempotencyKey: string;
}

export type TokenRefusal = 'forged' | 'too-fast' | 'expired' | 'used';
export type TokenCheck =
  | { readonly ok: true; readonly idempotencyKey: string; readonly version: string; readonly seen: 'first' | 'again' }
  | { readonly ok: false; readonly reason: TokenRefusal; readonly retryAfterMs: number };

/**
 * Remembers used tokens. `claim` answers `first` once for a key, then `again` for the same fingerprint and `other`
 * for another one; atomic across processes (a unique key), kept until `expiresAt`.
 */
export interface TokenLedger {
  claim(key: string, fingerprint: string, expiresAt: Date): Promise<'first' | 'again' | 'other'>;
}

function mac(payload: string, purpose: Pick<FormPurpose, 'form' | 'subject'>, key: Uint8Array): Buffer {
  const parts = ['viche-form/1', purpose.form, purpose.subject, payload];
  return createHmac('sha256', key)
    .update(parts.map((part) => `${part.length}:${part}`).join(''))
    .digest();
}

/** Makes the hidden field of one page view. `signingKey` is the host's, at least 32 bytes. */
export function issueFormToken(
  purpose: FormPurpose,
  { signingKey, now }: { signingKey: Uint8Array; now: Date },
): FormToken {
  const idempotencyKey = randomBytes(16).toString('base64url');
  const payload = `${now.getTime().toString(36)}.${idempotencyKey}.${Buffer.from(purpose.version).toString('base64url')}`;
  return { token: `${payload}.${mac(payload, purpose, signingKey).toString('base64url')}`, idempotencyKey };
}

function isGenuine(payload: string, given: string, purpose: Pick<FormPurpose, 'form' | 'subject'>, key: Uint8Array) {
  const [expected, actual] = [mac(payload, purpose, key), Buffer.from(given, 'base64url')];
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

export interface TokenCheckOptions {
  readonly signingKey: Uint8Array;
  readonly now: Date;
  readonly minAgeMs?: number;
  readonly maxAgeMs?: number;
  readonly ledger: TokenLedger;
  /** Mark of what was posted (`formFingerprint`). */
  readonly fingerprint: string;
}

/**
 * Checks the hidden token of a posted form: ours, for this form and person, between 2 seconds and a day old, and not
 * used with other answers. The same post again (a bad link, a double click) is `seen: 'again'`: give the same answer
 * by its idempotency key (R22).
 */
export async function verifyFormToken(
  token: FormDataEntryValue | null,
  purpose: Pick<FormPurpose, 'form' | 'subject'>,
  options: TokenCheckOptions,
): Promise<TokenCheck> {
  const { signingKey, now, minAgeMs = MIN_FORM_AGE_MS, maxAgeMs = MAX_FORM_AGE_MS, ledger, fingerprint } = options;
  const parts = typeof token === 'string' && token.length <= MAX_TOKEN_LENGTH ? token.split('.') : [];
  const [issued, idempotencyKey, version, given] = parts;
  const refuse = (reason: TokenRefusal, retryAfterMs = 0): TokenCheck => ({ ok: false, reason, retryAfterMs });
  if (parts.length !== 4 || !issued || !idempotencyKey || !version || !given) return refuse('forged');
  if (!isGenuine(`${issued}.${idempotencyKey}.${version}`, given, purpose, signingKey)) return refuse('forged');
  const issuedAt = Number.parseInt(issued, 36);
  const age = now.getTime() - issuedAt;
  if (age < -CLOCK_SKEW_MS) return refuse('forged');
  if (age < minAgeMs) return refuse('too-fast', minAgeMs - age);
  if (age > maxAgeMs) return refuse('expired');
  const seen = await ledger.claim(idempotencyKey, fingerprint, new Date(issuedAt + maxAgeMs));
  if (seen === 'other') return refuse('used');
  return { ok: true, idempotencyKey, version: Buffer.from(version, 'base64url').toString(), seen };
}

/** Mark of a posted form's answers, without its hidden fields: tells a repeated post from a second use. */
export function formFingerprint(form: FormData): string {
  const hash = createHash('sha256');
  for (const [name, value] of form.entries()) {
    if (name.startsWith('_')) continue;
    const text = typeof value === 'string' ? value : `${value.name}/${value.size}`;
    hash.update(`${name.length}:${name}${text.length}:${text}`);
  }
  return hash.digest('base64url');
}
