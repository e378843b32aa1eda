import { expect, it } from 'vitest';
import { localeOf, requiredLocale, siteLocales } from './site-languages.ts';

const UKRAINIAN = 'UA32140030000074165';

it('a site of a Ukrainian hromada has Ukrainian, and has it first', () => {
  expect(requiredLocale(UKRAINIAN)).toBe('uk');
  expect(siteLocales(UKRAINIAN, [])).toEqual(['uk']);
  expect(siteLocales(UKRAINIAN, ['en'])).toEqual(['uk', 'en']);
  expect(siteLocales(UKRAINIAN, ['en', 'uk', 'en', 'xx'])).toEqual(['uk', 'en']);
});

it('elsewhere nothing is chosen for anybody', () => {
  expect(requiredLocale('PL0123')).toBeNull();
  expect(siteLocales('PL0123', ['en'])).toEqual(['en']);
});

it.each([
  [['uk', 'en'], 'en', 'en'],
  [['uk'], 'en', 'uk'],
  [['uk'], 'pl', 'uk'],
  [['en'], 'uk', 'en'],
  [['uk', 'en'], null, 'uk'],
] as const)('of %j whoever wants %s reads %s', (locales, wanted, reads) => {
  expect(localeOf({ locales }, wanted)).toBe(reads);
});
