import { useFormat, useTranslation, Written } from '@viche/i18n';
import { Chip, EmptyState, Fold, Table } from '@viche/ui';
import type { ListData } from './residency-data.ts';

const TONES = {
  loading: { tone: 'info', icon: 'clock' },
  ready: { tone: 'ok', icon: 'ok' },
  replaced: { tone: 'calm', icon: 'back' },
  broken: { tone: 'bad', icon: 'no' },
} as const;

/** Registers that were uploaded, with what of them was not read: line numbers, never what stood there. */
export function RegisterList({ lists }: { lists: readonly ListData[] }) {
  const { t } = useTranslation('residency');
  const format = useFormat();
  if (lists.length === 0)
    return (
      <EmptyState icon="list" title={t('register.none')} headingLevel={3}>
        {t('register.noneBody')}
      </EmptyState>
    );
  return (
    <Table
      caption={t('register.lists')}
      captionAs="hidden"
      stack="wide"
      rows={lists}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'register',
          title: t('register.source'),
          cell: ({ source, by, createdAt }) => (
            <>
              <Written>{source}</Written>
              <br />
              <span className="muted sm">{[format.dateTime(createdAt, 'day'), by].filter(Boolean).join(', ')}</span>
            </>
          ),
        },
        {
          key: 'state',
          title: t('register.state'),
          cell: ({ state }) => <Chip {...TONES[state]}>{t(`register.states.${state}`)}</Chip>,
        },
        { key: 'rows', title: t('register.rows'), cell: ({ rows }) => format.number(rows) },
        { key: 'people', title: t('register.people'), cell: ({ people }) => format.number(people) },
        { key: 'report', title: t('register.report'), cell: (list) => <Report list={list} /> },
      ]}
    />
  );
}

function Report({ list: { faulty, repeated, problems } }: { list: ListData }) {
  const { t } = useTranslation('residency');
  const format = useFormat();
  if (faulty + repeated === 0) return <>{t('register.allRead')}</>;
  const counts = [
    faulty > 0 ? t('register.faulty', { count: faulty }) : null,
    repeated > 0 ? t('register.repeated', { count: repeated }) : null,
  ];
  const lines = (problem: string) =>
    problems.flatMap((one) => (one.problem === problem ? [format.number(one.line)] : [])).join(', ');
  const told = [
    { key: 'linesNoCode', lines: lines('no-code') },
    { key: 'linesRepeated', lines: lines('repeated') },
  ].filter((one) => one.lines !== '');
  return (
    <Fold summary={counts.filter(Boolean).join(', ')}>
      {told.map(({ key, lines: numbers }) => (
        <p key={key}>{t(`register.${key}`, { lines: numbers })}</p>
      ))}
      {problems.length < faulty + repeated ? <p>{t('register.first')}</p> : null}
    </Fold>
  );
}
