import { randomBytes, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 16;
const SECRET_BYTES = 16;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** 128 bits that nobody guesses (threats O18); the table keeps them sealed, because the letter is written later. */
export const newInvitationSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** End of the address in the letter: the invitation's id and its secret. */
export function invitationToken(id: string, secret: string): string {
  const idBytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([idBytes, Buffer.from(secret, 'base64url')]).toString('base64url');
}

export interface InvitationLink {
  readonly id: string;
  isOf(secret: string): boolean;
}

/** What a link names; null for what no letter of ours could hold. */
export function readInvitationToken(token: string): InvitationLink | null {
  const bytes = TOKEN.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0);
  if (bytes.length !== ID_BYTES + SECRET_BYTES) return null;
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  const given = bytes.subarray(ID_BYTES);
  return {
    id,
    isOf(secret) {
      const kept = Buffer.from(secret, 'base64url');
      return kept.length === given.length && timingSafeEqual(kept, given);
    },
  };
}
