import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Chip, Crumbs, EmptyState, Table } from '@viche/ui';
import { DeskAnswer, doneOf } from '../desk/desk-form.tsx';
import { DeskSection } from '../desk/desk-section.tsx';
import { CHECKS, type CheckData } from '../residency/residency-data.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { residencyChecks } = await site.query<{ residencyChecks: CheckData[] }>(CHECKS);
  return {
    title: site.translator.t('residency:check.title'),
    checks: residencyChecks,
    done: doneOf(request, ['agreed', 'doubted', 'kept', 'ended']),
    robots: 'noindex' as const,
  };
}

export const meta = pageMeta;

const SECTIONS = [
  { id: 'waiting', holds: (state: CheckData['state']) => state === 'open' },
  { id: 'doubts', holds: (state: CheckData['state']) => state === 'doubted' },
  { id: 'past', holds: (state: CheckData['state']) => state !== 'open' && state !== 'doubted' },
] as const;

/** Confirmations of residence that were drawn for a second officer (threats F11). */
export default function ResidencyChecks() {
  const { checks, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation('residency');
  const { href } = useSite();
  return (
    <>
      <DeskAnswer refused={null} fields={[]} done={done ? t(`check.done.${done}`) : null} />
      <Crumbs items={[{ href: href('/admin/residency'), label: t('desk.title') }]} />
      <h1>{t('check.title')}</h1>
      <p className="lead mt-4 mb-5">{t('check.lead')}</p>
      {checks.length === 0 ? (
        <EmptyState icon="ok" title={t('check.none')} headingLevel={2}>
          {t('check.noneBody')}
        </EmptyState>
      ) : null}
      {SECTIONS.map(({ id, holds }) => {
        const shown = checks.filter(({ state }) => holds(state));
        return shown.length > 0 ? (
          <DeskSection key={id} id={id} title={t(`check.${id}`)}>
            <CheckTable caption={t(`check.${id}`)} checks={shown} />
          </DeskSection>
        ) : null;
      })}
    </>
  );
}

const TONES = {
  open: { tone: 'warn', icon: 'clock' },
  agreed: { tone: 'ok', icon: 'ok' },
  doubted: { tone: 'bad', icon: 'warn' },
  kept: { tone: 'ok', icon: 'ok' },
  ended: { tone: 'bad', icon: 'no' },
} as const;

function CheckTable({ caption, checks }: { caption: string; checks: readonly CheckData[] }) {
  const { t } = useTranslation('residency');
  const format = useFormat();
  const { href } = useSite();
  return (
    <Table
      caption={caption}
      captionAs="hidden"
      stack="wide"
      rows={checks}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'document',
          title: t('check.document'),
          cell: ({ id, document, byFile }) => (
            <>
              <a href={href(`/admin/residency/checks/${id}`)}>{t(`documents.${document}`)}</a>
              <br />
              <span className="muted sm">{t(byFile ? 'check.byFile' : 'check.atDesk')}</span>
            </>
          ),
        },
        { key: 'by', title: t('check.by'), cell: ({ by }) => by ?? '' },
        { key: 'when', title: t('check.when'), cell: ({ drawnAt }) => format.dateTime(drawnAt, 'day') },
        {
          key: 'state',
          title: t('check.state'),
          cell: ({ state }) => <Chip {...TONES[state]}>{t(`check.states.${state}`)}</Chip>,
        },
      ]}
    />
  );
}
