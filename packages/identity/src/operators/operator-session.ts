import { randomBytes } from 'node:crypto';
import { newId, type Sql } from '@viche/db';
import { Secret } from '../secret.ts';
import { tokenHash } from '../session.ts';

/** An operator who is signed in, for one request. */
export interface OperatorFacts {
  readonly id: string;
  readonly name: string;
  readonly csrfSecret: Secret;
  /** When a passkey was shown last. */
  readonly provenAt: Date;
}

/** Dangerous acts want a passkey that was shown within these minutes (threats O14). */
export const OPERATOR_PROOF_MINUTES = 10;

/** Mark of a token as the rows keep it; null for what no server of ours gave out. */
export const operatorTokenHash = (token: string | null): Buffer | null => (token === null ? null : tokenHash(token));

/** Whose session it is; null for an ended, idle, foreign or made-up token. Notes that it is in use. */
export async function resolveOperator(sql: Sql, token: string | null): Promise<OperatorFacts | null> {
  const hash = operatorTokenHash(token);
  if (!hash) return null;
  const [row] = await sql<{ id: string; name: string; csrfSecret: Uint8Array; provenAt: Date }>`
    select id::text, name, csrf_secret as "csrfSecret", proven_at as "provenAt" from viche.operator_of(${hash}::bytea)`;
  if (!row) return null;
  await sql`select viche.touch_operator_session(${hash}::bytea)`;
  return { ...row, csrfSecret: new Secret(Buffer.from(row.csrfSecret)) };
}

/** Whether dangerous acts are open to this session now. */
export const isOperatorProved = ({ provenAt }: Pick<OperatorFacts, 'provenAt'>, now: Date): boolean =>
  now.getTime() - provenAt.getTime() < OPERATOR_PROOF_MINUTES * 60_000;

/** A passkey that has just been shown, with the counter that stood in its row and the one that the answer carries. */
export interface ShownPasskey {
  readonly id: string;
  readonly was: number;
  readonly counter: number;
}

/**
 * Opens a session. One that the same operator has in this browser goes on under a new token, so that forms which stand open keep
 * their tokens.
 *
 * @returns null when another answer with this counter was faster: a copied key betrays itself so
 */
export async function openOperatorSession(
  sql: Sql,
  { id, was, counter }: ShownPasskey,
  former: string | null,
): Promise<{ readonly operatorId: string; readonly token: string } | null> {
  const token = randomBytes(32).toString('base64url');
  const [row] = await sql<{ operatorId: string }>`
    select operator_id::text as "operatorId" from viche.open_operator_session(${id}::uuid, ${String(was)}::bigint,
      ${String(counter)}::bigint, ${newId()}::uuid, ${tokenHash(token)}::bytea, ${randomBytes(32)}::bytea,
      ${operatorTokenHash(former)}::bytea)`;
  return row ? { operatorId: row.operatorId, token } : null;
}

/** Ends the session for good, on the server. @returns whose it was */
export async function endOperatorSession(sql: Sql, token: string): Promise<string | null> {
  const [row] = await sql<{ operatorId: string }>`
    select operator_id::text as "operatorId" from viche.end_operator_session(${operatorTokenHash(token)}::bytea)`;
  return row?.operatorId ?? null;
}
