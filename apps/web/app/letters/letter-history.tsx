import { useFormat, useTranslation, Written } from '@viche/i18n';
import { Table } from '@viche/ui';
import { DeskSection } from '../desk/desk-section.tsx';
import type { LetterTextData } from './letter-data.ts';

interface LetterHistoryProps {
  readonly versions: LetterTextData['versions'];
  readonly locale: string;
}

/** What a letter said before, who wrote it and when. */
export function LetterHistory({ versions, locale }: LetterHistoryProps) {
  const { t } = useTranslation('letters');
  const format = useFormat();
  if (versions.length === 0) return null;
  return (
    <DeskSection id="history" title={t('texts.history')}>
      <Table
        caption={t('texts.history')}
        captionAs="hidden"
        stack="wide"
        size="sm"
        rows={versions}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'number', title: t('texts.number'), align: 'number', cell: ({ number }) => format.number(number) },
          { key: 'at', title: t('texts.at'), cell: ({ at }) => format.dateTime(at, 'numeric') },
          {
            key: 'by',
            title: t('texts.by'),
            cell: ({ by }) => (by === null ? t('texts.nobody') : <Written>{by}</Written>),
          },
          {
            key: 'text',
            title: t('texts.text'),
            cell: ({ subject, body }) =>
              subject === null ? (
                t('texts.wasReset')
              ) : (
                <div lang={locale}>
                  <b>{subject}</b>
                  {(body ?? '').split(/\n\s*\n/).map((paragraph, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name, and none is moved
                    <p key={place}>{paragraph}</p>
                  ))}
                </div>
              ),
          },
        ]}
      />
    </DeskSection>
  );
}
