import type { DataContext } from '@viche/plugin-api';

/**
 * First days of the quarters that are over by the hromada's own clock, since its first petition, the earliest first.
 *
 * @param done rows of quarters that are of no interest any more
 */
export async function closedQuarters(ctx: DataContext, done: readonly { quarter: string }[] = []): Promise<string[]> {
  const zone = ctx.tenant.timeZone;
  const rows = await ctx.sql<{ quarter: string }>`
    select closed.quarter::date as quarter
    from (select date_trunc('quarter', min(published_at) at time zone ${zone}) as first from petitions_petition
      where tenant_id = ${ctx.tenantId}::uuid and published_at is not null) began,
      generate_series(began.first, date_trunc('quarter', ${await ctx.now()}::timestamptz at time zone ${zone}) - interval '3 months',
        interval '3 months') as closed (quarter)
    order by closed.quarter`;
  const known = new Set(done.map(({ quarter }) => quarter));
  return rows.map(({ quarter }) => quarter).filter((quarter) => !known.has(quarter));
}
