import { useFormat, useTranslation } from '@viche/i18n';
import { type IconName, Timeline } from '@viche/ui';
import type { PetitionData, PetitionStepData } from '../petition-document.ts';
import { Arithmetic } from './arithmetic.tsx';
import { MovedTerm } from './moved-term.tsx';

const ICONS: Readonly<Record<string, IconName>> = {
  milestone: 'flag',
  thresholdReached: 'flag',
  announce: 'clock',
  answer: 'talk',
  collecting: 'pen',
};

/** The path of a petition: what was, what is now with its sum, what comes and who owes it. */
export function PetitionTimeline({ petition }: { petition: PetitionData }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { rules } = petition;

  function when(step: PetitionStepData): string | null {
    if (step.at) return format.dateTime(step.at, 'day');
    if (step.phase === 'now' && step.dueOn) return t('list.until', { date: format.date(step.dueOn, 'day') });
    if (step.phase === 'now' && step.key === 'answer') return t('timeline.reviewStands');
    if (step.key === 'announce') return t('timeline.announceWhen', { days: rules?.announceDays });
    if (step.key === 'answer') return t('timeline.answerWhen', { days: rules?.reviewDays });
    return null;
  }

  function note(step: PetitionStepData): string | null {
    if (step.key === 'collecting' && rules && petition.publishedAt && step.dueOn) {
      return t('timeline.collectSum', {
        days: rules.collectDays + petition.extensions.reduce((sum, { days }) => sum + days, 0),
        from: format.date(petition.publishedAt, 'day'),
        until: format.date(step.dueOn, 'day'),
      });
    }
    if (step.key === 'answer' && step.phase === 'next') return t('timeline.notEnough');
    if (step.key === 'expired') return t('timeline.expiredNote');
    return null;
  }

  return (
    <Timeline
      steps={petition.steps.map((step) => ({
        key: step.key,
        state: step.phase,
        icon: step.phase === 'done' && step.key !== 'milestone' ? undefined : ICONS[step.key],
        title: t(`timeline.${step.key}`, { percent: step.percent }),
        when: when(step),
        note: (
          <>
            {note(step)}
            <MovedTerm term={step} />
            <Arithmetic steps={step.arithmetic} />
          </>
        ),
      }))}
    />
  );
}
