import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageMeta, siteOf } from '@viche/site';
import { readHome } from '../home/read-home.ts';
import { TenantHome } from '../home/tenant-home.tsx';
import { newsFeedLinks } from '../news/news-feed.ts';
import { PlatformHome } from '../platform/platform-home.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { t } = site.translator;
  if (site.kind === 'platform') {
    return {
      title: `${t('site:platform.name')}: ${t('site:platform.title')}`,
      description: t('site:platform.lead'),
      highlights: null,
    };
  }
  const { shown, tags } = await readHome(site);
  site.cacheFor(...tags, 'Document:list', 'config');
  const names = site.tenant.names[site.locale];
  return {
    title: t('site:home.title', names),
    description: t('site:home.lead'),
    ...shown,
    feeds: newsFeedLinks(site),
  };
}

export const meta = pageMeta;

/** The front page: a hromada's own, or the platform's on the bare host. */
export default function Home() {
  const page = useLoaderData<typeof loader>();
  return page.highlights ? (
    <TenantHome highlights={page.highlights} documents={page.documents} news={page.news} now={page.now} />
  ) : (
    <PlatformHome />
  );
}
