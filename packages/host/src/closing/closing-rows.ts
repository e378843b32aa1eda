import type { DataContext } from '@viche/plugin-api';

/** How the end of the site stands, for owners. */
export interface ClosingView {
  readonly state: string;
  readonly since: Date | null;
  /** `2026-12-31`; null while nobody closes the site. */
  readonly lastDay: string | null;
  readonly reason: string | null;
  readonly movedTo: string | null;
  readonly withoutArchive: boolean;
  /** Whether an archive was taken since the closing began. */
  readonly archived: boolean;
  /** The earliest last day that may be set today. */
  readonly earliest: string;
}

type Place = Pick<DataContext, 'sql' | 'tenantId'>;

/** Whether an archive of tenant `t` was taken since its closing began. */
export const archiveTaken = (sql: Place['sql']) => sql.part`exists (
  select from audit_entry e where e.tenant_id = t.id and e.action = 'core.take-archive' and e.outcome = 'done'
    and e.at >= t.closing_since)`;

/** Reads the tenant's row, `for: 'writing'` under its lock. */
export async function readClosing(
  { sql, tenantId }: Place,
  noticeDays: number,
  { for: purpose }: { readonly for: 'reading' | 'writing' } = { for: 'reading' },
): Promise<ClosingView> {
  if (purpose === 'writing') await sql`select from tenant where id = ${tenantId}::uuid for update`;
  const [row] = await sql<ClosingView>`
    select t.state, t.closing_since as since, ((t.closes_at at time zone t.time_zone)::date - 1)::text as "lastDay",
      t.closing_reason as reason, t.moved_to as "movedTo", t.without_archive as "withoutArchive",
      t.closing_since is not null and ${archiveTaken(sql)} as archived,
      ((now() at time zone t.time_zone)::date + ${noticeDays}::int)::text as earliest
    from tenant t where t.id = ${tenantId}::uuid`;
  return row!;
}
