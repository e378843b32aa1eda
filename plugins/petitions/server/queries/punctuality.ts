import type { DataContext } from '@viche/plugin-api';

/** Terms that law 393/96-ВР art. 23-1 sets to the council, as everybody may see them kept. */
export const PUBLIC_DUTIES = ['moderation', 'announce', 'review'] as const;
export type PublicDuty = (typeof PUBLIC_DUTIES)[number];

export interface DutyMonth {
  readonly duty: PublicDuty;
  /** First day of the month in which the terms ended. */
  readonly month: string;
  /** Terms that ended in it, whether the council was done or not. */
  readonly due: number;
  readonly onTime: number;
  /** From the beginning of the term to the deed, for what was done; null when nothing was. */
  readonly medianHours: number | null;
}

export interface DutyRecord {
  readonly duty: PublicDuty;
  readonly due: number;
  readonly onTime: number;
  readonly medianHours: number | null;
  readonly overdueNow: number;
}

const kindOf = (duty: PublicDuty): string => `petitions.${duty}`;
const KINDS = PUBLIC_DUTIES.map(kindOf);

/**
 * The terms in question with the moment of the deed. A term that was cancelled (the author withdrew, the petition was
 * taken down) was owed no more and is not counted; one that nobody kept counts against its month.
 */
const duties = (ctx: DataContext, since: Date, now: Date) => ctx.sql.part`
  select substr(d.kind, 11) as duty, d.due_before, done.at as done_at, d.started_at,
    (d.due_before - interval '1 second') at time zone ${ctx.tenant.timeZone} as due_local
  from deadline d
  left join lateral (
    select e.at from deadline_event e
    where e.tenant_id = d.tenant_id and e.deadline_id = d.id and e.event in ('meet', 'miss') order by e.at limit 1) done on true
  where d.tenant_id = ${ctx.tenantId}::uuid and d.kind = any(${KINDS}) and d.state in ('met', 'missed', 'running')
    and d.due_before > ${since} and (d.due_before <= ${now} or d.state <> 'running')`;

/** Where the first of the last `months` local months begins, the running one counted. */
async function firstOfMonths(ctx: DataContext, now: Date, months: number): Promise<Date> {
  const zone = ctx.tenant.timeZone;
  const [first] = await ctx.sql<{ at: Date }>`
    select (date_trunc('month', ${now}::timestamptz at time zone ${zone}) - make_interval(months => ${months - 1}::int))
      at time zone ${zone} as at`;
  return first!.at;
}

/** How punctual the council was, month by month, the latest first. Months without a term are left out. */
export async function punctualityByMonth(ctx: DataContext, months: number): Promise<DutyMonth[]> {
  const now = await ctx.now();
  const since = await firstOfMonths(ctx, now, months);
  return ctx.sql<DutyMonth>`
    select duty, date_trunc('month', due_local)::date as month, count(*)::int as due,
      count(*) filter (where done_at < due_before)::int as "onTime",
      percentile_cont(0.5) within group (order by extract(epoch from done_at - started_at) / 3600)::float8 as "medianHours"
    from (${duties(ctx, since, now)}) terms group by 1, 2 order by 2 desc, 1`;
}

/** How punctual the council was in the last `months` months in all, and what is overdue at this moment, duty by duty. */
export async function punctuality(ctx: DataContext, months: number): Promise<DutyRecord[]> {
  const now = await ctx.now();
  const since = await firstOfMonths(ctx, now, months);
  const kept = await ctx.sql<Omit<DutyRecord, 'overdueNow'>>`
    select duty, count(*)::int as due, count(*) filter (where done_at < due_before)::int as "onTime",
      percentile_cont(0.5) within group (order by extract(epoch from done_at - started_at) / 3600)::float8 as "medianHours"
    from (${duties(ctx, since, now)}) terms group by 1`;
  const overdue = await ctx.sql<{ duty: PublicDuty; count: number }>`
    select substr(kind, 11) as duty, count(*)::int as count from deadline
    where tenant_id = ${ctx.tenantId}::uuid and kind = any(${KINDS}) and state = 'running' and due_before <= ${now} group by 1`;
  return PUBLIC_DUTIES.map((duty) => ({
    ...(kept.find((row) => row.duty === duty) ?? { duty, due: 0, onTime: 0, medianHours: null }),
    overdueNow: overdue.find((row) => row.duty === duty)?.count ?? 0,
  }));
}
