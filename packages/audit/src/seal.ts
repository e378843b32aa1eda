import type { Sql } from '@viche/db';
import { entryLeaf, readEntries } from './entry.ts';
import { firstHead, headHash, signHead } from './head.ts';
import type { SigningKey } from './keys.ts';
import { merkleRoot } from './merkle.ts';
import type { ReadSql } from './read-sql.ts';

/** How often the host seals a tenant that has entries waiting. */
export const SEAL_EVERY_MS = 10_000;
/** From this age of the oldest waiting entry on, somebody has to be told (threats K03). */
export const GAP_ALARM_MS = 60_000;
const MAX_LEAVES = 5_000;

export interface SealOptions {
  readonly tenantId: string;
  readonly signingKey: SigningKey;
  readonly now: Date;
  /** Entries in one batch at most; the rest waits for the next call. Default 5,000. */
  readonly limit?: number;
}

export interface Waiting {
  readonly count: number;
  /** Of the oldest entry; 0 when none waits. */
  readonly oldestAgeMs: number;
  readonly alarm: boolean;
}

export interface SealResult {
  /** `busy`: another process is sealing this tenant, which is fine. */
  readonly status: 'sealed' | 'nothing' | 'busy';
  readonly seq: number | null;
  readonly leafCount: number;
  /** Ids that waited and are not in the log: somebody deleted the entries. They stay waiting, as the evidence. */
  readonly missing: readonly string[];
  /** What waits after this call. */
  readonly waiting: Waiting;
}

/** Milliseconds inside a UUIDv7: when the id was made. It tells the age even of an entry that was deleted. */
function madeAt(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

/** How much of a tenant's log waits to be sealed. */
export async function oldestPending(
  sql: ReadSql,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<Waiting> {
  const [row] = await sql<{ count: number; oldest: string | null }>`
    select count(*)::int as count, min(entry_id::text) as oldest from audit_pending where tenant_id = ${tenantId}::uuid`;
  const oldestAgeMs = row?.oldest ? Math.max(0, now.getTime() - madeAt(row.oldest)) : 0;
  return { count: row?.count ?? 0, oldestAgeMs, alarm: oldestAgeMs > GAP_ALARM_MS };
}

interface LastBatch {
  readonly seq: number;
  readonly head: Uint8Array;
}

async function lastBatch(sql: Sql, tenantId: string): Promise<LastBatch> {
  const [row] = await sql<LastBatch>`
    select seq, head from audit_batch where tenant_id = ${tenantId}::uuid order by seq desc limit 1`;
  return row ?? { seq: 0, head: firstHead(tenantId) };
}

interface Leaf {
  readonly entryId: string;
  readonly hash: Buffer;
}

async function waitingLeaves(
  sql: Sql,
  tenantId: string,
  limit: number,
): Promise<{ leaves: Leaf[]; missing: string[] }> {
  const rows = await sql<{ id: string }>`
    select entry_id as id from audit_pending where tenant_id = ${tenantId}::uuid order by entry_id limit ${limit}::int`;
  const ids = rows.map(({ id }) => id);
  const entries = await readEntries(sql, tenantId, ids);
  const leaves = ids.flatMap((entryId) => {
    const entry = entries.get(entryId);
    return entry ? [{ entryId, hash: entryLeaf(entry) }] : [];
  });
  return { leaves, missing: ids.filter((id) => !entries.has(id)) };
}

async function storeBatch(
  sql: Sql,
  leaves: readonly Leaf[],
  { tenantId, signingKey, now }: SealOptions,
): Promise<number> {
  const before = await lastBatch(sql, tenantId);
  const seq = before.seq + 1;
  const root = merkleRoot(leaves.map(({ hash }) => hash));
  const head = headHash({ prevHead: before.head, root, leafCount: leaves.length, sealedAt: now });
  const signature = signHead({ tenantId, seq, head }, signingKey);
  await sql`
    insert into audit_batch (tenant_id, seq, leaf_count, root, prev_head, head, signature, key_id, sealed_at)
    values (${tenantId}::uuid, ${seq}::int, ${leaves.length}::int, ${root}::bytea, ${Buffer.from(before.head)}::bytea,
            ${head}::bytea, ${signature}::bytea, ${signingKey.keyId}, ${now}::timestamptz)`;
  await sql`
    insert into audit_leaf (tenant_id, batch_seq, index, entry_id, leaf_hash)
    select ${tenantId}::uuid, ${seq}::int, (place - 1)::int, entry_id, decode(hash, 'hex')
    from unnest(${leaves.map(({ entryId }) => entryId)}::uuid[], ${leaves.map(({ hash }) => hash.toString('hex'))}::text[])
         with ordinality as leaf (entry_id, hash, place)`;
  await sql`
    delete from audit_pending
    where tenant_id = ${tenantId}::uuid and entry_id = any(${leaves.map(({ entryId }) => entryId)}::uuid[])`;
  return seq;
}

/**
 * Seals what waits into one signed batch, in the caller's transaction. Call it for every tenant with waiting entries,
 * at least every `SEAL_EVERY_MS`; one process at a time seals a tenant, others get `busy` at once. Tell somebody when
 * `waiting.alarm` is set or `missing` is not empty.
 */
export async function sealPending(sql: Sql, options: SealOptions): Promise<SealResult> {
  const { tenantId, now, limit = MAX_LEAVES } = options;
  const [lock] = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('viche.audit.seal/' || ${tenantId}::text, 0)) as taken`;
  const nothing = { seq: null, leafCount: 0, missing: [] };
  if (!lock?.taken) return { status: 'busy', ...nothing, waiting: await oldestPending(sql, options) };
  const { leaves, missing } = await waitingLeaves(sql, tenantId, limit);
  if (leaves.length === 0)
    return { status: 'nothing', ...nothing, missing, waiting: await oldestPending(sql, { tenantId, now }) };
  const seq = await storeBatch(sql, leaves, options);
  return {
    status: 'sealed',
    seq,
    leafCount: leaves.length,
    missing,
    waiting: await oldestPending(sql, { tenantId, now }),
  };
}
