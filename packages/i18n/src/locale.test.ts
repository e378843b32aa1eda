import { describe, expect, it } from 'vitest';
import {
  detectLocale,
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatPercent,
  formatTime,
  LOCALE_COOKIE,
  localeCookie,
  localeFromPath,
  localePath,
  machineDate,
} from './index.ts';

const N = '\u00A0';

describe('language of an address', () => {
  it.each([
    ['/', 'uk', '/'],
    ['/petitions', 'uk', '/petitions'],
    ['/en', 'en', '/'],
    ['/en/', 'en', '/'],
    ['/en/petitions', 'en', '/petitions'],
    ['/english', 'uk', '/english'],
    ['/a/en/b', 'uk', '/a/en/b'],
  ])('%s', (pathname, locale, path) => expect(localeFromPath(pathname)).toEqual({ locale, path }));

  it('changes the language of an address and keeps the rest', () => {
    expect(localePath('en', '/petitions?q=1#x')).toBe('/en/petitions?q=1#x');
    expect(localePath('uk', '/en/petitions?next=/en/a')).toBe('/petitions?next=/en/a');
    expect(localePath('en', localePath('en', '/'))).toBe('/en');
    expect(localePath('uk', '/en')).toBe('/');
  });

  it('lets the address decide and the cookie only wish', () => {
    const cookieHeader = `a=b; ${LOCALE_COOKIE}=en`;
    expect(detectLocale({ pathname: '/petitions', cookieHeader })).toEqual({
      locale: 'uk',
      path: '/petitions',
      preferred: 'en',
    });
    expect(detectLocale({ pathname: '/en/x', cookieHeader: null }).preferred).toBe('en');
  });

  it('ignores an unknown and a doubled cookie', () => {
    expect(detectLocale({ pathname: '/', cookieHeader: `${LOCALE_COOKIE}=ru` }).preferred).toBe('uk');
    expect(detectLocale({ pathname: '/', cookieHeader: `${LOCALE_COOKIE}=en; ${LOCALE_COOKIE}=en` }).preferred).toBe(
      'uk',
    );
    expect(localeCookie('en')).toContain('__Host-viche-locale=en; Path=/');
  });
});

describe('formats', () => {
  const evening = new Date('2026-11-18T22:30:00Z');
  it('counts days in Kyiv', () => {
    expect(formatDate('uk', evening)).toBe(`19${N}листопада 2026${N}р.`);
    expect(formatDate('en', evening)).toBe(`19${N}November 2026`);
    expect(formatDateTime('uk', evening, 'day')).toBe(`19${N}листопада, 00:30`);
    expect(formatTime('uk', '2026-07-01T09:05:00Z')).toBe('12:05');
  });
  it('leaves a calendar day alone', () => {
    expect(formatDate('uk', '2026-12-12', 'day')).toBe(`12${N}грудня`);
    expect(formatDate('uk', '2026-12-12', 'numeric')).toBe('12.12.2026');
    expect(formatDate('uk', '2026-11-21', 'month')).toBe(`листопад 2026${N}р.`);
    expect(machineDate('2026-12-12')).toBe('2026-12-12');
    expect(() => formatDateTime('uk', '2026-12-12')).toThrow(RangeError);
  });
  it('refuses what is no date', () => expect(() => formatDate('uk', 'завтра')).toThrow(RangeError));
  it('groups digits', () => {
    expect(formatNumber('uk', 1234567.5)).toBe(`1${N}234${N}567,5`);
    expect(formatNumber('en', 3480)).toBe('3,480');
    expect(formatPercent('uk', 0.97)).toBe(`97${N}%`);
  });
  it('shows money from kopiykas', () => {
    expect(formatMoney('uk', 48_000_000)).toBe(`480${N}000${N}₴`);
    expect(formatMoney('uk', 48_000_050)).toBe(`480${N}000,50${N}₴`);
    expect(formatMoney('uk', 740_000, 'exact')).toBe(`7${N}400,00${N}₴`);
    expect(formatMoney('en', -100_005n)).toBe(`−1,000.05${N}₴`);
    expect(() => formatMoney('uk', 0.5)).toThrow(RangeError);
  });
});
