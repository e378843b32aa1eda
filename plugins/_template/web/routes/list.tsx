import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Card, Crumbs, EmptyState, Meta, MetaItem, PageMain } from '@viche/ui';

const NOTICES = /* GraphQL */ `
  query TemplateBoard {
    templateBoardNotices { id title text postedAt }
  }
`;

interface Notice {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly postedAt: string;
}

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { templateBoardNotices } = await site.query<{ templateBoardNotices: Notice[] }>(NOTICES);
  site.cacheFor('TemplateBoardNotice:list');
  const title = `${site.translator.t('template-board:list.title')} · ${site.tenant.names[site.locale].short}`;
  return { notices: templateBoardNotices, title };
}

export const meta = pageMeta;

export default function TemplateBoard() {
  const { notices } = useLoaderData<typeof loader>();
  const { t } = useTranslation('template-board');
  const format = useFormat();
  const { href } = useSite();
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('nav.home') }]} />
      <h1>{t('list.title')}</h1>
      {notices.length === 0 ? (
        <EmptyState icon="list" title={t('list.empty')}>
          {t('list.emptyBody')}
        </EmptyState>
      ) : (
        <div className="flow mt-5">
          <p className="muted">{t('list.count', { count: notices.length })}</p>
          {notices.map((notice) => (
            <Card key={notice.id} title={notice.title} headingLevel={2}>
              {notice.text.split('\n\n').map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              <Meta>
                <MetaItem icon="cal">{t('list.posted', { date: format.date(notice.postedAt) })}</MetaItem>
              </Meta>
            </Card>
          ))}
        </div>
      )}
    </PageMain>
  );
}
