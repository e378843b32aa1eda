import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';

/** Petitions recounted in one transaction; the job comes back for more. */
export const MOST_COUNTED = 500;

interface Mark {
  readonly petitionId: string;
  readonly markedAt: string;
}

/**
 * Counts the signatures of marked petitions by local day, from the rows: days are right again after a withdrawal or an
 * invalidation, and who signs never writes a row that others write too.
 */
export const countPetitionDays = command({
  name: 'petitions.count-petition-days',
  plugin,
  assurance: 'guest',
  can: ['count', 'Petition'],
  by: 'clock',
  input: z.strictObject({}),
  errors: [],
  async run(ctx) {
    const { tenantId, sql } = ctx;
    const zone = ctx.tenant.timeZone;
    const marks = await sql<Mark>`
      select petition_id as "petitionId", marked_at::text as "markedAt" from petitions_petition_day_due
      where tenant_id = ${tenantId}::uuid order by marked_at limit ${MOST_COUNTED}`;
    if (marks.length === 0) return { counted: 0 };
    const ids = marks.map(({ petitionId }) => petitionId);
    await sql`
      insert into petitions_petition_day as known (tenant_id, petition_id, day, signatures)
      select tenant_id, petition_id, (signed_at at time zone ${zone})::date, count(*)
      from petitions_petition_signature
      where tenant_id = ${tenantId}::uuid and petition_id = any(${ids}::uuid[]) and standing = 'counted' and withdrawn_at is null
      group by 1, 2, 3
      on conflict (tenant_id, petition_id, day) do update set signatures = excluded.signatures
        where known.signatures <> excluded.signatures`;
    await sql`
      delete from petitions_petition_day d
      where d.tenant_id = ${tenantId}::uuid and d.petition_id = any(${ids}::uuid[]) and not exists (
        select from petitions_petition_signature s
        where s.tenant_id = d.tenant_id and s.petition_id = d.petition_id and s.standing = 'counted' and s.withdrawn_at is null
          and s.signed_at >= d.day::timestamp at time zone ${zone} and s.signed_at < (d.day + 1)::timestamp at time zone ${zone})`;
    // Last, and only the marks that were served: a signature that came during the count has renewed its petition's mark.
    await sql`
      delete from petitions_petition_day_due d
      using unnest(${ids}::uuid[], ${marks.map(({ markedAt }) => markedAt)}::timestamptz[]) as served (id, at)
      where d.tenant_id = ${tenantId}::uuid and d.petition_id = served.id and d.marked_at = served.at`;
    ctx.invalidate('Petition:days');
    return { counted: marks.length };
  },
});
