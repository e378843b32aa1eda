import { useFormat, useTranslation } from '@viche/i18n';
import { SITE_FONTS } from '@viche/plugin-api';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Radios, TextInput } from '@viche/ui';
import { LEAST_TEXT_CONTRAST, reportColour } from '@viche/ui/skin';
import { errorIn } from '../desk/desk-form.tsx';
import { DeskSection } from '../desk/desk-section.tsx';
import { FIRST_ACCENT } from './appearance-data.ts';
import type { AppearanceFormProps } from './crest-form.tsx';

/** Colours and typeface, with a button that shows them on the home page before anything is saved. */
export function ColoursForm({ appearance, refused }: AppearanceFormProps) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const typed = refused?.typed ?? {};
  const accent = typed.accent ?? appearance.accent ?? '';
  return (
    <DeskSection id="colours" title={t('appearance.colours')}>
      <form method="post" action={href('/admin/appearance')} className="flow measure" noValidate>
        <FormSecrets scope="appearance" />
        <input type="hidden" name="part" value="colours" />
        <input type="hidden" name="revision" value={appearance.revision ?? 0} />
        <Radios
          id="preset"
          name="preset"
          legend={t('appearance.preset')}
          value={typed.preset ?? appearance.preset}
          options={[
            { value: 'state', label: t('appearance.presets.state'), hint: t('appearance.presets.stateHint') },
            { value: 'own', label: t('appearance.presets.own'), hint: t('appearance.presets.ownHint') },
          ]}
        />
        <TextInput
          id="accent"
          name="accent"
          label={t('appearance.accent')}
          hint={t('appearance.accentHint', { example: FIRST_ACCENT })}
          error={errorIn(refused, 'accent')}
          width="s"
          maxLength={20}
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={accent}
        />
        <Contrast accent={appearance.accent} />
        <Radios
          id="font"
          name="font"
          legend={t('appearance.font')}
          value={typed.font ?? appearance.font}
          options={SITE_FONTS.map((font) => ({
            value: font,
            label: t(`appearance.fonts.${font}`),
            hint: t(`appearance.fonts.${font}Hint`),
          }))}
        />
        <div className="row">
          <Button>{t('appearance.coloursSave')}</Button>
          <Button variant="second" name="intent" value="preview">
            {t('appearance.preview')}
          </Button>
        </div>
      </form>
    </DeskSection>
  );
}

/** How well the chosen colour can be read, in words and numbers. */
function Contrast({ accent }: { accent: string | null }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const report = accent ? reportColour(accent) : null;
  if (!report || !accent) return null;
  const ratio = (value: number) => format.number(value, 1);
  return (
    <p className="sm muted">
      {t('appearance.contrast', {
        colour: accent,
        white: ratio(report.white),
        linen: ratio(report.linen),
        least: ratio(LEAST_TEXT_CONTRAST),
      })}
    </p>
  );
}
