import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Secret } from './secret.ts';

const FORMAT = 1;
const IV_LENGTH = 12;
const TAG_LENGTH = 16;
const HEADER_LENGTH = 1 + IV_LENGTH + TAG_LENGTH;

/** A ciphertext that was altered, moved or sealed under another key: an alarm, never a missing value. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor(where: string) {
    super(`sealed value does not open: ${where}`);
  }
}

/** Whether what `work` opens was sealed under the keys that it uses. */
export function opensSeal(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}

/** Parts joined so that no two lists give the same bytes. */
function additionalData(binding: readonly (string | number)[]): Buffer {
  return Buffer.from(JSON.stringify(binding), 'utf8');
}

/**
 * AES-256-GCM with a random IV. `binding` says where the value belongs; it opens nowhere else.
 *
 * @returns format byte ‖ 12 bytes IV ‖ 16 bytes tag ‖ ciphertext
 */
export function sealBytes(key: Secret, binding: readonly (string | number)[], plain: Uint8Array): Buffer {
  const iv = randomBytes(IV_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', key.reveal(), iv, { authTagLength: TAG_LENGTH });
  cipher.setAAD(additionalData(binding));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), iv, cipher.getAuthTag(), body]);
}

/** @throws {SealBroken} for any change of the bytes, the key or the binding */
export function openBytes(key: Secret, binding: readonly (string | number)[], sealed: Uint8Array): Buffer {
  const where = String(binding[0]);
  if (sealed.length < HEADER_LENGTH || sealed[0] !== FORMAT) throw new SealBroken(where);
  const iv = sealed.subarray(1, 1 + IV_LENGTH);
  const decipher = createDecipheriv('aes-256-gcm', key.reveal(), iv, { authTagLength: TAG_LENGTH });
  decipher.setAAD(additionalData(binding));
  decipher.setAuthTag(sealed.subarray(1 + IV_LENGTH, HEADER_LENGTH));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEADER_LENGTH)), decipher.final()]);
  } catch {
    throw new SealBroken(where);
  }
}
