import { useTranslation } from '@viche/i18n';
import { TimeLeft } from '@viche/ui';

const DAY_MS = 86_400_000;

const msLeft = (dueBefore: string) => new Date(dueBefore).getTime() - Date.now();

/** Red for what is late, yellow for what ends within a day. */
export function timeLeftTone(dueBefore: string | null): 'bad' | 'warn' | undefined {
  if (!dueBefore) return undefined;
  const left = msLeft(dueBefore);
  return left <= 0 ? 'bad' : left <= DAY_MS ? 'warn' : undefined;
}

/** How long there is, in words: «прострочено на 1 день», «до кінця дня», «3 дні». */
export function TimeLeftText({ dueBefore }: { dueBefore: string | null }) {
  const { t } = useTranslation('petitions');
  if (!dueBefore) return null;
  const left = msLeft(dueBefore);
  const days = Math.ceil(Math.abs(left) / DAY_MS);
  const words =
    left <= 0
      ? t('moderation.overdue', { count: days })
      : left <= DAY_MS
        ? t('moderation.today')
        : t('moderation.days', { count: days });
  return <TimeLeft urgency={left <= 0 ? 'overdue' : left <= DAY_MS ? 'soon' : 'calm'}>{words}</TimeLeft>;
}
