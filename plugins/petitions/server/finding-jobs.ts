import { NORM_EDITION } from '@viche/search';
import type { PetitionsContext } from './jobs.ts';
import { normOf } from './petition-text.ts';

/** Texts that are written anew in one run: each takes a few milliseconds of the database. */
const BATCH = 200;
/** What counts as recent in the order of the list: a week evens out its days. */
const RECENT_DAYS = 7;

/**
 * Writes the terms of texts anew whose terms are of an earlier edition: those of before the first one, and all when the rules of
 * stemming change. Goes on at once while there are more.
 */
export async function indexTexts(_payload: object, ctx: PetitionsContext): Promise<void> {
  const { sql, tenantId } = ctx;
  const stale = await sql<{ id: string; title: string; essence: string; demand: string }>`
    select id, title, essence, demand from petitions_petition
    where tenant_id = ${tenantId}::uuid and norm_edition < ${NORM_EDITION}
    order by norm_edition, id limit ${BATCH} for update skip locked`;
  if (stale.length === 0) return;
  await sql`
    update petitions_petition as petition set norm = fresh.norm
    from unnest(${stale.map(({ id }) => id)}::uuid[], ${stale.map(normOf)}::text[]) as fresh (id, norm)
    where petition.tenant_id = ${tenantId}::uuid and petition.id = fresh.id`;
  ctx.invalidate('Petition:list');
  if (stale.length === BATCH) await ctx.enqueue('indexTexts', {});
}

/** How many signatures each petition that takes them got in the last days. Nobody who signs waits for it. */
export async function countRecent(_payload: object, ctx: PetitionsContext): Promise<void> {
  const since = new Date((await ctx.now()).getTime() - RECENT_DAYS * 86_400_000);
  const { tenantId } = ctx;
  const changed = await ctx.sql<{ id: string }>`
    update petitions_petition as petition set recent_signatures = recent.signatures
    from (
      select open.id, count(signature.id)::int as signatures
      from petitions_petition as open left join petitions_petition_signature as signature
        on signature.tenant_id = ${tenantId}::uuid and signature.petition_id = open.id
        and signature.signed_at >= ${since} and signature.withdrawn_at is null and signature.standing = 'counted'
      where open.tenant_id = ${tenantId}::uuid
        and (open.state in ('collecting', 'threshold-reached') or open.recent_signatures > 0)
      group by open.id
    ) as recent
    where petition.tenant_id = ${tenantId}::uuid and petition.id = recent.id
      and petition.recent_signatures <> recent.signatures
    returning petition.id`;
  if (changed.length > 0) ctx.invalidate('Petition:list');
}
