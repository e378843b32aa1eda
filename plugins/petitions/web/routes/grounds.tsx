import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { titleIn, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, EmptyState, LinkButton, Notice, Table } from '@viche/ui';
import { type DeskGroundData, GROUNDS } from '../ground-document.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petitionDeskGrounds } = await site.query<{ petitionDeskGrounds: DeskGroundData[] }>(GROUNDS);
  return {
    grounds: petitionDeskGrounds,
    mayChange: site.actor.roles.some(
      ({ role, module }) => role === 'owner' && (module === '' || module === 'petitions'),
    ),
    done: new URL(request.url).searchParams.has('done'),
    title: site.translator.t('petitions:integrity.grounds.title'),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

/** Grounds of refusal: those of the law as they stand, the hromada's own to be written here. */
export default function Grounds() {
  const { grounds, mayChange, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const words = (key: string) => t(`integrity.grounds.${key}`);
  const local = grounds.filter(({ kind }) => kind === 'local');
  return (
    <>
      <Crumbs items={[{ href: href('/admin/petitions'), label: t('moderation.title') }]} />
      {done ? (
        <div className="mb-5">
          <Notice tone="ok" headingLevel={2} title={words('done')} appears="after-act" />
        </div>
      ) : null}
      <h1>{words('title')}</h1>
      <p className="lead mt-4">{words('lead')}</p>
      <section className="mt-7" aria-labelledby="local">
        <div className="row row-between mb-4">
          <h2 id="local">{words('local')}</h2>
          {mayChange ? (
            <LinkButton variant="second" href={href('/admin/petitions/grounds/new')}>
              {words('add')}
            </LinkButton>
          ) : null}
        </div>
        {local.length === 0 ? (
          <EmptyState icon="list" title={words('noLocal')} headingLevel={3}>
            {words('noLocalBody')}
          </EmptyState>
        ) : (
          <GroundTable title={words('local')} grounds={local} access={mayChange ? 'change' : 'read'} />
        )}
      </section>
      <section className="mt-7" aria-labelledby="law">
        <h2 id="law" className="mb-4">
          {words('law')}
        </h2>
        <GroundTable title={words('law')} grounds={grounds.filter(({ kind }) => kind === 'law')} access="read" />
      </section>
    </>
  );
}

interface GroundTableProps {
  readonly title: string;
  readonly grounds: readonly DeskGroundData[];
  readonly access: 'change' | 'read';
}

function GroundTable({ title, grounds, access }: GroundTableProps) {
  const { t } = useTranslation('petitions');
  const { href, locale } = useSite();
  const words = (key: string) => t(`integrity.grounds.${key}`);
  const nameOf = (ground: DeskGroundData) => titleIn(locale, ground);
  return (
    <Table
      caption={title}
      captionAs="hidden"
      stack="wide"
      rows={grounds}
      rowKey={({ code }) => code}
      columns={[
        { key: 'ground', title: words('ground'), cell: nameOf },
        { key: 'act', title: words('act'), cell: ({ sourceAct }) => sourceAct },
        { key: 'text', title: words('text'), cell: ({ hidesText }) => words(hidesText ? 'hidden' : 'shown') },
        { key: 'state', title: words('state'), cell: ({ enabled }) => words(enabled ? 'on' : 'off') },
        ...(access === 'change'
          ? [
              {
                key: 'edit',
                title: t('moderation.act'),
                cell: (ground: DeskGroundData) => (
                  <a href={href(`/admin/petitions/grounds/${ground.code}`)}>
                    {words('edit')}
                    <span className="sr">: {nameOf(ground)}</span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
