import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageMeta, siteOf } from '@viche/site';
import type { Highlights } from '../home/highlights.ts';
import { TenantHome } from '../home/tenant-home.tsx';
import { newsFeedLinks } from '../news/news-feed.ts';
import { PlatformHome } from '../platform/platform-home.tsx';

const HIGHLIGHTS = /* GraphQL */ `
  query Home {
    highlights {
      open { icon kind title path note endsAt act }
      tasks { icon title note path }
      answered { title path verdict note answeredAt }
      numbers { value label }
      tags
    }
  }
`;

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
  const { highlights } = await site.query<{ highlights: Highlights }>(HIGHLIGHTS);
  site.cacheFor(...highlights.tags, 'config');
  const names = site.tenant.names[site.locale];
  return {
    title: t('site:home.title', names),
    description: t('site:home.lead'),
    highlights,
    feeds: newsFeedLinks(site),
    now: new Date().toISOString(),
  };
}

export const meta = pageMeta;

/** The front page: a hromada's own, or the platform's on the bare host. */
export default function Home() {
  const page = useLoaderData<typeof loader>();
  return page.highlights ? <TenantHome highlights={page.highlights} now={page.now} /> : <PlatformHome />;
}
