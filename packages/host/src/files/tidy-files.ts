import type { ObjectStore } from '@viche/storage';
import type { HostServices } from '../services.ts';

const DAY_MS = 24 * 3_600_000;
const AT_ONCE = 500;

/**
 * Nightly: files that no act took within a day, and bytes whose row is gone (threats U12). A row is written after its bytes,
 * so only what is a day old can be said to have none.
 */
export async function tidyFiles(services: HostServices, tenantId: string, now = new Date()): Promise<void> {
  const { files, pool } = services;
  if (!files) return;
  const before = new Date(now.getTime() - DAY_MS);
  await pool.scoped(tenantId, async ({ sql }) => {
    await sql`delete from attachment where tenant_id = ${tenantId}::uuid and subject_id is null and created_at < ${before}::timestamptz
      and derived_from_id is not null`;
    await sql`delete from attachment where tenant_id = ${tenantId}::uuid and subject_id is null and created_at < ${before}::timestamptz`;
  });
  await removeUnknown(files.store, tenantId, before, (keys) =>
    pool.scoped(
      tenantId,
      ({ sql }) => sql<{ key: string }>`
        select storage_key as key from attachment where tenant_id = ${tenantId}::uuid and storage_key = any(${[...keys]})`,
      { readOnly: true },
    ),
  );
}

/** Removes bytes of one owner that are older than `before` and of which no row knows, some hundred at once. */
export async function removeUnknown(
  store: Pick<ObjectStore, 'list' | 'remove'>,
  owner: string,
  before: Date,
  knownAmong: (keys: readonly string[]) => Promise<readonly { readonly key: string }[]>,
): Promise<void> {
  let old: string[] = [];
  const removeOld = async () => {
    if (old.length === 0) return;
    const known = new Set((await knownAmong(old)).map(({ key }) => key));
    for (const key of old) if (!known.has(key)) await store.remove(key);
    old = [];
  };
  for await (const { key, modifiedAt } of store.list(owner)) {
    if (modifiedAt < before) old.push(key);
    if (old.length >= AT_ONCE) await removeOld();
  }
  await removeOld();
}
