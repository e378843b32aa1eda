import { newId, type Sql } from '@viche/db';
import { isId } from '@viche/plugin-api';
import type { HostServices } from '../services.ts';
import type { OperatorAtWork } from './operator-at-work.ts';

/** An act as the platform's log keeps it; no personal data. */
export interface PlatformAct {
  readonly action: string;
  readonly tenantId?: string;
  /** Absent for acts of nobody's operator, such as a council that opens its site. */
  readonly operatorId?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
  readonly requestId: string;
}

/** Adds a row to the platform's log, in the transaction of the act. */
export async function notePlatformAct(sql: Sql, act: PlatformAct): Promise<void> {
  const { action, tenantId = null, operatorId = null, detail = {}, reason = null, requestId } = act;
  await sql`
    select viche.note_platform_act(${newId()}::uuid, ${action}, ${tenantId}::uuid, ${operatorId}::uuid,
      ${JSON.stringify(detail)}::jsonb, ${reason}::text, ${requestId})`;
}

export interface PlatformJournalEntry {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  /** Slug of the hromada that it concerns. */
  readonly slug: string | null;
  /** Name of the operator who did it. */
  readonly operator: string | null;
  readonly reason: string | null;
}

export interface PlatformJournalPage {
  readonly entries: readonly PlatformJournalEntry[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

const PER_PAGE = 50;

/** The platform's log, the newest first, of one hromada or of all. */
export async function readPlatformJournal(
  { pool }: HostServices,
  { session }: OperatorAtWork,
  { tenantId, before }: { readonly tenantId?: string; readonly before?: string | undefined } = {},
): Promise<PlatformJournalPage> {
  const place = isId(before ?? '') ? before! : null;
  const rows = await pool.platform(
    ({ sql }) => sql<PlatformJournalEntry>`
      select id::text, at, action, slug, operator, reason
      from viche.operator_journal(${session}::bytea, ${tenantId ?? null}::uuid, ${place}::uuid, ${PER_PAGE + 1}::int)`,
  );
  const entries = rows.slice(0, PER_PAGE);
  return { entries, next: rows.length > PER_PAGE ? entries.at(-1)!.id : null };
}
