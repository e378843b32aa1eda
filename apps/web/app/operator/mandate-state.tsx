import { useTranslation } from '@viche/i18n';
import type { OperatorMandate } from '@viche/site';
import { Chip, type IconName, type Tone } from '@viche/ui';

const LOOKS: Readonly<Partial<Record<OperatorMandate['state'], { readonly tone: Tone; readonly icon: IconName }>>> = {
  waiting: { tone: 'warn', icon: 'clock' },
  approved: { tone: 'ok', icon: 'ok' },
  used: { tone: 'ok', icon: 'ok' },
  refused: { tone: 'bad', icon: 'no' },
};

/** State of a council's letter, in words and by its look. */
export function MandateState({ state }: Pick<OperatorMandate, 'state'>) {
  const { t } = useTranslation('operator');
  const { tone, icon } = LOOKS[state] ?? { tone: 'calm', icon: 'lock' };
  return (
    <Chip tone={tone} icon={icon}>
      {t(`applications.states.${state}`)}
    </Chip>
  );
}
