import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { plainText, RichText } from '@viche/rich-text';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, Notice, PageMain, Prose } from '@viche/ui';

const PAGE = /* GraphQL */ `
  query Page($slug: String!) {
    page(slug: $slug) { title titleLocale body bodyLocale changedAt }
  }
`;
/** Of a description for search engines, which show some 160 characters. */
const LONGEST_DESCRIPTION = 160;

interface PageData {
  readonly title: string;
  readonly titleLocale: string;
  readonly body: string;
  readonly bodyLocale: string;
  readonly changedAt: string;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { page } = await site.query<{ page: PageData | null }>(PAGE, { slug: params.slug ?? '' });
  if (!page) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  // A publication raises the version of the hromada's configuration: its menus change with it.
  site.cacheFor('Page:list', 'config');
  const { short } = site.tenant.names[site.locale];
  return { title: `${page.title} · ${short}`, description: plainText(page.body).slice(0, LONGEST_DESCRIPTION), page };
}

export const meta = pageMeta;

/** A page that the hromada wrote itself. */
export default function OwnPage() {
  const { page } = useLoaderData<typeof loader>();
  const { t, locale } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const lang = (of: string) => (of === locale ? undefined : of);
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('core:areas.home') }]} />
      <h1 className="mb-5" lang={lang(page.titleLocale)}>
        {page.title}
      </h1>
      {page.bodyLocale === locale ? null : (
        <div className="mb-5 measure">
          <Notice tone="info">{t('pages.inUkrainian')}</Notice>
        </div>
      )}
      <div lang={lang(page.bodyLocale)}>
        <Prose>
          <RichText source={page.body} href={href} />
        </Prose>
      </div>
      <p className="muted sm mt-6">{t('pages.updated', { date: format.date(page.changedAt) })}</p>
    </PageMain>
  );
}
