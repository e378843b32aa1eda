import { useFormat, useTranslation, Written } from '@viche/i18n';
import { Table } from '@viche/ui';
import type { NameActData } from '../names-document.ts';

/** What was withheld and shown again, by whom and why; of the signatory it tells the day of the signature. */
export function NameHistory({ acts }: { acts: readonly NameActData[] }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const words = (key: string) => t(`integrity.names.${key}`);
  return (
    <section className="mt-7" aria-labelledby="history">
      <h2 id="history" className="mb-4">
        {words('history')}
      </h2>
      {acts.length === 0 ? (
        <p className="muted">{words('historyNone')}</p>
      ) : (
        <Table
          caption={words('history')}
          captionAs="hidden"
          stack="wide"
          size="sm"
          rows={acts}
          rowKey={({ uuid }) => uuid}
          columns={[
            { key: 'when', title: words('when'), cell: ({ at }) => format.dateTime(at, 'numeric') },
            {
              key: 'what',
              title: words('what'),
              cell: ({ kind, signedOn }) =>
                `${words(`kind.${kind}`)}: ${t('integrity.names.historyOf', { date: format.date(signedOn, 'day') })}`,
            },
            { key: 'why', title: words('why'), cell: ({ reason }) => <Written>{reason}</Written> },
            { key: 'who', title: words('who'), cell: ({ by }) => <bdi>{by}</bdi> },
          ]}
        />
      )}
    </section>
  );
}
