import { createContext, type ReactNode, useContext } from 'react';
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
import { languageBeside } from './written-language.ts';

const TranslatorContext = createContext<Translator | null>(null);

/**
 * Gives the translator of the request to everything below it. A translator never changes its language and nothing is
 * loaded later, so a plain context is enough: no subscriptions, which cost more than the texts on a page of lists.
 */
export function I18nProvider({ translator, children }: { translator: Translator; children: ReactNode }) {
  return <TranslatorContext.Provider value={translator}>{children}</TranslatorContext.Provider>;
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
  const { locale, t } = useTranslator();
  return { locale, t: (key: string, values?: TextValues) => t(key.includes(':') ? key : `${ns}:${key}`, values) };
}

/** The language of the page. */
export function useLocale(): Locale {
  return useTranslator().locale;
}

type WrittenProps =
  | { readonly children: string; readonly text?: never }
  | { readonly children: ReactNode; readonly text: string };

/** A text that people wrote, with its language named where the page's is another one; `text` is it where the children are more than words. */
export function Written({ children, text }: WrittenProps) {
  const language = languageBeside(useLocale(), text ?? String(children));
  return language ? <span lang={language}>{children}</span> : children;
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
