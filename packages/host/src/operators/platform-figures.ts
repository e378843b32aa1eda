import type { Sql } from '@viche/db';
import type { HostServices } from '../services.ts';
import type { OperatorAtWork } from './operator-at-work.ts';

/** The platform as a whole, in numbers. */
export interface PlatformFigures {
  /** How many hromadas there are in each state that occurs. */
  readonly states: Readonly<Record<string, number>>;
  readonly participants: number;
  readonly processes: number;
  readonly failedJobs: number;
  /** How many hromadas have counted themselves at all. */
  readonly counted: number;
  readonly databaseBytes: number;
  /** Jobs of the queue as the worker told them last; null when it never did. */
  readonly queue: { readonly waiting: number; readonly active: number; readonly at: Date } | null;
  /** The latest day first. */
  readonly days: readonly UsageDay[];
}

/** Counts of one day, `2026-11-22`. */
export interface UsageDay {
  readonly day: string;
  readonly signIns: number;
  readonly acts: number;
  /** Jobs that had used up their attempts when the day was counted last. */
  readonly failedJobs: number;
}

type Totals = Pick<PlatformFigures, 'participants' | 'processes' | 'failedJobs' | 'counted'>;

/** @param since `2026-11-22`, the first day that is asked for */
export async function platformFigures(
  { pool }: HostServices,
  { session }: OperatorAtWork,
  since: string,
): Promise<PlatformFigures> {
  return pool.platform(async ({ sql }) => {
    const states = await sql<{ state: string; count: number }>`
      select state, count from viche.operator_tenant_counts(${session}::bytea)`;
    const [totals] = await sql<Totals>`
      select participants, processes, failed_jobs as "failedJobs", counted from viche.operator_totals(${session}::bytea)`;
    const days = await readDays(sql, session, { since, tenantId: null });
    const gauges = await sql<{ name: string; value: number; at: Date }>`
      select name, value, at from viche.operator_gauges(${session}::bytea)`;
    const gauge = (name: string) => gauges.find((one) => one.name === name);
    const [waiting, active] = [gauge('queue.waiting'), gauge('queue.active')];
    return {
      states: Object.fromEntries(states.map(({ state, count }) => [state, count])),
      ...totals!,
      databaseBytes: gauge('database.bytes')?.value ?? 0,
      queue: waiting && active ? { waiting: waiting.value, active: active.value, at: waiting.at } : null,
      days,
    };
  });
}

/** Days of one hromada since then, the latest first. */
export const usageDays = ({ pool }: HostServices, { session }: OperatorAtWork, of: DaysOf): Promise<UsageDay[]> =>
  pool.platform(({ sql }) => readDays(sql, session, of));

interface DaysOf {
  readonly since: string;
  /** Null: of the whole platform. */
  readonly tenantId: string | null;
}

const readDays = (sql: Sql, session: Buffer, { since, tenantId }: DaysOf): Promise<UsageDay[]> =>
  sql<UsageDay>`
    select day, sign_ins as "signIns", acts, failed_jobs as "failedJobs"
    from viche.operator_usage_days(${session}::bytea, ${since}::date, ${tenantId}::uuid)`;

/** What the worker tells of its queues, for the operators' page. */
export async function noteQueue(
  { pool }: Pick<HostServices, 'pool'>,
  { waiting, active }: { readonly waiting: number; readonly active: number },
): Promise<void> {
  await pool.platform(
    async ({ sql }) => {
      await sql`select viche.note_platform_gauge('queue.waiting', ${waiting}::bigint)`;
      await sql`select viche.note_platform_gauge('queue.active', ${active}::bigint)`;
    },
    { for: 'writing' },
  );
}
