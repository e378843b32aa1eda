import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a ceremony is for: an answer to one is worth nothing for the other. */
export type CeremonyUse = 'add' | 'prove';

export const CHALLENGE_SECONDS = 300;
const TIME_BYTES = 6;
/** 42 bytes in all: their base64url has one spelling only. */
const RANDOM_BYTES = 20;
const MAC_BYTES = 16;
const CHALLENGE = /^[A-Za-z0-9_-]{56}$/;

const macOf = (secret: Uint8Array, use: CeremonyUse, body: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(`passkey\0${use}\0`).update(body).digest().subarray(0, MAC_BYTES);

/**
 * A challenge that only this session can have been given: nothing is stored, so a page may be shown without a write.
 *
 * @param secret the session's own, which stays when its token rotates
 * @param now milliseconds since 1970
 */
export function newChallenge(secret: Uint8Array, use: CeremonyUse, now: number): string {
  const body = Buffer.alloc(TIME_BYTES + RANDOM_BYTES);
  body.writeUIntBE(now + CHALLENGE_SECONDS * 1000, 0, TIME_BYTES);
  randomBytes(RANDOM_BYTES).copy(body, TIME_BYTES);
  return Buffer.concat([body, macOf(secret, use, body)]).toString('base64url');
}

/** Whether this session was given the challenge for this use within the last five minutes. */
export function isOwnChallenge(secret: Uint8Array, use: CeremonyUse, challenge: string, now: number): boolean {
  if (!CHALLENGE.test(challenge)) return false;
  const bytes = Buffer.from(challenge, 'base64url');
  const body = bytes.subarray(0, TIME_BYTES + RANDOM_BYTES);
  const mac = bytes.subarray(TIME_BYTES + RANDOM_BYTES);
  return timingSafeEqual(mac, macOf(secret, use, body)) && body.readUIntBE(0, TIME_BYTES) > now;
}

/** Mark of a challenge that was answered, for the table of what may come once. */
export const challengeMark = (challenge: string): Buffer =>
  createHash('sha256').update(`passkey\0${challenge}`).digest();
