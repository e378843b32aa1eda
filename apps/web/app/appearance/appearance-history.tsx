import { useFormat, useTranslation } from '@viche/i18n';
import { HOME_BLOCKS, SITE_FONTS } from '@viche/plugin-api';
import { Table } from '@viche/ui';
import { DeskSection } from '../desk/desk-section.tsx';
import type { AppearanceChangeData } from './appearance-data.ts';

const KEYS = ['preset', 'accent', 'font', 'crest', 'crestFile', 'welcome', 'home', 'text'] as const;

/** Who changed the look, when, from what to what. */
export function AppearanceHistory({ changes }: { changes: readonly AppearanceChangeData[] }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const value = useValueText();
  return (
    <DeskSection id="history" title={t('appearance.history')}>
      {changes.length === 0 ? (
        <p className="muted">{t('appearance.noHistory')}</p>
      ) : (
        <Table
          caption={t('appearance.history')}
          captionAs="hidden"
          stack="wide"
          rows={changes}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'key',
              title: t('appearance.what'),
              cell: ({ key }) => (KEYS.some((known) => known === key) ? t(`appearance.keys.${key}`) : key),
            },
            { key: 'old', title: t('settings.was'), cell: ({ key, oldValue }) => value(key, oldValue) },
            { key: 'new', title: t('settings.became'), cell: ({ key, newValue }) => value(key, newValue) },
            { key: 'by', title: t('settings.by'), cell: ({ by }) => by ?? '—' },
            { key: 'at', title: t('settings.at'), cell: ({ at }) => format.dateTime(at) },
          ]}
        />
      )}
    </DeskSection>
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
