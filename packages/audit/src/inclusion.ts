import type { BatchRow } from './check-batch.ts';
import { type AuditEntry, entryLeaf, readEntries } from './entry.ts';
import { headHash, isHeadSigned } from './head.ts';
import type { PublicKeys } from './keys.ts';
import { merklePath, rootFromPath } from './merkle.ts';
import type { ReadSql } from './read-sql.ts';

/** Proof that one entry is in a sealed batch. Bytes are hex; needs no database to check. */
export interface InclusionProof {
  readonly entry: AuditEntry;
  readonly batchSeq: number;
  readonly index: number;
  readonly leafCount: number;
  readonly path: readonly string[];
  readonly prevHead: string;
  readonly head: string;
  readonly sealedAt: string;
  readonly keyId: string;
  readonly signature: string;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Proof for one entry; null when it is unknown or still waits to be sealed. */
export async function inclusionProof(
  sql: ReadSql,
  { tenantId, entryId }: { readonly tenantId: string; readonly entryId: string },
): Promise<InclusionProof | null> {
  const [place] = await sql<BatchRow & { index: number }>`
    select b.seq, b.leaf_count as "leafCount", b.prev_head as "prevHead", b.head, b.signature, b.key_id as "keyId",
           b.sealed_at as "sealedAt", l.index
    from audit_leaf l join audit_batch b on b.tenant_id = l.tenant_id and b.seq = l.batch_seq
    where l.tenant_id = ${tenantId}::uuid and l.entry_id = ${entryId}::uuid`;
  const entry = (await readEntries(sql, tenantId, [entryId])).get(entryId);
  if (!place || !entry) return null;
  const leaves = await sql<{ hash: Uint8Array }>`
    select leaf_hash as hash from audit_leaf where tenant_id = ${tenantId}::uuid and batch_seq = ${place.seq}::int order by index`;
  const path = merklePath(
    leaves.map(({ hash }) => hash),
    place.index,
  );
  return {
    entry,
    batchSeq: place.seq,
    index: place.index,
    leafCount: place.leafCount,
    path: path.map(hex),
    prevHead: hex(place.prevHead),
    head: hex(place.head),
    sealedAt: new Date(place.sealedAt).toISOString(),
    keyId: place.keyId,
    signature: hex(place.signature),
  };
}

/** True when the entry of the proof stands in a batch that one of these keys signed. */
export function verifyInclusion(proof: InclusionProof, publicKeys: PublicKeys): boolean {
  const bytes = (text: string) => Buffer.from(text, 'hex');
  const { index, leafCount } = proof;
  const root = rootFromPath(entryLeaf(proof.entry), proof.path.map(bytes), { index, count: leafCount });
  if (!root) return false;
  const head = headHash({ prevHead: bytes(proof.prevHead), root, leafCount, sealedAt: new Date(proof.sealedAt) });
  const placed = { tenantId: proof.entry.tenantId, seq: proof.batchSeq, head };
  return (
    hex(head) === proof.head &&
    isHeadSigned(placed, { keyId: proof.keyId, signature: bytes(proof.signature) }, publicKeys)
  );
}
