import { createHash, createHmac, generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { keptKeys } from './kept-file.ts';

/** A private signing key as JWK, with `kid`, `alg` and `use`. */
export type SigningKey = JsonWebKey & { kid: string; alg: 'RS256' | 'ES256'; use: 'sig' };

/** What one issuer keeps between restarts. */
export interface IssuerSecrets {
  readonly keys: readonly SigningKey[];
  readonly cookieKeys: readonly string[];
  readonly subjectSecret: string;
}

const issuerSecrets = z.object({
  keys: z.array(
    z.looseObject({ kid: z.string(), alg: z.enum(['RS256', 'ES256']), use: z.literal('sig'), kty: z.string() }),
  ),
  cookieKeys: z.array(z.string()).min(1),
  subjectSecret: z.string().min(1),
});

/**
 * The keys of the named issuer, made at the first call and read from `<dataDir>/keys/<name>.json` afterwards, so that
 * sites that remember the keys go on working after a restart.
 */
export const issuerSecretsFor = (dataDir: string, name: string): Promise<IssuerSecrets> =>
  keptKeys(dataDir, name, issuerSecrets as z.ZodType<IssuerSecrets>, () => ({
    keys: [makeKey('RS256'), makeKey('ES256')],
    cookieKeys: [randomBytes(32).toString('base64url')],
    subjectSecret: randomBytes(32).toString('base64url'),
  }));

/** Makes a private signing key; its `kid` comes from the public part. */
function makeKey(alg: SigningKey['alg']): SigningKey {
  const { privateKey, publicKey } =
    alg === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = createHash('sha256')
    .update(JSON.stringify(publicKey.export({ format: 'jwk' })))
    .digest('base64url')
    .slice(0, 16);
  return { ...privateKey.export({ format: 'jwk' }), kid, alg, use: 'sig' };
}

/** The public half of a key. */
export function publicPart({ kty, n, e, crv, x, y, kid, alg, use }: SigningKey): JsonWebKey {
  return { kty, n, e, crv, x, y, kid, alg, use };
}

/** The stable, meaningless subject by which an issuer knows a citizen; never made from the identity code. */
export function subjectOf(secrets: IssuerSecrets, citizenKey: string): string {
  return createHmac('sha256', secrets.subjectSecret).update(citizenKey).digest('base64url').slice(0, 24);
}
