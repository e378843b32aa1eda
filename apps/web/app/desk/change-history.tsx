import { useFormat, useTranslation } from '@viche/i18n';
import { Table } from '@viche/ui';
import { DeskSection } from './desk-section.tsx';

/** A change as the histories of the API give it: `{ id at key oldValue newValue by }`. */
export interface ChangeData {
  readonly id: string;
  readonly at: string;
  readonly key: string;
  readonly oldValue: unknown;
  readonly newValue: unknown;
  readonly by: string | null;
}

interface ChangeHistoryProps {
  readonly changes: readonly ChangeData[];
  /** What is said when nothing was changed yet. */
  readonly none: string;
  nameOf(key: string): string;
  textOf(key: string, value: unknown): string;
}

/** Who changed what, when, from what to what. */
export function ChangeHistory({ changes, none, nameOf, textOf }: ChangeHistoryProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  return (
    <DeskSection id="history" title={t('appearance.history')}>
      {changes.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <Table
          caption={t('appearance.history')}
          captionAs="hidden"
          stack="wide"
          rows={changes}
          rowKey={({ id }) => id}
          columns={[
            { key: 'key', title: t('appearance.what'), cell: ({ key }) => nameOf(key) },
            { key: 'old', title: t('settings.was'), cell: ({ key, oldValue }) => textOf(key, oldValue) },
            { key: 'new', title: t('settings.became'), cell: ({ key, newValue }) => textOf(key, newValue) },
            { key: 'by', title: t('settings.by'), cell: ({ by }) => by ?? '—' },
            { key: 'at', title: t('settings.at'), cell: ({ at }) => format.dateTime(at) },
          ]}
        />
      )}
    </DeskSection>
  );
}
