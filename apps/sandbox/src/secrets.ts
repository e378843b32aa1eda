import { createHash, createHmac, generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

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
export async function issuerSecretsFor(dataDir: string, name: string): Promise<IssuerSecrets> {
  const folder = join(dataDir, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.json`);
  const stored = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stored !== undefined) return issuerSecrets.parse(JSON.parse(stored)) as IssuerSecrets;

  const made: IssuerSecrets = {
    keys: [makeKey('RS256'), makeKey('ES256')],
    cookieKeys: [randomBytes(32).toString('base64url')],
    subjectSecret: randomBytes(32).toString('base64url'),
  };
  // Renamed into place: a crash in the middle of writing must not leave half a key file.
  await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made;
}

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
