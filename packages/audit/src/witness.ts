import { z } from 'zod';
import { canonicalJson } from './entry.ts';
import { isHeadSigned } from './head.ts';
import type { PublicKeys } from './keys.ts';
import type { ReadSql } from './read-sql.ts';
import type { AuditProblem } from './report.ts';

const hexBytes = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length * 2}}$`));

const witnessHead = z.strictObject({
  tenantId: z.uuid(),
  seq: z.int().min(1),
  head: hexBytes(32),
  leafCount: z.int().min(1),
  sealedAt: z.iso.datetime(),
  keyId: z.string().max(64),
  signature: hexBytes(64),
});

/** A signed head as it leaves the building: whoever holds one can prove that the log was rebuilt (threats K02). */
export type WitnessHead = z.output<typeof witnessHead>;

/** Heads of one tenant above `afterSeq`, for a second store, a public page, an auditor's mail. */
export async function exportHeads(
  sql: ReadSql,
  { tenantId, afterSeq = 0 }: { readonly tenantId: string; readonly afterSeq?: number },
): Promise<readonly WitnessHead[]> {
  const rows = await sql<WitnessHead & { sealedAt: Date }>`
    select ${tenantId}::text as "tenantId", seq, encode(head, 'hex') as head, leaf_count as "leafCount",
           sealed_at as "sealedAt", key_id as "keyId", encode(signature, 'hex') as signature
    from audit_batch where tenant_id = ${tenantId}::uuid and seq > ${afterSeq}::int order by seq`;
  return rows.map((row) => ({ ...row, sealedAt: new Date(row.sealedAt).toISOString() }));
}

/** One line of canonical JSON per head, LF at the end: append it to the witness file. */
export function formatHeads(heads: readonly WitnessHead[]): string {
  return heads.map((head) => `${canonicalJson(head)}\n`).join('');
}

/** @throws Error with the number of the line that is no head */
export function parseHeads(text: string): readonly WitnessHead[] {
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }));
  return lines
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      try {
        return witnessHead.parse(JSON.parse(line));
      } catch {
        throw new Error(`Line ${number} of the witness file is not a head of an audit log`);
      }
    });
}

function compare(witness: WitnessHead, stored: string | undefined, last: number): AuditProblem | null {
  const place = { batchSeq: witness.seq };
  if (stored === witness.head) return null;
  if (stored !== undefined)
    return { kind: 'broken-chain', ...place, message: 'a witness holds another head: the log was rebuilt' };
  const kind = witness.seq > last ? 'cut-tail' : 'broken-chain';
  return { kind, ...place, message: 'a witness holds this head, the log does not' };
}

/**
 * Compares heads kept outside with the log of one tenant. A witness whose signature does not hold is told and not
 * trusted, so nobody can accuse the log with a head of their own making.
 */
export async function compareHeads(
  sql: ReadSql,
  witnesses: readonly WitnessHead[],
  { tenantId, publicKeys }: { readonly tenantId: string; readonly publicKeys: PublicKeys },
): Promise<readonly AuditProblem[]> {
  const own = witnesses.filter((witness) => witness.tenantId === tenantId);
  const rows = await sql<{ seq: number; head: string }>`
    select seq, encode(head, 'hex') as head from audit_batch
    where tenant_id = ${tenantId}::uuid and seq = any(${own.map(({ seq }) => seq)}::int[])`;
  const [end] = await sql<{ last: number }>`
    select coalesce(max(seq), 0) as last from audit_batch where tenant_id = ${tenantId}::uuid`;
  const heads = new Map(rows.map(({ seq, head }) => [seq, head]));
  return own.flatMap((witness): readonly AuditProblem[] => {
    const { seq, keyId } = witness;
    const signature = Buffer.from(witness.signature, 'hex');
    const head = Buffer.from(witness.head, 'hex');
    if (!isHeadSigned({ tenantId, seq, head }, { keyId, signature }, publicKeys)) {
      return [{ kind: 'bad-signature', batchSeq: seq, message: 'the witness file holds a head that we did not sign' }];
    }
    const problem = compare(witness, heads.get(seq), end?.last ?? 0);
    return problem ? [problem] : [];
  });
}
