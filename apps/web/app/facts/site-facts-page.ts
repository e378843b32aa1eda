import type { SiteContext } from '@viche/site';

/** Pages whose words are the platform's and whose facts are the hromada's. */
export type FactsPage = 'help' | 'contacts' | 'accessibility';

/** What their loaders answer. Nothing on them is a person's, so guests get them from the cache until a fact changes. */
export function siteFactsPage(site: SiteContext, page: FactsPage) {
  if (site.kind === 'platform') throw Response.json({ code: 'core/not-found' }, { status: 404 });
  site.cacheFor('config');
  const { t } = site.translator;
  return {
    title: `${t(`site:${page}.title`)} · ${site.tenant.names[site.locale].short}`,
    description: t(`site:${page}.lead`, { council: site.tenant.names[site.locale].official }),
  };
}
