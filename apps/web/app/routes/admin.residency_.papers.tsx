import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Chip, Crumbs, EmptyState, Table } from '@viche/ui';
import { DeskAnswer, doneOf } from '../desk/desk-form.tsx';
import { DeskSection } from '../desk/desk-section.tsx';
import { DESK_PAPERS, type DeskPaperData } from '../residency/residency-data.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { residencePapers } = await site.query<{ residencePapers: DeskPaperData[] }>(DESK_PAPERS);
  return {
    title: site.translator.t('residency:paper.desk.title'),
    papers: residencePapers,
    done: doneOf(request, ['confirmed', 'refused']),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

/** Papers about residence that people sent: those that wait by age, and what was decided. */
export default function ResidencePapers() {
  const { papers, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation('residency');
  const { href } = useSite();
  const waiting = papers.filter(({ state }) => state === 'sent');
  const decided = papers.filter(({ state }) => state !== 'sent');
  return (
    <>
      <DeskAnswer refused={null} fields={[]} done={done ? t(`paper.desk.done.${done}`) : null} />
      <Crumbs items={[{ href: href('/admin/residency'), label: t('desk.title') }]} />
      <h1>{t('paper.desk.title')}</h1>
      <p className="lead mt-4 mb-5">{t('paper.desk.lead')}</p>
      <DeskSection id="waiting" title={t('paper.desk.waiting')}>
        {waiting.length > 0 ? (
          <Waiting papers={waiting} />
        ) : (
          <EmptyState icon="ok" title={t('paper.desk.none')} headingLevel={3}>
            {t('paper.desk.noneBody')}
          </EmptyState>
        )}
      </DeskSection>
      {decided.length > 0 ? (
        <DeskSection id="decided" title={t('paper.desk.decided')}>
          <Decided papers={decided} />
        </DeskSection>
      ) : null}
    </>
  );
}

function usePaperLink() {
  const { t } = useTranslation('residency');
  const { href } = useSite();
  return ({ id, kind }: DeskPaperData) => <a href={href(`/admin/residency/papers/${id}`)}>{t(`documents.${kind}`)}</a>;
}

function Waiting({ papers }: { papers: readonly DeskPaperData[] }) {
  const { t } = useTranslation('residency');
  const format = useFormat();
  const link = usePaperLink();
  return (
    <Table
      caption={t('paper.desk.waiting')}
      captionAs="hidden"
      rows={papers}
      rowKey={({ id }) => id}
      columns={[
        { key: 'sent', title: t('paper.desk.sentAt'), cell: ({ sentAt }) => format.dateTime(sentAt, 'day') },
        {
          key: 'paper',
          title: t('paper.desk.paper'),
          cell: (paper) => (
            <>
              {link(paper)}
              {paper.mine ? <span className="muted sm"> ({t('paper.desk.mine')})</span> : null}
            </>
          ),
        },
      ]}
    />
  );
}

function Decided({ papers }: { papers: readonly DeskPaperData[] }) {
  const { t } = useTranslation('residency');
  const format = useFormat();
  const link = usePaperLink();
  return (
    <Table
      caption={t('paper.desk.decided')}
      captionAs="hidden"
      stack="wide"
      rows={papers}
      rowKey={({ id }) => id}
      columns={[
        { key: 'paper', title: t('paper.desk.paper'), cell: link },
        {
          key: 'state',
          title: t('paper.desk.state'),
          cell: ({ state, ground }) => (
            <>
              <Chip tone={state === 'confirmed' ? 'ok' : 'bad'} icon={state === 'confirmed' ? 'ok' : 'no'}>
                {t(`paper.states.${state}`)}
              </Chip>
              {ground ? <span className="muted sm"> {t(`paper.grounds.${ground}`)}</span> : null}
            </>
          ),
        },
        { key: 'by', title: t('paper.desk.by'), cell: ({ by }) => by ?? '' },
        {
          key: 'when',
          title: t('paper.desk.when'),
          cell: ({ endedAt }) => (endedAt ? format.dateTime(endedAt, 'day') : ''),
        },
        {
          key: 'until',
          title: t('paper.desk.until'),
          cell: ({ expiresAt }) => (expiresAt ? format.date(expiresAt) : '—'),
        },
      ]}
    />
  );
}
