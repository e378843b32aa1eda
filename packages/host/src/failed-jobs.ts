import type { Sql } from '@viche/db';

/** A job that used up its attempts, as people see it: nothing of its payload. */
export interface FailedJob {
  readonly id: string;
  readonly at: Date;
  readonly plugin: string;
  /** Job key, or the name of the event that was to be handled. */
  readonly key: string;
  readonly attempts: number;
  /** Name and code of the last error; never its message, which may quote what people wrote. */
  readonly reason: string;
  readonly requestId: string;
}

export interface FailedJobsPage {
  readonly jobs: readonly FailedJob[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

const PER_PAGE = 50;
const MOST_COUNTED = 100;
/** Moment and id of the last row that was seen. */
const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A page of a tenant's dead jobs, newest first, after a place that an earlier page named. */
export async function readFailedJobs(
  sql: Sql,
  tenantId: string,
  { after, limit = PER_PAGE }: { after?: string | undefined; limit?: number } = {},
): Promise<FailedJobsPage> {
  const [, at = null, id = null] = PLACE.exec(after ?? '') ?? [];
  const rows = await sql<FailedJob & { place: string }>`
    select id, created_at as at, plugin, key, attempts, reason, request_id as "requestId",
      to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || id as place
    from job_failure
    where tenant_id = ${tenantId}::uuid and state = 'dead'
      and (${at}::timestamptz is null or (created_at, id) < (${at}::timestamptz, ${id}::uuid))
    order by created_at desc, id desc limit ${limit + 1}`;
  const shown = rows.slice(0, limit);
  return {
    jobs: shown.map(({ place: _, ...job }) => job),
    next: rows.length > limit ? shown.at(-1)!.place : null,
  };
}

/** How many dead jobs a tenant has; more than 100 are told as 100. */
export async function countFailedJobs(sql: Sql, tenantId: string): Promise<number> {
  const [row] = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from job_failure where tenant_id = ${tenantId}::uuid and state = 'dead' limit ${MOST_COUNTED}) as dead`;
  return row!.count;
}
