import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { CHANNELS } from '../channels.ts';
import { closedQuarters } from '../closed-quarters.ts';

/**
 * Writes down, once and for ever, through which channels the signatures of each closed quarter came. The list of names
 * tells who signed between two visits of the statistics; figures that moved with it would tell how (threats F10).
 */
export const freezeQuarterFigures = command({
  name: 'petitions.freeze-quarter-figures',
  plugin,
  assurance: 'guest',
  can: ['count', 'Petition'],
  by: 'clock',
  input: z.strictObject({}),
  errors: [],
  async run(ctx) {
    const { tenantId, sql } = ctx;
    const zone = ctx.tenant.timeZone;
    const done = await sql<{ quarter: string }>`
      select distinct quarter from petitions_petition_quarter_figure where tenant_id = ${tenantId}::uuid`;
    const quarters = await closedQuarters(ctx, done);
    if (quarters.length === 0) return { frozen: 0 };
    await sql`
      with counted as (
        select date_trunc('quarter', signed_at at time zone ${zone})::date as quarter, channel, count(*) as signatures
        from petitions_petition_signature
        where tenant_id = ${tenantId}::uuid and standing = 'counted' and withdrawn_at is null group by 1, 2)
      insert into petitions_petition_quarter_figure (tenant_id, quarter, channel, signatures)
      select ${tenantId}::uuid, q.quarter, c.channel, coalesce(counted.signatures, 0)
      from unnest(${quarters}::date[]) as q (quarter)
      cross join unnest(${[...CHANNELS]}::text[]) as c (channel)
      left join counted on counted.quarter = q.quarter and counted.channel = c.channel
      on conflict do nothing`;
    return { frozen: quarters.length };
  },
});
