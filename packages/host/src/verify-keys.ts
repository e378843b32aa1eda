import { listTenants, noteKeyChecks, readKeyChecks, type SessionPool } from '@viche/db';
import {
  KEY_VARIABLES,
  KeyRefused,
  type KeyRing,
  LASTING_KEYS,
  opensPersonKey,
  opensSeal,
  openTenantKeys,
} from '@viche/identity';
import type { Host } from './host.ts';

const WRONG = 'is not the key that the data was written with';

/**
 * Refuses keys other than those that the data was written with (threats K10): by their check values, and where there are
 * none yet by the data itself. The first keys of an empty database are noted.
 *
 * @throws {KeyRefused} naming every wrong key; nothing was written
 */
export async function verifyKeys({ pool, keys }: Pick<Host, 'pool' | 'keys'>, appUrl: string): Promise<void> {
  const stored = await readKeyChecks(pool);
  keys.verify(stored);
  const unknown = LASTING_KEYS.filter((name) => stored[name] === undefined);
  if (unknown.length === 0) return;
  await verifyByData(pool, keys);
  const own = keys.checkValues();
  // Another process may have started with other keys in the same second: the first one counts.
  keys.verify(await noteKeyChecks(appUrl, Object.fromEntries(unknown.map((name) => [name, own[name]]))));
}

/** A database that was filled before check values were kept: its own seals tell whether the keys fit. */
async function verifyByData(pool: SessionPool, keys: KeyRing): Promise<void> {
  const wrong = new Map<string, string>();
  for (const { id } of await listTenants(pool)) {
    const found = await pool.scoped(
      id,
      async ({ sql }) => {
        const [tenant] = await sql<{ pepper: Uint8Array; dataKey: Uint8Array }>`
          select pepper, data_key as "dataKey" from tenant where id = ${id}::uuid`;
        const [person] = await sql<{ key: Uint8Array }>`
          select person_key as key from participant where tenant_id = ${id}::uuid and person_key is not null limit 1`;
        return { tenant, person };
      },
      { readOnly: true },
    );
    if (found.tenant && !opensSeal(() => openTenantKeys(keys, id, found.tenant!)))
      wrong.set(KEY_VARIABLES.platform, WRONG);
    if (found.person && !opensPersonKey(keys.outer, found.person.key)) wrong.set(KEY_VARIABLES.outer, WRONG);
  }
  if (wrong.size > 0) throw new KeyRefused(wrong);
}
