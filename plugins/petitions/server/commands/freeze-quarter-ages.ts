import { hideSmallCells } from '@viche/open-data';
import { command, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { AGE_BAND_KEYS, type AgeBand, ageBand } from '../age-bands.ts';
import { closedQuarters } from '../closed-quarters.ts';
import { BEFORE_ALL } from '../open-data/before-all.ts';

/** Birth dates that are unsealed together. */
const PEOPLE_AT_ONCE = 1_000;

/**
 * Writes down, once and for ever, how old the signatories of the earliest closed quarter without such figures were, each on
 * the day of signing. Ages are computed and added up here, and kept nowhere; small numbers are not even written (threats F10).
 */
export const freezeQuarterAges = command({
  name: 'petitions.freeze-quarter-ages',
  plugin,
  assurance: 'guest',
  can: ['count', 'Petition'],
  by: 'clock',
  input: z.strictObject({}),
  errors: [],
  async run(ctx) {
    if (!ctx.settings.countAges) return { frozen: 0, left: false };
    const { tenantId, sql } = ctx;
    const done = await sql<{ quarter: string }>`
      select distinct quarter from petitions_petition_quarter_age where tenant_id = ${tenantId}::uuid`;
    const [quarter, ...later] = await closedQuarters(ctx, done);
    if (!quarter) return { frozen: 0, left: false };
    const counts = await countBands(ctx, quarter);
    const shown = hideSmallCells(AGE_BAND_KEYS.map((band) => counts.get(band) ?? 0));
    await sql`
      insert into petitions_petition_quarter_age (tenant_id, quarter, band, signatures)
      select ${tenantId}::uuid, ${quarter}::date, figure.band, figure.signatures
      from unnest(${[...AGE_BAND_KEYS]}::text[], ${shown}::int4[]) as figure (band, signatures)
      on conflict do nothing`;
    ctx.invalidate('Petition:days');
    return { frozen: 1, left: later.length > 0 };
  },
});

/** Counted signatures of a quarter by band. Walks in batches along the key: memory does not grow with the quarter. */
async function countBands(ctx: PluginContext, quarter: string): Promise<Map<AgeBand, number>> {
  const { tenantId, sql, tenant } = ctx;
  const counts = new Map<AgeBand, number>();
  const ofQuarter = sql.part`tenant_id = ${tenantId}::uuid and standing = 'counted' and withdrawn_at is null
    and signed_at >= ${quarter}::date::timestamp at time zone ${tenant.timeZone}
    and signed_at < (${quarter}::date + interval '3 months') at time zone ${tenant.timeZone}`;
  const [nobody] = await sql<{ signatures: number }>`
    select count(*)::int as signatures from petitions_petition_signature where ${ofQuarter} and participant_id is null`;
  counts.set('unknown', nobody!.signatures);
  for (let after = BEFORE_ALL; ; ) {
    const part = await sql<{ id: string; participantId: string; day: string }>`
      select id, participant_id as "participantId", (signed_at at time zone ${tenant.timeZone})::date as day
      from petitions_petition_signature where ${ofQuarter} and participant_id is not null and id > ${after}::uuid
      order by id limit ${PEOPLE_AT_ONCE}`;
    for (const age of await ctx.agesOn(part)) {
      const band = ageBand(age);
      counts.set(band, (counts.get(band) ?? 0) + 1);
    }
    if (part.length < PEOPLE_AT_ONCE) return counts;
    after = part.at(-1)!.id;
  }
}
