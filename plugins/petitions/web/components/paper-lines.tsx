import { useFormat, useTranslation } from '@viche/i18n';
import { Table } from '@viche/ui';
import type { LineData, LineResultData } from '../paper-document.ts';
import { stateWord } from './state-chip.tsx';

/** How and when somebody signed before, in words. */
function useEarlier() {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  return (signedAt: string | null, channel: string | null, sheet: string | null) =>
    t('paper.outcome.already-signed', {
      date: signedAt ? format.date(signedAt, 'day') : '',
      how: sheet ? t('paper.how.sheet', { number: sheet }) : t(`paper.how.${channel ?? 'web'}`),
    });
}

/** What became of the lines that were just sent and stand on the sheet now. */
export function LineResults({ results }: { results: readonly LineResultData[] }) {
  const { t } = useTranslation('petitions');
  const earlier = useEarlier();
  return (
    <ul>
      {results.map(({ line, outcome, signedAt, channel, sheet }) => (
        <li key={line}>
          {t('paper.legendOf', { line })}:{' '}
          {outcome === 'ALREADY_SIGNED' ? earlier(signedAt, channel, sheet) : t(`paper.outcome.${stateWord(outcome)}`)}
        </li>
      ))}
    </ul>
  );
}

/** Every line of a sheet, removed ones with their reason. */
export function PaperLines({ lines }: { lines: readonly LineData[] }) {
  const { t } = useTranslation('petitions');
  const earlier = useEarlier();
  const became = ({ outcome, ground, signedAt, channel, earlierSheet, removedReason }: LineData) => {
    if (removedReason !== null) return t('paper.removed', { reason: removedReason });
    if (outcome === 'struck') return t('paper.outcome.struck', { ground: t(`paper.grounds.${ground}`) });
    return outcome === 'entered' ? t('paper.outcome.entered') : earlier(signedAt, channel, earlierSheet);
  };
  if (lines.length === 0) return <p className="muted">{t('paper.noLines')}</p>;
  return (
    <Table
      caption={t('paper.rows')}
      captionAs="hidden"
      size="sm"
      rows={lines}
      rowKey={(line) => `${line.line}-${lines.indexOf(line)}`}
      columns={[
        { key: 'line', title: t('paper.line'), cell: ({ line }) => line },
        { key: 'result', title: t('paper.result'), cell: became },
      ]}
    />
  );
}
