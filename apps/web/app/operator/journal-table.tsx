import { useFormat, useTranslation } from '@viche/i18n';
import { type OperatorJournalEntry, useSite } from '@viche/site';
import { EmptyState, Table } from '@viche/ui';

/** Acts on the platform; `of` says whether the rows are one hromada's, so that it is not named in each. */
export function JournalTable({ entries, of }: { entries: readonly OperatorJournalEntry[]; of: 'tenant' | 'all' }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { href } = useSite();
  if (entries.length === 0) return <EmptyState icon="list" title={t('journal.empty')} headingLevel={3} />;
  return (
    <Table
      caption={t('journal.title')}
      captionAs="hidden"
      stack="wide"
      size="sm"
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        { key: 'at', title: t('journal.at'), cell: ({ at }) => format.dateTime(at, 'numeric') },
        {
          key: 'action',
          title: t('journal.action'),
          cell: ({ action }) => t(`journal.act.${action.replace('.', '-')}`),
        },
        ...(of === 'all'
          ? [
              {
                key: 'slug',
                title: t('journal.slug'),
                cell: ({ slug }: { slug: string | null }) =>
                  slug ? <a href={href(`/operator/tenants/${slug}`)}>{slug}</a> : '—',
              },
            ]
          : []),
        { key: 'who', title: t('journal.who'), cell: ({ operator }) => operator ?? t('journal.nobody') },
        { key: 'reason', title: t('journal.reason'), cell: ({ reason }) => reason ?? '—' },
      ]}
    />
  );
}
