import type { Locale } from '@viche/i18n';

/** How a page looks: the hromada's preset and the person's own choices from the «Вигляд» page. */
export interface Appearance {
  readonly preset: 'state' | 'own';
  readonly theme?: 'light' | 'dark';
  readonly contrast?: 'more';
  readonly size?: 'large';
}

/**
 * Attributes of `<html>`. Without a theme the page follows the device.
 * @example <html {...htmlAttributes('uk', { preset: 'state' })}>
 */
export function htmlAttributes(locale: Locale, { preset, theme, contrast, size }: Appearance) {
  return {
    lang: locale,
    'data-preset': preset === 'state' ? preset : undefined,
    'data-theme': theme,
    'data-contrast': contrast,
    'data-size': size,
  };
}
