import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { LinkButton, Table, Tag } from '@viche/ui';
import type { ReviewData } from '../review-document.ts';

/** Signatures that look alike, what makes them so, and the way to examine them. */
export function ClusterTable({ petition }: { petition: Pick<ReviewData, 'ref' | 'clusters'> }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const words = (key: string) => t(`integrity.review.${key}`);
  return (
    <Table
      caption={words('clusters')}
      captionAs="hidden"
      stack="wide"
      rows={petition.clusters}
      rowKey={({ uuid }) => uuid}
      columns={[
        {
          key: 'signals',
          title: words('signals'),
          cell: ({ signals }) => (
            <span className="row">
              {signals.map((signal) => (
                <Tag key={signal}>{words(`signal.${signal}`)}</Tag>
              ))}
            </span>
          ),
        },
        {
          key: 'signatures',
          title: words('signatures'),
          align: 'number',
          cell: ({ signatures }) => format.number(signatures),
        },
        {
          key: 'time',
          title: words('time'),
          cell: ({ firstAt, lastAt }) =>
            t('integrity.review.span', { from: format.dateTime(firstAt), to: format.time(lastAt) }),
        },
        { key: 'state', title: words('state'), cell: ({ state }) => words(`clusterState.${state}`) },
        {
          key: 'act',
          title: words('act'),
          cell: (cluster) =>
            cluster.state === 'proposed' ? (
              <LinkButton
                variant={cluster === petition.clusters[0] ? 'primary' : 'second'}
                href={`${href(`/admin/petitions/${petition.ref}/review`)}?cluster=${cluster.uuid}#draft`}
              >
                {words('takeUp')}
                <span className="sr">: {format.dateTime(cluster.firstAt)}</span>
              </LinkButton>
            ) : null,
        },
      ]}
    />
  );
}
