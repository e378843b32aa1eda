import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** The key that signs heads; made once by the host and kept outside the database. */
export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

/** Keys that heads may be signed with, by id: the present one and those before it. */
export type PublicKeys = ReadonlyMap<string, KeyObject>;

/** First 16 hex digits of SHA-256 of the public key (SPKI DER). */
export function keyIdOf(key: KeyObject): string {
  const publicKey = key.type === 'public' ? key : createPublicKey(key);
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

/** A new Ed25519 pair as PEM, for the host to keep. */
export function generateSigningKey(): {
  readonly keyId: string;
  readonly privatePem: string;
  readonly publicPem: string;
} {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    keyId: keyIdOf(publicKey),
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

function mustBeEd25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('The audit log is signed with Ed25519 keys');
  return key;
}

/** @throws when the PEM holds no Ed25519 private key */
export function loadSigningKey(privatePem: string): SigningKey {
  const privateKey = mustBeEd25519(createPrivateKey(privatePem));
  return { keyId: keyIdOf(privateKey), privateKey };
}

/** Reads public keys; a private PEM gives its public half. */
export function loadPublicKeys(pems: Iterable<string>): PublicKeys {
  const keys = [...pems].map((pem) => mustBeEd25519(createPublicKey(pem)));
  return new Map(keys.map((key) => [keyIdOf(key), key]));
}
