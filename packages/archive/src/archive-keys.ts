import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { openBytes, SealBroken, Secret, sealBytes, type TenantKeys } from '@viche/identity';
import { z } from 'zod';
import { ArchiveRefused } from './archive-refused.ts';

/** Long enough that guessing costs more than the hromada's data are worth to anybody. */
export const PASSPHRASE = { least: 16, most: 200 } as const;

/** 32 MiB and about a third of a second a guess. */
const KDF = { name: 'scrypt', N: 32_768, r: 8, p: 3 } as const;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** The keys of a hromada on their way from one installation to another. */
export interface ArchivedKeys {
  readonly pepper: Secret;
  readonly dataKey: Secret;
  /** Wraps marks of people inside this one archive, in place of the installation's outer key. */
  readonly personWrap: Secret;
}

const keysFile = z.strictObject({
  kdf: z.strictObject({
    name: z.literal(KDF.name),
    N: z.literal(KDF.N),
    r: z.literal(KDF.r),
    p: z.literal(KDF.p),
    salt: z.base64().length(24),
  }),
  sealed: z.base64().max(4_000),
});
const base64Key = z.base64().transform((text) => Secret.fromBase64(text));
const opened = z.strictObject({ pepper: base64Key, dataKey: base64Key, personWrap: base64Key });

interface Derived {
  readonly sealing: Secret;
  readonly marking: Secret;
}

async function derive(passphrase: Secret, salt: Buffer): Promise<Derived> {
  const { N, r, p } = KDF;
  const bytes = (await promisify<Buffer, Buffer, number, object, Buffer>(scrypt)(
    Buffer.from(passphrase.revealText().normalize('NFKC')),
    salt,
    2 * KEY_BYTES,
    { N, r, p, maxmem: 64 * 1_048_576 },
  )) as Buffer;
  return { sealing: new Secret(bytes.subarray(0, KEY_BYTES)), marking: new Secret(bytes.subarray(KEY_BYTES)) };
}

const bindingOf = (tenantId: string) => ['archive', tenantId, 'keys'];
const markOf = ({ marking }: Derived, manifest: Uint8Array): Buffer =>
  createHmac('sha256', marking.reveal()).update(manifest).digest();

/** Seals one archive: makes `keys.json`, and the seal of the manifest. */
export interface ArchiveSealer {
  readonly keysFile: Buffer;
  readonly personWrap: Secret;
  /** Hex HMAC over the manifest, which names the hash of every other entry. */
  seal(manifest: Uint8Array): string;
}

export async function archiveSealer(
  passphrase: Secret,
  { tenantId, pepper, dataKey }: Pick<TenantKeys, 'tenantId' | 'pepper' | 'dataKey'>,
): Promise<ArchiveSealer> {
  const salt = randomBytes(SALT_BYTES);
  const derived = await derive(passphrase, salt);
  const personWrap = new Secret(randomBytes(KEY_BYTES));
  const plain = Object.fromEntries(
    Object.entries({ pepper, dataKey, personWrap }).map(([name, key]) => [name, key.reveal().toString('base64')]),
  );
  const sealed = sealBytes(derived.sealing, bindingOf(tenantId), Buffer.from(JSON.stringify(plain)));
  const file = { kdf: { ...KDF, salt: salt.toString('base64') }, sealed: sealed.toString('base64') };
  return {
    keysFile: Buffer.from(`${JSON.stringify(file, null, 2)}\n`),
    personWrap,
    seal: (manifest) => markOf(derived, manifest).toString('hex'),
  };
}

/**
 * Opens the keys of an archive, and makes sure that its manifest is the one that was sealed with them.
 *
 * @throws {ArchiveRefused} for a wrong passphrase, and for a manifest that was changed
 */
export async function openArchiveKeys(
  passphrase: Secret,
  archive: { readonly tenantId: string; readonly keys: Buffer; readonly manifest: Buffer; readonly seal: Buffer },
): Promise<ArchivedKeys> {
  const broken = (what: string) => new ArchiveRefused('core/archive-broken', what);
  const file = keysFile.safeParse(jsonOf(archive.keys));
  if (!file.success) throw broken('keys.json is not what an archive of this version has.');
  const derived = await derive(passphrase, Buffer.from(file.data.kdf.salt, 'base64'));
  let plain: Buffer;
  try {
    plain = openBytes(derived.sealing, bindingOf(archive.tenantId), Buffer.from(file.data.sealed, 'base64'));
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    throw new ArchiveRefused('core/archive-passphrase', 'The passphrase is not the one of this archive.');
  }
  const given = Buffer.from(archive.seal.toString('utf8').trim(), 'hex');
  const own = markOf(derived, archive.manifest);
  if (given.length !== own.length || !timingSafeEqual(given, own)) throw broken('manifest.json was changed.');
  return opened.parse(jsonOf(plain));
}

/** Undefined for what is no JSON. */
export function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
