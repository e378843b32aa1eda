import type { ContextOf } from '@viche/plugin-api';
import type plugin from '../plugin.ts';

export const MILESTONES = [25, 50, 75, 100] as const;

/** Their days are counted anew within a minute. One statement for all: it is part of every drain of the counters. */
async function markDays(ctx: ContextOf<typeof plugin>, petitionIds: readonly string[]): Promise<void> {
  await ctx.sql`
    insert into petitions_petition_day_due (tenant_id, petition_id, marked_at)
    select ${ctx.tenantId}::uuid, id, clock_timestamp() from unnest(${[...petitionIds].sort()}::uuid[]) as moved (id)
    on conflict (tenant_id, petition_id) do update set marked_at = excluded.marked_at`;
}

/**
 * Called when counters moved: notes the milestones passed (each once, for ever) and has the threshold checked. The number
 * that decides is recounted from the rows by reachThreshold.
 */
export async function afterCount(ctx: ContextOf<typeof plugin>, petitionIds: readonly string[]): Promise<void> {
  const moved = await ctx.sql<{ id: string; milestone: number; state: string }>`
    with reached as (
      select p.id, p.milestone as before, max(m.percent) as percent
      from petitions_petition p
      join unnest(${[...MILESTONES]}::int[]) as m(percent)
        on p.signature_count * 100 >= m.percent * (p.rules ->> 'signatureThreshold')::int
      where p.tenant_id = ${ctx.tenantId}::uuid and p.id = any(${[...petitionIds]}::uuid[])
      group by p.id, p.milestone
    )
    update petitions_petition p set milestone = reached.percent
    from reached
    where p.tenant_id = ${ctx.tenantId}::uuid and p.id = reached.id and reached.percent > p.milestone
    returning p.id, p.milestone, p.state`;
  for (const { id, milestone, state } of moved) {
    await ctx.emit('petitions.milestone-reached.v1', { petitionId: id, milestone });
    if (milestone === 100 && state === 'collecting')
      await ctx.enqueue('checkThreshold', { petitionId: id }, { dedupeKey: `threshold:${id}` });
  }
  await markDays(ctx, petitionIds);
  await askWhereFallenBack(ctx, petitionIds);
  for (const id of petitionIds) ctx.invalidate(`Petition:${id}`);
  ctx.invalidate('Petition:counts');
}

/** What fell back below its threshold has all its milestones behind it: the second crossing is asked for by the number alone. */
async function askWhereFallenBack(ctx: ContextOf<typeof plugin>, petitionIds: readonly string[]): Promise<void> {
  const crossing = await ctx.sql<{ id: string }>`
    select id from petitions_petition
    where tenant_id = ${ctx.tenantId}::uuid and id = any(${[...petitionIds]}::uuid[]) and state = 'collecting'
      and threshold_reached_at is not null and signature_count >= (rules ->> 'signatureThreshold')::int`;
  for (const { id } of crossing)
    await ctx.enqueue('checkThreshold', { petitionId: id }, { dedupeKey: `threshold:${id}` });
}
