import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A script answers faster than a person can read the button (threats F03). */
export const MIN_FORM_AGE_MS = 2_000;
export const MAX_FORM_AGE_MS = 24 * 60 * 60 * 1_000;
const MAX_TOKEN_LENGTH = 200;
// The page may have been made by another process: each clock may be 2 s off the database's before it leaves rotation.
const CLOCK_SKEW_MS = 4_000;

export interface FormToken {
  readonly token: string;
  /** 128 random bits; the command's receipt is kept under it. */
  readonly idempotencyKey: string;
}

/** `form` names the form, with its thing's id where there is one: `petitions.sign:ab12cd34`. */
export interface TokenOptions {
  /** Secret of the session that got the page: a token of one session or form is worth nothing for another. */
  readonly secret: Uint8Array;
  readonly now: Date;
}

export type TokenCheck =
  | {
      readonly ok: true;
      readonly idempotencyKey: string;
      /** How long the page has been out. */
      readonly ageMs: number;
    }
  | { readonly ok: false; readonly reason: 'forged' | 'expired' };

function mac(form: string, payload: string, secret: Uint8Array): Buffer {
  const parts = ['viche-form/2', form, payload];
  return createHmac('sha256', secret)
    .update(parts.map((part) => `${part.length}:${part}`).join(''))
    .digest();
}

/**
 * Makes the hidden field of one page view. It proves that the post comes from a page of this session, tells how old that
 * page is, and names the act: whoever sends it again means the same act. Nothing is stored. It differs each time, so that
 * a compressed page tells nothing of the secret.
 */
export function issueFormToken(form: string, { secret, now }: TokenOptions): FormToken {
  const idempotencyKey = randomBytes(16).toString('base64url');
  const payload = `${now.getTime().toString(36)}.${idempotencyKey}`;
  return { token: `${payload}.${mac(form, payload, secret).toString('base64url')}`, idempotencyKey };
}

/**
 * Checks the hidden field of a posted form: ours, of this session and form, at most a day old. That a token acts once is
 * decided by the receipt of its idempotency key (R22).
 */
export function checkFormToken(
  token: FormDataEntryValue | null,
  form: string,
  { secret, now }: TokenOptions,
): TokenCheck {
  const parts = typeof token === 'string' && token.length <= MAX_TOKEN_LENGTH ? token.split('.') : [];
  const [issued, idempotencyKey, given] = parts;
  if (parts.length !== 3 || !issued || !idempotencyKey || !given) return { ok: false, reason: 'forged' };
  const [expected, actual] = [mac(form, `${issued}.${idempotencyKey}`, secret), Buffer.from(given, 'base64url')];
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return { ok: false, reason: 'forged' };
  const ageMs = now.getTime() - Number.parseInt(issued, 36);
  if (ageMs < -CLOCK_SKEW_MS) return { ok: false, reason: 'forged' };
  return ageMs > MAX_FORM_AGE_MS ? { ok: false, reason: 'expired' } : { ok: true, idempotencyKey, ageMs };
}
