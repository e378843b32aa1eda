import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  CORE_ERROR_CODES,
  checkKeyParity,
  coreCatalogue,
  createTranslators,
  describeCoreError,
  I18nProvider,
  loadCatalogues,
  useFormat,
  useTranslation,
} from './index.ts';

const demo = {
  ns: 'demo',
  uk: {
    signed_one: '{{count}} підпис',
    signed_few: '{{count}} підписи',
    signed_many: '{{count}} підписів',
    signed_other: '{{count}} підпису',
    where: 'у місті {{name}}',
    big: '{{count, number}}',
  },
  en: {
    signed_one: '{{count}} signature',
    signed_other: '{{count}} signatures',
    where: 'in {{name}}',
    big: '{{count, number}}',
  },
};
const { uk, en } = createTranslators(loadCatalogues([coreCatalogue, demo]));

describe('translator', () => {
  it.each([
    [1, '1 підпис'],
    [2, '2 підписи'],
    [5, '5 підписів'],
    [11, '11 підписів'],
    [21, '21 підпис'],
    [22, '22 підписи'],
    [111, '111 підписів'],
    [1.5, '1.5 підпису'],
  ])('counts %d in Ukrainian', (count, text) => expect(uk.t('demo:signed', { count })).toBe(text));

  it('keeps both languages apart', () => {
    expect(en.t('demo:signed', { count: 2 })).toBe('2 signatures');
    expect(uk.t('demo:signed', { count: 2 })).toBe('2 підписи');
  });
  it('sets non-breaking spaces and does not escape for React', () => {
    expect(uk.t('demo:where', { name: '<b>' })).toBe('у\u00A0місті <b>');
  });
  it('shows the key of a missing text and never the other language', () => {
    expect(uk.t('demo:nothing')).toBe('nothing');
    expect(uk.has('demo:nothing')).toBe(false);
    expect(uk.has('demo:where')).toBe(true);
  });
  it('groups digits where the text asks for a number', () => {
    expect(uk.t('demo:big', { count: 3480 })).toBe('3\u00A0480');
    expect(en.t('demo:big', { count: 3480 })).toBe('3,480');
  });
  it('cannot change its language under other requests', () => {
    expect(Object.isFrozen(uk)).toBe(true);
  });
  it('refuses two owners of a namespace', () => expect(() => loadCatalogues([demo, demo])).toThrow('namespace "demo"'));
});

function Line() {
  const { t, locale } = useTranslation('demo');
  const format = useFormat();
  return (
    <p
      lang={locale}
    >{`${t('signed', { count: 5 })} · ${t('core:words.save')} · ${format.money(100)} · ${format.path('/a')}`}</p>
  );
}

describe('in React on the server', () => {
  it('renders both languages side by side', () => {
    const render = (translator: typeof uk) =>
      renderToStaticMarkup(
        <I18nProvider translator={translator}>
          <Line />
        </I18nProvider>,
      );
    expect(render(uk)).toBe('<p lang="uk">5 підписів · Зберегти · 1\u00A0₴ · /a</p>');
    expect(render(en)).toBe('<p lang="en">5 signatures · Save · 1\u00A0₴ · /en/a</p>');
  });
  it('fails loudly without a provider', () => expect(() => renderToStaticMarkup(<Line />)).toThrow('I18nProvider'));
});

describe('catalogues', () => {
  it('are whole in both languages', () => {
    expect(checkKeyParity(coreCatalogue)).toEqual([]);
    expect(checkKeyParity(demo)).toEqual([]);
  });
  it('are found broken when they are', () => {
    const problems = checkKeyParity({
      ns: 'x',
      uk: { a_one: '{{n}}', b: ' ' },
      en: { a_one: '1', a_other: '{{m}}', c: 'c' },
    });
    expect(problems).toEqual([
      'x/uk b: empty text',
      'x/uk a: no plural form few, many, other',
      'x a: placeholders differ: n, m',
      'x/en b: missing',
      'x/uk c: missing',
    ]);
  });
  it('name every refusal of the core', () => {
    for (const code of CORE_ERROR_CODES) {
      for (const { t } of [uk, en]) {
        const text = describeCoreError(t, code, { by: 'A', until: 'B', at: 'C', why: 'D', count: 5 });
        for (const part of Object.values(text)) {
          expect(part).not.toMatch(/^errors|\{\{|!/);
          expect(part.length).toBeGreaterThan(5);
        }
      }
    }
  });
});
