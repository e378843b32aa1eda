import { useFormat, useTranslation } from '@viche/i18n';
import type { ChoiceOption } from '@viche/ui';
import type { DeskPetitionData, GroundData } from '../desk-document.ts';

const OUTCOMES = ['supported', 'partly-supported', 'declined'] as const;
const STEP_STATES = ['planned', 'in-progress', 'done', 'failed'] as const;

/** Answers of the desk's fields that are a choice, by the field's name. */
export function useChoices(
  { implementation }: DeskPetitionData,
  grounds: readonly GroundData[],
): Readonly<Record<string, readonly ChoiceOption[]>> {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  return {
    ground: grounds.map(({ code, title, sourceAct, hidesText }) => ({
      value: code,
      label: title,
      hint: hidesText ? t('act.hidesText', { act: sourceAct }) : sourceAct,
    })),
    outcome: OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })),
    state: STEP_STATES.map((value) => ({ value, label: t(`step.${value}`) })),
    step: implementation.map(({ uuid, revision, title, dueOn }) => ({
      value: `${uuid}.${revision}`,
      label: title,
      hint: t('list.until', { date: format.date(dueOn) }),
    })),
  };
}
