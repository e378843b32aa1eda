import { createContext, type ReactNode, useContext } from 'react';
import { I18nextProvider, useTranslation as useI18next } from 'react-i18next';
import {
  type DateInput,
  type DateStyle,
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatPercent,
  formatTime,
} from './format.ts';
import type { Locale } from './locale.ts';
import { localePath } from './locale.ts';
import type { TextValues, Translate, Translator } from './translator.ts';

const TranslatorContext = createContext<Translator | null>(null);

/** Gives the translator of the request to everything below it. Works on the server: nothing is loaded later. */
export function I18nProvider({ translator, children }: { translator: Translator; children: ReactNode }) {
  return (
    <TranslatorContext.Provider value={translator}>
      <I18nextProvider i18n={translator.i18n}>{children}</I18nextProvider>
    </TranslatorContext.Provider>
  );
}

function useTranslator(): Translator {
  const translator = useContext(TranslatorContext);
  if (!translator) throw new Error('No <I18nProvider> above this component');
  return translator;
}

/**
 * Texts of a namespace: `t('key')` looks in it, `t('other:key')` in another one.
 * @throws Error outside of an I18nProvider
 */
export function useTranslation(ns = 'core'): { t: Translate; locale: Locale } {
  const { locale, i18n } = useTranslator();
  const { t } = useI18next(ns, { useSuspense: false, i18n });
  return { locale, t: (key: string, values: TextValues = {}) => String(t(key, { ...values })) };
}

/** The language of the page. */
export function useLocale(): Locale {
  return useTranslator().locale;
}

/** Formatters and addresses bound to the language of the page. */
export function useFormat() {
  const locale = useLocale();
  return {
    date: (value: DateInput, style?: DateStyle) => formatDate(locale, value, style),
    dateTime: (value: DateInput, style?: DateStyle) => formatDateTime(locale, value, style),
    time: (value: DateInput) => formatTime(locale, value),
    number: (value: number | bigint, decimals?: number) => formatNumber(locale, value, decimals),
    percent: (share: number, decimals?: number) => formatPercent(locale, share, decimals),
    money: (kopiykas: number | bigint, style?: 'short' | 'exact') => formatMoney(locale, kopiykas, style),
    path: (path: string) => localePath(locale, path),
  };
}
