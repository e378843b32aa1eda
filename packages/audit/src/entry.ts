import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { leafHash } from './merkle.ts';
import type { ReadSql } from './read-sql.ts';

/** One act, as the log keeps it for ever. Values of protected fields stand here as hashes only. */
export interface AuditEntry {
  readonly tenantId: string;
  readonly id: string;
  /** Command's name, `petitions.publish-petition`. */
  readonly action: string;
  readonly actorKind: 'staff' | 'participant' | 'system' | 'operator';
  readonly actorId: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  /** `done` or the code of the refusal. */
  readonly outcome: string;
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  readonly requestId: string;
  /** UTC with six digits after the second, as the database keeps it. */
  readonly at: string;
}

/** RFC 8785 form of a JSON value. @throws TypeError for what is no JSON */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Not a JSON value');
  return text;
}

/** Leaf of an entry: SHA-256(0x00 ‖ RFC 8785 form of the entry). */
export function entryLeaf(entry: AuditEntry): Buffer {
  return leafHash(Buffer.from(canonicalJson(entry)));
}

/**
 * Mark of a value before or after a change, hex SHA-256 of its RFC 8785 form; null for "nothing". Dates count as
 * their ISO text, fields that are undefined not at all.
 */
export function contentHash(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const json: unknown = JSON.parse(JSON.stringify(value));
  return createHash('sha256').update(canonicalJson(json)).digest('hex');
}

/** Reads entries by id, in the exact form that their leaves are made of. */
export async function readEntries(
  sql: ReadSql,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, AuditEntry>> {
  const rows = await sql<AuditEntry>`
    select tenant_id as "tenantId", id, action, actor_kind as "actorKind", actor_id as "actorId",
           subject_type as "subjectType", subject_id as "subjectId", outcome, before_hash as "beforeHash",
           after_hash as "afterHash", detail, reason, request_id as "requestId",
           to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from audit_entry where tenant_id = ${tenantId}::uuid and id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
