import { createPublicKey, sign } from 'node:crypto';
import { loadSigningKey } from './keys.ts';

/** A signature that anybody checks with openssl: Ed25519 over the bytes of a file, as they are. */
export interface SignedBytes {
  readonly keyId: string;
  /** 64 bytes. */
  readonly signature: Buffer;
}

/**
 * Signs a file with the key of the logs. What is signed must begin with words of its own, as a JSON document does, so that it can
 * never be taken for a head of a log.
 *
 * @throws when the PEM holds no Ed25519 private key
 */
export function signBytes(bytes: Uint8Array, privatePem: string): SignedBytes {
  const { keyId, privateKey } = loadSigningKey(privatePem);
  return { keyId, signature: sign(null, bytes, privateKey) };
}

/** The public half of a private key, PEM, as it may be shown to everybody. */
export const publicHalf = (privatePem: string): string =>
  createPublicKey(privatePem).export({ type: 'spki', format: 'pem' }).toString();
