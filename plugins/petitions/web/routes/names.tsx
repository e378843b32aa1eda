import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, EmptyState, KeysetPagination, Notice, Table } from '@viche/ui';
import { AskedNotice } from '../components/asked-notice.tsx';
import { LookLink } from '../components/look-link.tsx';
import { NameHistory } from '../components/name-history.tsx';
import { NAMES, type NamesResult } from '../names-document.ts';

/** What has just been done; `asked` waits for a second person. */
const DONE = ['hidden', 'shown', 'asked'] as const;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { searchParams } = new URL(request.url);
  const { petition } = await site.query<NamesResult>(NAMES, { ref: params.key, after: searchParams.get('after') });
  if (!petition?.acts.includes('HIDE_NAME')) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return {
    petition,
    done: DONE.find((word) => word === searchParams.get('done')) ?? null,
    title: `${site.translator.t('petitions:integrity.names.title')}: ${petition.title}`,
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

/** The public list again, with a way to withhold a name from it. */
export default function SignatoryNames() {
  const { petition, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const words = (key: string) => t(`integrity.names.${key}`);
  const here = `/admin/petitions/${petition.ref}/names`;
  const { edges, pageInfo } = petition.signatories;
  const rows = edges.map(({ node }) => node);
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return (
    <>
      <Crumbs
        items={[
          { href: href('/admin/petitions'), label: t('moderation.title') },
          { href: href(`/admin/petitions/${petition.ref}`), label: petition.title },
        ]}
      />
      {done === 'asked' ? <AskedNotice /> : null}
      {done && done !== 'asked' ? (
        <div className="mb-5">
          <Notice tone="ok" headingLevel={2} title={words(DONE_WORDS[done])} appears="after-act" />
        </div>
      ) : null}
      <h1>{words('title')}</h1>
      <p className="lead mt-4 mb-5">{words('lead')}</p>
      {petition.acts.includes('LOOK_AT_SIGNATORIES') ? (
        <LookLink href={`/admin/petitions/${petition.ref}/look`} />
      ) : null}
      {rows.length === 0 ? (
        <EmptyState icon="users" title={t('page.nobody')} />
      ) : (
        <Table
          caption={words('title')}
          captionAs="hidden"
          stack="wide"
          rows={rows}
          rowKey={({ uuid }) => uuid ?? ''}
          columns={[
            {
              key: 'name',
              title: t('page.name'),
              cell: ({ name }) => (name ? <bdi>{name}</bdi> : <i>{t('page.nameHidden')}</i>),
            },
            { key: 'date', title: t('page.date'), cell: ({ signedOn }) => format.date(signedOn, 'day') },
            {
              key: 'act',
              title: t('moderation.act'),
              cell: ({ uuid, name, withheld, signedOn }) =>
                name || withheld ? (
                  <a href={href(`${here}/${uuid}${withheld ? '/show' : ''}`)}>
                    {words(withheld ? 'show' : 'hide')}
                    <span className="sr">: {name ?? format.date(signedOn, 'day')}</span>
                  </a>
                ) : null,
            },
          ]}
        />
      )}
      <KeysetPagination label={words('title')} nextHref={next ? `${href(here)}?after=${next}` : undefined} />
      <NameHistory acts={petition.nameActs} />
    </>
  );
}

const DONE_WORDS = { hidden: 'done', shown: 'shown' } as const;
