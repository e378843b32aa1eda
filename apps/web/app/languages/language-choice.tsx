import { LOCALES, useTranslation } from '@viche/i18n';
import { Checkboxes } from '@viche/ui';

interface LanguageChoiceProps {
  /** The language that the law wants first: it is no choice. Null where no law says. */
  readonly requiredLocale: string | null;
  readonly chosen: readonly string[];
  /** What it means to choose a language, or to leave it out. */
  readonly hint: string;
  readonly error: string | undefined;
}

/** Languages of a site beside the one that the law wants. */
export function LanguageChoice({ requiredLocale, chosen, hint, error }: LanguageChoiceProps) {
  const { t } = useTranslation('site');
  const nameOf = (locale: string) => t(`council.languages.${locale}`);
  return (
    <>
      {requiredLocale ? <input type="hidden" name="locales" value={requiredLocale} /> : null}
      <Checkboxes
        id="locales"
        name="locales"
        legend={t(requiredLocale ? 'council.languages.more' : 'council.languages.title')}
        hint={requiredLocale ? t('council.languages.required', { language: nameOf(requiredLocale) }) : undefined}
        error={error}
        values={chosen}
        options={LOCALES.filter((locale) => locale !== requiredLocale).map((locale) => ({
          value: locale,
          label: nameOf(locale),
          hint,
        }))}
      />
    </>
  );
}
