import { entryLeaf, readEntries } from './entry.ts';
import { MerkleRoot } from './merkle.ts';
import type { ReadSql } from './read-sql.ts';
import type { AuditProblem } from './report.ts';

export interface BatchRow {
  readonly seq: number;
  readonly leafCount: number;
  readonly root: Uint8Array;
  readonly prevHead: Uint8Array;
  readonly head: Uint8Array;
  readonly signature: Uint8Array;
  readonly keyId: string;
  readonly sealedAt: Date;
}

interface LeafRow {
  readonly index: number;
  readonly entryId: string;
  readonly leafHash: Uint8Array;
}

/** An entry whose leaf is not the one that was sealed at its place. */
interface Mismatch extends LeafRow {
  readonly found: string;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Walks the leaves of one batch in order and tells which row does not belong. */
class BatchCheck {
  readonly problems: AuditProblem[] = [];
  readonly #tree = new MerkleRoot();
  readonly #mismatches: Mismatch[] = [];
  readonly #batch: BatchRow;
  #expected = 0;
  #lastId = '';
  #shape: 'whole' | 'broken' = 'whole';
  checked = 0;

  constructor(batch: BatchRow) {
    this.#batch = batch;
  }

  #tell(kind: AuditProblem['kind'], index: number, message: string, entryId?: string): void {
    this.problems.push({ kind, batchSeq: this.#batch.seq, index, message, ...(entryId ? { entryId } : {}) });
  }

  #missingLeaves(until: number): void {
    for (; this.#expected < until; this.#expected += 1) {
      this.#shape = 'broken';
      this.#tell('removed', this.#expected, 'its leaf is gone from the batch');
    }
  }

  take(leaf: LeafRow, found: Buffer | null): void {
    const { index, entryId } = leaf;
    if (index >= this.#batch.leafCount) {
      this.#tell('inserted', index, 'the batch was sealed without it', entryId);
      return;
    }
    this.#missingLeaves(index);
    this.#expected = index + 1;
    this.#tree.add(leaf.leafHash);
    // The sealer takes a batch in the order of ids, so a step back is a row that was moved.
    if (entryId < this.#lastId) {
      this.#shape = 'broken';
      this.#tell('reordered', index, 'it stands after an entry that is later than it', entryId);
    }
    this.#lastId = entryId;
    if (!found) {
      this.#tell('removed', index, 'it was sealed and is gone from the log', entryId);
      return;
    }
    this.checked += 1;
    if (!found.equals(leaf.leafHash)) this.#mismatches.push({ ...leaf, found: hex(found) });
  }

  finish(isLast: 'last' | 'inner'): void {
    this.#missingLeaves(this.#batch.leafCount);
    const sealed = new Set(this.#mismatches.map(({ leafHash }) => hex(leafHash)));
    for (const { index, entryId, found } of this.#mismatches) {
      if (sealed.has(found)) this.#tell('reordered', index, 'it was sealed at another place of this batch', entryId);
      else this.#tell('altered', index, 'it is not what was sealed', entryId);
    }
    if (this.#shape === 'whole' && !this.#tree.root().equals(this.#batch.root)) {
      const message = 'rows and their leaf hashes were changed together: the sealed root does not hold them';
      this.problems.push({ kind: 'altered', batchSeq: this.#batch.seq, message });
    }
    if (isLast === 'last') this.#nameTail();
  }

  #nameTail(): void {
    const gone = new Map(
      this.problems.map((problem, place) => [problem.kind === 'removed' ? problem.index : -1, place]),
    );
    for (let index = this.#batch.leafCount - 1; index >= 0; index -= 1) {
      const place = gone.get(index);
      const problem = place === undefined ? undefined : this.problems[place];
      if (place === undefined || !problem) return;
      this.problems[place] = { ...problem, kind: 'cut-tail' };
    }
  }
}

export interface BatchPlace {
  readonly tenantId: string;
  readonly pageSize: number;
  readonly isLast: 'last' | 'inner';
}

/** Compares one batch with the log, page by page. */
export async function checkBatch(
  sql: ReadSql,
  batch: BatchRow,
  place: BatchPlace,
): Promise<{ checked: number; problems: AuditProblem[] }> {
  const { tenantId, pageSize, isLast } = place;
  const check = new BatchCheck(batch);
  let after = -1;
  for (;;) {
    const page = await sql<LeafRow>`
      select index, entry_id as "entryId", leaf_hash as "leafHash" from audit_leaf
      where tenant_id = ${tenantId}::uuid and batch_seq = ${batch.seq}::int and index > ${after}::int
      order by index limit ${pageSize}::int`;
    const entries = await readEntries(
      sql,
      tenantId,
      page.map(({ entryId }) => entryId),
    );
    for (const leaf of page) {
      const entry = entries.get(leaf.entryId);
      check.take(leaf, entry ? entryLeaf(entry) : null);
      after = leaf.index;
    }
    if (page.length < pageSize) break;
  }
  check.finish(isLast);
  return { checked: check.checked, problems: check.problems };
}
