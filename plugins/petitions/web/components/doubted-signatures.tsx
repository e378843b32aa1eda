import { useFormat, useTranslation } from '@viche/i18n';
import { Table } from '@viche/ui';
import type { InvalidationData } from '../review-document.ts';
import { LookLink } from './look-link.tsx';

/** As many as the API gives. */
const SHOWN = 100;

/** The signatures that a decision means or holds, in the order in which they were given. */
export function DoubtedSignatures({ doubt, petitionRef }: { doubt: InvalidationData; petitionRef: string }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const words = (key: string) => t(`integrity.review.${key}`);
  if (doubt.doubted.length === 0) return null;
  return (
    <section className="mt-7" aria-labelledby="doubted">
      <h2 id="doubted" className="mb-4">
        {words('list')}
      </h2>
      <LookLink to="linkDoubted" href={`/admin/petitions/${petitionRef}/look?invalidation=${doubt.uuid}`} />
      {doubt.doubted.length === SHOWN ? (
        <p className="muted sm mb-4">{t('integrity.review.listNote', { count: SHOWN })}</p>
      ) : null}
      <Table
        caption={words('list')}
        captionAs="hidden"
        stack="wide"
        size="sm"
        rows={doubt.doubted}
        rowKey={({ uuid }) => uuid}
        columns={[
          { key: 'at', title: words('at'), cell: ({ signedAt }) => format.dateTime(signedAt, 'numeric') },
          { key: 'assurance', title: words('assurance'), cell: ({ assurance }) => words(`assurances.${assurance}`) },
          { key: 'channel', title: words('channel'), cell: ({ channel }) => words(`channels.${channel}`) },
          { key: 'standing', title: words('standing'), cell: ({ standing }) => words(`standings.${standing}`) },
        ]}
      />
    </section>
  );
}
