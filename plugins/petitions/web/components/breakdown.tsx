import { useFormat, useTranslation } from '@viche/i18n';
import { Fold, HBars, Table } from '@viche/ui';

/** One number of a breakdown; null is hidden, `partly` says that it is so many at the least. */
export interface BreakdownRow {
  readonly key: string;
  readonly label: string;
  readonly signatures: number | null;
  readonly partly: boolean;
}

export interface BreakdownPart {
  readonly key: string;
  /** What the numbers are of: a quarter, or the signatures of a petition. */
  readonly title: string;
  readonly rows: readonly BreakdownRow[];
}

interface BreakdownProps {
  readonly caption: string;
  /** Title of the column that says what is counted. */
  readonly of: string;
  /** The first one is drawn; all of them stand in the table. */
  readonly parts: readonly BreakdownPart[];
}

/** Sums by what people said of themselves: bars with their numbers in words, and every number in a table. */
export function Breakdown({ caption, of, parts }: BreakdownProps) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const [drawn] = parts;
  if (!drawn) return <p>{t('statistics.noQuarters')}</p>;
  const words = ({ signatures, partly }: Pick<BreakdownRow, 'signatures' | 'partly'>): string => {
    if (signatures === null) return t('statistics.hidden');
    return partly ? t('statistics.atLeast', { number: format.number(signatures) }) : format.number(signatures);
  };
  const most = Math.max(1, ...drawn.rows.map(({ signatures }) => signatures ?? 0));
  const labels = new Map(parts.flatMap(({ rows }) => rows.map(({ key, label }) => [key, label])));
  return (
    <div className="flow">
      <h3>{drawn.title}</h3>
      <HBars
        bars={drawn.rows.map((row) => ({
          key: row.key,
          label: row.label,
          value: words(row),
          share: (row.signatures ?? 0) / most,
        }))}
      />
      <Fold summary={caption}>
        <Table
          caption={caption}
          captionAs="hidden"
          size="sm"
          stack={parts.length > 2 ? 'wide' : 'never'}
          rows={[...labels]}
          rowKey={([key]) => key}
          columns={[
            { key: 'of', title: of, cell: ([, label]) => label },
            ...parts.map((part) => ({
              key: part.key,
              title: part.title,
              align: 'number' as const,
              cell: ([key]: [string, string]) => {
                const row = part.rows.find((known) => known.key === key);
                return row ? words(row) : '—';
              },
            })),
          ]}
        />
      </Fold>
    </div>
  );
}
