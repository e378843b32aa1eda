import { type BatchRow, checkBatch } from './check-batch.ts';
import { checkUnsealed } from './check-unsealed.ts';
import { firstHead, headHash, isHeadSigned } from './head.ts';
import type { PublicKeys } from './keys.ts';
import type { ReadSql } from './read-sql.ts';
import { type AuditProblem, ProblemList, type VerifyReport } from './report.ts';
import { compareHeads, type WitnessHead } from './witness.ts';

const PAGE = 1_000;

export interface VerifyOptions {
  readonly tenantId: string;
  readonly publicKeys: PublicKeys;
  /** Heads kept outside the database; without one, a log rebuilt or cut whole by its owner looks well. */
  readonly witnessHeads?: readonly WitnessHead[];
  /** Given, entries that wait longer than a minute count as a problem. */
  readonly now?: Date;
  /** Events that only acts of staff tell: each needs an entry of the same request. */
  readonly staffEvents?: readonly string[];
  /** Rows read at once. Default 1,000. */
  readonly pageSize?: number;
}

async function batchesAfter(
  sql: ReadSql,
  tenantId: string,
  seq: number,
  pageSize: number,
): Promise<readonly BatchRow[]> {
  return sql<BatchRow>`
    select seq, leaf_count as "leafCount", root, prev_head as "prevHead", head, signature, key_id as "keyId",
           sealed_at as "sealedAt"
    from audit_batch where tenant_id = ${tenantId}::uuid and seq > ${seq}::int order by seq limit ${pageSize}::int`;
}

interface ChainEnd {
  readonly seq: number;
  readonly head: Buffer;
}

function checkHead(batch: BatchRow, before: ChainEnd, { tenantId, publicKeys }: VerifyOptions): AuditProblem[] {
  const place = { batchSeq: batch.seq };
  const problems: AuditProblem[] = [];
  if (batch.seq !== before.seq + 1) {
    const gone =
      batch.seq - 1 === before.seq + 1
        ? `batch ${before.seq + 1} is`
        : `batches ${before.seq + 1} to ${batch.seq - 1} are`;
    problems.push({ kind: 'broken-chain', ...place, message: `${gone} gone before it` });
  } else if (!before.head.equals(batch.prevHead)) {
    problems.push({ kind: 'broken-chain', ...place, message: 'it does not follow from the batch before it' });
  }
  if (!headHash(batch).equals(batch.head)) {
    problems.push({
      kind: 'broken-chain',
      ...place,
      message: 'its head does not follow from its root, count and time',
    });
  }
  if (!isHeadSigned({ tenantId, seq: batch.seq, head: batch.head }, batch, publicKeys)) {
    const message = publicKeys.has(batch.keyId)
      ? 'its signature does not hold'
      : `nobody knows the key ${batch.keyId} that signed it`;
    problems.push({ kind: 'bad-signature', ...place, message });
  }
  return problems;
}

/**
 * Checks the whole log of one tenant, streaming. `sql` reads that tenant's rows: a tenant's own session or, better,
 * a superuser's client (`readSqlOf`). Run it inside one REPEATABLE READ transaction, so that a batch sealed meanwhile
 * is seen whole or not at all.
 */
export async function verifyTenant(sql: ReadSql, options: VerifyOptions): Promise<VerifyReport> {
  const { tenantId, publicKeys, witnessHeads = [], now, staffEvents, pageSize = PAGE } = options;
  const problems = new ProblemList();
  let [checkedEntries, batches] = [0, 0];
  let end: ChainEnd = { seq: 0, head: firstHead(tenantId) };
  let page = await batchesAfter(sql, tenantId, 0, pageSize);
  while (page.length > 0) {
    const next = page.length < pageSize ? [] : await batchesAfter(sql, tenantId, page.at(-1)?.seq ?? 0, pageSize);
    for (const [place, batch] of page.entries()) {
      problems.add(...checkHead(batch, end, options));
      const isLast = place === page.length - 1 && next.length === 0 ? 'last' : 'inner';
      const checked = await checkBatch(sql, batch, { tenantId, pageSize, isLast });
      problems.add(...checked.problems);
      checkedEntries += checked.checked;
      batches += 1;
      end = { seq: batch.seq, head: Buffer.from(batch.head) };
    }
    page = next;
  }
  const outside = await checkUnsealed(sql, { tenantId, now, staffEvents });
  problems.add(...outside.problems, ...(await compareHeads(sql, witnessHeads, { tenantId, publicKeys })));
  const witnesses = witnessHeads.filter((witness) => witness.tenantId === tenantId).length;
  const { listed, more } = problems;
  return {
    tenantId,
    ok: listed.length === 0,
    checkedEntries,
    batches,
    unsealed: outside.unsealed,
    witnesses,
    problems: listed,
    more,
  };
}
