import type { DataContext, SitemapDeclaration, SitemapQuestion } from '@viche/plugin-api';
import { petitionPath } from '../../web/petition-path.ts';
import { BEFORE_ALL } from '../open-data/before-all.ts';
import { LISTED } from '../states.ts';

const YEAR = /^2\d{3}$/;

/** Years in which petitions were published: the year of a petition never changes. */
async function parts({ sql, tenantId }: DataContext): Promise<readonly string[]> {
  const rows = await sql<{ year: string }>`
    select distinct extract(year from published_at at time zone 'UTC')::int::text as year from petitions_petition
    where tenant_id = ${tenantId}::uuid and state = any(${[...LISTED]}) and published_at is not null order by year`;
  return rows.map(({ year }) => year);
}

/** Published petitions; refused ones and those that were taken down are nothing to be found by (threats F12). */
async function pages({ sql, tenantId }: DataContext, { part, after, limit }: SitemapQuestion) {
  if (!YEAR.test(part)) return { pages: [], next: null };
  const start = `${part}-01-01T00:00:00Z`;
  const rows = await sql<{ id: string; ref: string; title: string; changedAt: Date }>`
    select id, ref, title,
      greatest(published_at, threshold_reached_at, announced_at, answered_at, ended_at, corrected_at) as "changedAt"
    from petitions_petition
    where tenant_id = ${tenantId}::uuid and state = any(${[...LISTED]}) and not text_hidden
      and published_at >= ${start}::timestamptz and published_at < ${start}::timestamptz + interval '1 year'
      and id > ${after ?? BEFORE_ALL}::uuid
    order by id limit ${limit}`;
  return {
    pages: rows.map(({ ref, title, changedAt }) => ({ path: petitionPath({ ref, title }), changedAt })),
    next: rows.length === limit ? rows.at(-1)!.id : null,
  };
}

/** Petitions for search engines, a file a year. Lists of signatories are never among them (threats F09). */
export const petitionSitemap: SitemapDeclaration = { parts, pages };
