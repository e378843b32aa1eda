import { useTranslation } from '@viche/i18n';
import { Chip, type IconName, type Tone } from '@viche/ui';

const LOOKS: Readonly<Record<string, { readonly tone: Tone; readonly icon: IconName }>> = {
  live: { tone: 'ok', icon: 'ok' },
  sandbox: { tone: 'info', icon: 'eye' },
  suspended: { tone: 'bad', icon: 'pause' },
  closing: { tone: 'warn', icon: 'clock' },
};

/** State of a hromada's site, in words and by its look. */
export function TenantState({ state }: { state: string }) {
  const { t } = useTranslation('operator');
  const { tone, icon } = LOOKS[state] ?? { tone: 'calm', icon: 'lock' };
  return (
    <Chip tone={tone} icon={icon}>
      {t(`state.${state}`)}
    </Chip>
  );
}
