export { type Catalogue, type Catalogues, loadCatalogues, type Messages } from './catalogues.ts';
export { cleanText } from './clean-text.ts';
export {
  CORE_ERROR_CODES,
  type CoreErrorCode,
  coreCatalogue,
  describeCoreError,
  type ErrorText,
} from './core-catalogue.ts';
export {
  type DateInput,
  type DateStyle,
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatPercent,
  formatTime,
  KYIV_ZONE,
  machineDate,
} from './format.ts';
export {
  DEFAULT_LOCALE,
  detectLocale,
  isLocale,
  LOCALE_COOKIE,
  LOCALES,
  type Locale,
  localeCookie,
  localeFromCookie,
  localeFromPath,
  localePath,
} from './locale.ts';
export { normaliseApostrophes, normaliseForSearch } from './normalise-for-search.ts';
export { checkKeyParity } from './parity.ts';
export { I18nProvider, useFormat, useLocale, useTranslation, Written } from './react.tsx';
export { titleIn } from './title-in.ts';
export { createTranslator, createTranslators, type TextValues, type Translate, type Translator } from './translator.ts';
export { slugify, slugsOf, transliterate } from './transliterate.ts';
export { typeset } from './typography.ts';
