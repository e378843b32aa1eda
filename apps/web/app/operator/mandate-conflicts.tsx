import { useTranslation } from '@viche/i18n';
import type { OperatorMandate } from '@viche/site';
import { Notice } from '@viche/ui';

/** What stands in the way of an application, in words: a site that exists, the council's other site, other applicants. */
export function useConflicts({ conflicts }: Pick<OperatorMandate, 'conflicts'>): string[] {
  const { t } = useTranslation('operator');
  const { site, councilSite, others, otherApproved } = conflicts;
  return [
    ...(site ? [t('applications.conflict.site', { slug: site })] : []),
    ...(councilSite && councilSite !== site ? [t('applications.conflict.councilSite', { slug: councilSite })] : []),
    ...(otherApproved ? [t('applications.conflict.otherApproved')] : []),
    ...(others > 0 ? [t('applications.conflict.others', { count: others })] : []),
  ];
}

/** The same above the decision. */
export function MandateConflicts({ mandate }: { mandate: Pick<OperatorMandate, 'conflicts'> }) {
  const { t } = useTranslation('operator');
  const conflicts = useConflicts(mandate);
  if (conflicts.length === 0) return null;
  return (
    <div className="mt-5">
      <Notice tone="warn" icon="warn" headingLevel={2} title={t('applications.conflicts')}>
        <ul>
          {conflicts.map((conflict) => (
            <li key={conflict}>{conflict}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
