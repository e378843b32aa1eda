import { randomBytes } from 'node:crypto';

/**
 * UUID version 7 (RFC 9562): made here and not by the database, because a sealed field is bound to its row's id
 * and so needs it before the row exists.
 */
export function newRowId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
