import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createTranslators, I18nProvider, type Locale, Written } from './index.ts';
import { languageBeside } from './written-language.ts';

it.each([
  ['en', 'Повернути вечірні сеанси', 'uk'],
  ['en', 'Wi-Fi у бібліотеці', 'uk'],
  ['en', 'Free Wi-Fi in the library', undefined],
  ['en', '№ 12', undefined],
  ['en', '', undefined],
  ['uk', 'Повернути вечірні сеанси', undefined],
  ['uk', 'Free Wi-Fi', undefined],
] as const)('on a page in %s, %j is said to be in: %s', (locale, text, language) => {
  expect(languageBeside(locale, text)).toBe(language);
});

it('names the language in the markup only where it differs', () => {
  const translators = createTranslators({ uk: {}, en: {} });
  const show = (locale: Locale) =>
    renderToStaticMarkup(
      <I18nProvider translator={translators[locale]}>
        <Written>Лавки</Written>
      </I18nProvider>,
    );
  expect(show('en')).toBe('<span lang="uk">Лавки</span>');
  expect(show('uk')).toBe('Лавки');
});
