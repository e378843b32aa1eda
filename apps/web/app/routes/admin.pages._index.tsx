import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Chip, EmptyState, LinkButton, Table } from '@viche/ui';
import { requireEditor } from '../desk/desk-roles.ts';

const PAGES = /* GraphQL */ `
  query DeskPages {
    deskPages { id slug placement latest published changedAt titleUk titleEn }
  }
`;

interface PageRow {
  readonly id: string;
  readonly slug: string;
  readonly placement: string;
  readonly latest: number;
  readonly published: number | null;
  readonly changedAt: string;
  readonly titleUk: string;
  readonly titleEn: string;
}

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  requireEditor(site);
  const { deskPages } = await site.query<{ deskPages: PageRow[] }>(PAGES);
  return { title: site.translator.t('site:pages.title'), pages: deskPages, robots: 'noindex' as const };
}

export const meta = pageMeta;

/** A page that people read may have changes that they do not. */
const stateOf = ({ published, latest }: PageRow) =>
  published === null ? 'draft' : published === latest ? 'published' : 'changed';
const LOOKS = {
  draft: { tone: 'calm', icon: 'pen' },
  published: { tone: 'ok', icon: 'ok' },
  changed: { tone: 'warn', icon: 'clock' },
} as const;

/** Pages that the hromada writes itself. */
export default function DeskPages() {
  const { pages } = useLoaderData<typeof loader>();
  const { t, locale } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  return (
    <>
      <h1>{t('pages.title')}</h1>
      <p className="lead mt-4 mb-5">{t('pages.lead')}</p>
      <p className="mb-5">
        <LinkButton href={href('/admin/pages/new')} icon="plus">
          {t('pages.add')}
        </LinkButton>
      </p>
      {pages.length === 0 ? (
        <EmptyState icon="file" title={t('pages.empty')} headingLevel={2}>
          {t('pages.emptyBody')}
        </EmptyState>
      ) : (
        <Table
          caption={t('pages.title')}
          captionAs="hidden"
          stack="wide"
          rows={pages}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'page',
              title: t('pages.page'),
              cell: ({ id, slug, titleUk, titleEn }) => (
                <>
                  <a href={href(`/admin/pages/${id}`)}>
                    <Written>{(locale === 'en' && titleEn) || titleUk}</Written>
                  </a>
                  <br />
                  <span className="muted sm">/pages/{slug}</span>
                </>
              ),
            },
            {
              key: 'state',
              title: t('pages.state'),
              cell: (page) => <Chip {...LOOKS[stateOf(page)]}>{t(`pages.states.${stateOf(page)}`)}</Chip>,
            },
            { key: 'menu', title: t('pages.menu'), cell: ({ placement }) => t(`pages.placements.${placement}`) },
            { key: 'changed', title: t('pages.changed'), cell: ({ changedAt }) => format.dateTime(changedAt) },
          ]}
        />
      )}
    </>
  );
}
