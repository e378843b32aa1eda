import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Checkbox, Crest, FileInput, Radios, TextInput } from '@viche/ui';
import { LanguageChoice } from '../languages/language-choice.tsx';
import type { Answers } from './answers.tsx';

/** Colour, crest and languages. What is chosen is kept with the draft; the site gets it when it opens. */
export function LookAnswer({ draft, typed, typedList, errorOf }: Answers) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { locales, requiredLocale } = draft;
  const hasCrest = draft.crest === 'kept';
  return (
    <>
      <Radios
        id="preset"
        name="preset"
        legend={t('onboarding.look.colours')}
        value={typed('preset', draft.accent ? 'own' : 'state')}
        options={[
          { value: 'state', label: t('onboarding.look.state') },
          { value: 'own', label: t('onboarding.look.own'), hint: t('onboarding.look.ownHint') },
        ]}
      />
      <TextInput
        id="accent"
        name="accent"
        label={t('onboarding.look.colour')}
        need="optional"
        width="s"
        error={errorOf('accent')}
        defaultValue={typed('accent', draft.accent ?? '')}
        autoCapitalize="none"
        spellCheck={false}
      />
      {hasCrest ? (
        <p className="icon-line">
          <Crest src={href('/open/crest')} label={t('onboarding.look.crest')} />
          <span>{t('onboarding.look.crestKept')}</span>
        </p>
      ) : null}
      <FileInput
        id="crest"
        name="crest"
        label={t(hasCrest ? 'onboarding.look.crestOther' : 'onboarding.look.crest')}
        hint={t('appearance.crestHint')}
        need="optional"
        error={errorOf('crest')}
        accept="image/png,image/jpeg,image/webp,image/svg+xml"
      />
      {hasCrest ? (
        <Checkbox id="dropCrest" name="dropCrest" value="yes" label={t('onboarding.look.crestDrop')} />
      ) : null}
      <LanguageChoice
        requiredLocale={requiredLocale}
        chosen={typedList('locales', locales)}
        hint={t('onboarding.look.languageHint')}
        error={errorOf('locales')}
      />
      <p className="muted sm">{t('onboarding.look.later')}</p>
    </>
  );
}
