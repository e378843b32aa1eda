import { useTranslation } from '@viche/i18n';
import { HOME_BLOCKS, SITE_FONTS } from '@viche/plugin-api';
import { type ChangeData, ChangeHistory } from '../desk/change-history.tsx';

const KEYS = ['preset', 'accent', 'font', 'crest', 'crestFile', 'welcome', 'home', 'text'] as const;

/** Who changed the look, when, from what to what. */
export function AppearanceHistory({ changes }: { changes: readonly ChangeData[] }) {
  const { t } = useTranslation('site');
  return (
    <ChangeHistory
      changes={changes}
      none={t('appearance.noHistory')}
      nameOf={(key) => (KEYS.some((known) => known === key) ? t(`appearance.keys.${key}`) : key)}
      textOf={useValueText()}
    />
  );
}

/** Values as a person reads them; files and texts of two languages have no better words than these. */
function useValueText() {
  const { t } = useTranslation('site');
  return (key: string, value: unknown): string => {
    if (value === null || value === undefined) return t('appearance.unset');
    if (key === 'crest' || key === 'crestFile') return t('appearance.set');
    if (key === 'preset') return t(`appearance.presets.${value === 'own' ? 'own' : 'state'}`);
    if (key === 'font') {
      const font = SITE_FONTS.find((known) => known === value);
      return font ? t(`appearance.fonts.${font}`) : String(value);
    }
    if (key === 'home' && Array.isArray(value)) {
      const shown = value.flatMap(({ block, shown: isShown }) =>
        isShown && HOME_BLOCKS.includes(block) ? [t(`appearance.blockNames.${block}`)] : [],
      );
      return shown.join(' → ');
    }
    if (typeof value === 'object') return Object.values(value).filter(Boolean).join(' / ');
    return String(value);
  };
}
