import { useFormat, useTranslation } from '@viche/i18n';
import { DescriptionList, Notice } from '@viche/ui';
import type { InvalidationData } from '../review-document.ts';
import { stateWord } from './state-chip.tsx';

/** What would happen now, in numbers; and a word when that is not what was counted before. */
export function DryRunPart({ doubt, state }: { doubt: InvalidationData; state: string }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const words = (key: string) => t(`integrity.review.${key}`);
  const { dryRun, dryRunCount, dryRunAt } = doubt;
  if (!dryRun) return null;
  const share = Math.round((dryRun.count / Math.max(dryRun.of, 1)) * 1_000) / 10;
  return (
    <section className="mt-6" aria-labelledby="dry-run">
      <h2 id="dry-run" className="mb-4">
        {words('dryRun')}
      </h2>
      {dryRun.count === dryRunCount ? null : (
        <div className="mb-4">
          <Notice tone="warn">{t('integrity.review.changed', { count: dryRun.count })}</Notice>
        </div>
      )}
      <DescriptionList
        facts={[
          { key: 'falls', term: words('falls'), value: format.number(dryRun.count) },
          { key: 'share', term: words('share'), value: `${format.number(share)} %` },
          { key: 'now', term: words('stateNow'), value: t(`state.${stateWord(state)}`) },
          { key: 'after', term: words('stateAfter'), value: t(`state.${dryRun.stateAfter}`) },
          {
            key: 'at',
            term: words('countedAt'),
            value: `${format.dateTime(dryRunAt)}. ${words('fresh')}`,
          },
        ]}
      />
    </section>
  );
}
