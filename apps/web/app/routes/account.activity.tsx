import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { EmptyState, KeysetPagination, Table } from '@viche/ui';
import { requireFreshLogin } from '../people/fresh-login.ts';

const MY_ACTIVITY = /* GraphQL */ `
  query MyActivity($before: DateTime) {
    myActivity(before: $before) { entries { key at module act title path } next }
  }
`;

interface ActivityData {
  readonly entries: readonly {
    readonly key: string;
    readonly at: string;
    readonly module: string;
    readonly act: string;
    readonly title: string;
    readonly path: string | null;
  }[];
  readonly next: string | null;
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { pathname, search, searchParams } = new URL(request.url);
  requireFreshLogin(site, site.href(pathname) + search);
  const after = searchParams.get('after') ?? '';
  const before = MOMENT.test(after) && !Number.isNaN(Date.parse(after)) ? after : null;
  const { myActivity } = await site.query<{ myActivity: ActivityData }>(MY_ACTIVITY, { before });
  return {
    title: site.translator.t('mydata:activity.title'),
    page: myActivity,
    before,
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

/** What the person did in all modules, the latest first. */
export default function MyActivity() {
  const { page, before } = useLoaderData<typeof loader>();
  const { t } = useTranslation('mydata');
  const format = useFormat();
  const { href } = useSite();
  const address = (place: string | null) =>
    href('/account/activity') + (place ? `?${new URLSearchParams({ after: place })}` : '');
  return (
    <div className="flow">
      <h1>{t('activity.title')}</h1>
      <p className="muted measure">{t('activity.lead')}</p>
      {page.entries.length === 0 ? (
        <EmptyState icon="list" title={t('activity.none')}>
          {t('activity.noneBody')}
        </EmptyState>
      ) : (
        <Table
          caption={t('activity.title')}
          captionAs="hidden"
          stack="wide"
          rows={page.entries}
          rowKey={({ key }) => key}
          columns={[
            { key: 'when', title: t('activity.when'), cell: ({ at }) => format.dateTime(at, 'day') },
            { key: 'act', title: t('activity.act'), cell: ({ act }) => act },
            {
              key: 'what',
              title: t('activity.what'),
              cell: ({ title, path }) =>
                path ? (
                  <a href={href(path)}>
                    <Written>{title}</Written>
                  </a>
                ) : (
                  <Written>{title}</Written>
                ),
            },
            { key: 'where', title: t('activity.where'), cell: ({ module }) => module },
          ]}
        />
      )}
      <KeysetPagination
        label={t('activity.title')}
        previousHref={before ? address(null) : undefined}
        nextHref={page.next ? address(page.next) : undefined}
      />
    </div>
  );
}
