import type { DataContext } from '@viche/plugin-api';

/** A petition whose collection is over and that stands in no table yet. */
export interface StatedPetition {
  readonly id: string;
  /** First day of the quarter in which its collection ended. */
  readonly quarter: string;
  readonly signatures: number;
  /** Signatures by the id of the stated territory. Those of people who stated none are missing. */
  readonly stated: ReadonlyMap<string, number>;
}

/**
 * Petitions that take no signature any more, neither here nor on paper. A merged one is none of them: its signatories sign
 * another, and two tables with nearly the same people could be compared. One that is withdrawn or taken down has no page.
 */
async function over(ctx: DataContext) {
  const now = await ctx.now();
  return ctx.sql.part`
    p.tenant_id = ${ctx.tenantId}::uuid and p.published_at is not null and p.imported_from is null
    and (p.state in ('answered', 'expired')
      or (p.state in ('threshold-reached', 'in-review') and p.collect_until <= ${now} and coalesce(p.paper_until, p.collect_until) <= ${now})
      or (p.state = 'in-review' and p.rules->>'signAfterThreshold' <> 'until-end' and coalesce(p.paper_until, ${now}) <= ${now}))
    and not exists (select from petitions_petition_territory_counted c where c.tenant_id = p.tenant_id and c.petition_id = p.id)`;
}

/** Where nobody stated a territory, there is nothing to show, and nothing to look at again. */
export async function markUnstated(ctx: DataContext): Promise<void> {
  await ctx.sql`
    insert into petitions_petition_territory_counted (tenant_id, petition_id)
    select p.tenant_id, p.id from petitions_petition p
    where ${await over(ctx)} and not exists (
      select from petitions_petition_signature s where s.tenant_id = p.tenant_id and s.petition_id = p.id
        and s.territory_id is not null and s.standing = 'counted' and s.withdrawn_at is null)
    on conflict do nothing`;
}

/** What the signatories of such petitions stated, in the order of the petitions' ids. */
export async function statedPetitions(ctx: DataContext): Promise<StatedPetition[]> {
  const rows = await ctx.sql<{ id: string; quarter: string; territoryId: string | null; signatures: number }>`
    select p.id, date_trunc('quarter', least(p.collect_until, p.ended_at, p.announced_at) at time zone ${ctx.tenant.timeZone})::date as quarter,
      s.territory_id as "territoryId", count(*)::int as signatures
    from petitions_petition p
    join petitions_petition_signature s on s.tenant_id = p.tenant_id and s.petition_id = p.id
      and s.standing = 'counted' and s.withdrawn_at is null
    where ${await over(ctx)} group by p.id, 2, s.territory_id order by p.id`;
  const petitions = new Map<string, { id: string; quarter: string; signatures: number; stated: Map<string, number> }>();
  for (const { id, quarter, territoryId, signatures } of rows) {
    const petition = petitions.get(id) ?? { id, quarter, signatures: 0, stated: new Map<string, number>() };
    petition.signatures += signatures;
    if (territoryId) petition.stated.set(territoryId, signatures);
    petitions.set(id, petition);
  }
  return [...petitions.values()];
}
