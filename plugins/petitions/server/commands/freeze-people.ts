import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';

/**
 * Writes down, once and for ever, how many different people signed in each month and each year that is over. Whoever signs or leaves later
 * changes nothing of it: a number that moved would tell who moved it (threats F10). A time of which signatures stand without their keys
 * any more can be counted by nobody, and is left out.
 */
export const freezePeople = command({
  name: 'petitions.freeze-people',
  plugin,
  assurance: 'guest',
  can: ['count', 'Petition'],
  by: 'clock',
  input: z.strictObject({}),
  errors: [],
  async run(ctx) {
    const { tenantId, sql } = ctx;
    const zone = ctx.tenant.timeZone;
    const rows = await sql`
      with began as (
        select min(published_at) at time zone ${zone} as at, ${await ctx.now()}::timestamptz at time zone ${zone} as now
        from petitions_petition where tenant_id = ${tenantId}::uuid and published_at is not null),
      term as (
        select span, since::date as since, since at time zone ${zone} as begins, (since + length) at time zone ${zone} as ends
        from began, (values ('month', interval '1 month'), ('year', interval '1 year')) as of (span, length),
          generate_series(date_trunc(span, began.at), date_trunc(span, began.now) - length, length) as since)
      insert into petitions_petition_people (tenant_id, span, since, people)
      select ${tenantId}::uuid, term.span, term.since, counted.people
      from term cross join lateral (
        select count(distinct s.person_key)::int as people, count(*) filter (where s.person_key is null) as keyless
        from petitions_petition_signature s
        where s.tenant_id = ${tenantId}::uuid and s.standing = 'counted' and s.withdrawn_at is null
          and s.signed_at >= term.begins and s.signed_at < term.ends) as counted
      where counted.keyless = 0 and not exists (
        select from petitions_petition_people known
        where known.tenant_id = ${tenantId}::uuid and known.span = term.span and known.since = term.since)
      on conflict do nothing returning span`;
    return { frozen: rows.length };
  },
});
