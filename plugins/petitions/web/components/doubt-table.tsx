import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Table } from '@viche/ui';
import type { ReviewData } from '../review-document.ts';

/** What was drafted and decided about signatures, the latest first. */
export function DoubtTable({ petition }: { petition: Pick<ReviewData, 'ref' | 'doubts'> }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const words = (key: string) => t(`integrity.review.${key}`);
  return (
    <Table
      caption={words('decisions')}
      captionAs="hidden"
      stack="wide"
      rows={petition.doubts}
      rowKey={({ uuid }) => uuid}
      columns={[
        {
          key: 'at',
          title: words('countedAt'),
          cell: ({ uuid, createdAt }) => (
            <a href={href(`/admin/petitions/${petition.ref}/review/${uuid}`)}>{format.dateTime(createdAt)}</a>
          ),
        },
        {
          key: 'signatures',
          title: words('signatures'),
          align: 'number',
          cell: ({ state, signatures, dryRunCount }) => format.number(state === 'drafted' ? dryRunCount : signatures),
        },
        { key: 'state', title: words('state'), cell: ({ state }) => words(`invalidationState.${state}`) },
        { key: 'note', title: words('publicNote'), cell: ({ publicNote }) => publicNote },
      ]}
    />
  );
}
