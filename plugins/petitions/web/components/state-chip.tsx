import { useTranslation } from '@viche/i18n';
import { Chip, type IconName, type Tone } from '@viche/ui';

/** GraphQL spelling of a state to its word in addresses and catalogues: COLLECTING is `collecting`. */
export const stateWord = (state: string): string => state.toLowerCase().replaceAll('_', '-');

const LOOK: Readonly<Record<string, { tone: Tone; icon: IconName }>> = {
  moderation: { tone: 'info', icon: 'clock' },
  collecting: { tone: 'accent', icon: 'pen' },
  'threshold-reached': { tone: 'ok', icon: 'flag' },
  'in-review': { tone: 'warn', icon: 'clock' },
  answered: { tone: 'ok', icon: 'ok' },
  merged: { tone: 'info', icon: 'right' },
  refused: { tone: 'bad', icon: 'x' },
};

/** State of a petition: an icon and a word. */
export function StateChip({ state }: { state: string }) {
  const { t } = useTranslation('petitions');
  const word = stateWord(state);
  const { tone, icon } = LOOK[word] ?? { tone: 'calm' as const, icon: 'minus' as const };
  return (
    <Chip tone={tone} icon={icon}>
      {t(`state.${word}`)}
    </Chip>
  );
}
