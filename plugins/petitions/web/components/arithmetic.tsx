import { type DeadlineStep, describeSteps } from '@viche/calendar';
import { useFormat, useTranslation } from '@viche/i18n';
import { Fold } from '@viche/ui';

/** Facts of petitions that the calendar's own catalogue does not name. */
const OWN_FACTS = {
  'changes-requested': 'petitions:fact.changes-requested',
  expired: 'petitions:fact.expired',
  called: 'petitions:fact.called',
  'answer-approved': 'petitions:fact.answer-approved',
  'signatures-doubted': 'petitions:fact.signatures-doubted',
  'step-promised': 'petitions:fact.step-promised',
  'merge-proposed': 'petitions:fact.merge-proposed',
};

/** How a date was counted, line by line, folded away: a date without its sum is a defect. */
export function Arithmetic({ steps }: { steps: readonly DeadlineStep[] | null }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  if (!steps || steps.length === 0) return null;
  const lines = describeSteps(steps, OWN_FACTS).map(({ key, params }) => {
    const words = { ...params, on: format.date(params.on, 'day'), to: params.to && format.date(params.to, 'day') };
    return `${t(key, words)}${params.why ? ` (${t(params.why)})` : ''}`;
  });
  return (
    <Fold summary={t('term.how')}>
      <ol className="sm">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Fold>
  );
}
