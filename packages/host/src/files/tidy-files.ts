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
  let old: string[] = [];
  for await (const { key, modifiedAt } of files.store.list(tenantId)) {
    if (modifiedAt < before) old.push(key);
    if (old.length < AT_ONCE) continue;
    await removeUnknown(services, tenantId, old);
    old = [];
  }
  await removeUnknown(services, tenantId, old);
}

async function removeUnknown({ files, pool }: HostServices, tenantId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const known = await pool.scoped(
    tenantId,
    ({ sql }) => sql<{ key: string }>`
      select storage_key as key from attachment where tenant_id = ${tenantId}::uuid and storage_key = any(${[...keys]})`,
    { readOnly: true },
  );
  const kept = new Set(known.map(({ key }) => key));
  for (const key of keys) if (!kept.has(key)) await files!.store.remove(key);
}
