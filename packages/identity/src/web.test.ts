import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cookies } from './cookies.ts';
import { checkOrigin } from './csrf.ts';
import { openLoginCookie, type PendingLogin, sealLoginCookie } from './login-cookie.ts';
import { safeReturnTo } from './return-to.ts';
import { Secret } from './secret.ts';

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '///evil.example',
  '/%0d%0aSet-Cookie:a=b',
  '/\r\nLocation: //evil',
  'javascript:alert(1)',
  'https://evil.example/',
  'http:evil.example',
  '/.//evil.example',
  '/./\\evil.example',
  '/..//evil.example',
  '/%2f/evil.example',
  '/%5cevil.example',
  '/\t/evil.example',
  ' //evil.example',
  '/\u0000',
  'evil.example',
  '',
  'data:text/html,x',
  '@evil.example',
  '/x\u202e',
  `/${'a'.repeat(301)}`,
  '/%09/evil.example',
  '/petitions/..//evil.example',
  'https:/\\evil.example',
  '/\u2028x',
  '//lutsk.localhost:3000/petitions',
])('O09 returnTo %j leads to /', (path) => {
  expect(safeReturnTo(path)).toBe('/');
});

test.each([
  ['/petitions/12?page=2#sign', '/petitions/12?page=2#sign'],
  ['/petitions?search=%D0%B4%D0%BE%D1%80%D0%BE%D0%B3%D0%B0', '/petitions?search=%D0%B4%D0%BE%D1%80%D0%BE%D0%B3%D0%B0'],
  ['/a/../b', '/b'],
  ['/search?q=http://x', '/search?q=http://x'],
])('O09 returnTo %j stays on the site', (path, expected) => {
  expect(safeReturnTo(path)).toBe(expected);
});

describe('T20 cookies', () => {
  const secure = cookies({ secure: true });

  test('T20 production names are __Host- with every attribute', () => {
    expect(secure.session('abc')).toBe('__Host-viche=abc; Path=/; HttpOnly; SameSite=Lax; Secure');
    expect(secure.login('abc')).toBe('__Host-viche-login=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=600');
    expect(secure.language('uk')).toContain('Max-Age=31536000');
    expect(secure.clear('session')).toContain('Max-Age=0');
  });

  test('T20 tossed and doubled cookies are nobody', () => {
    expect(secure.read('a=1; __Host-viche=good; viche=tossed', 'session')).toBe('good');
    expect(secure.read('viche=tossed', 'session')).toBeNull();
    expect(secure.read('__Host-viche=good; __Host-viche=evil', 'session')).toBeNull();
    expect(secure.read('__Host-viche=; __Host-viche=good', 'session')).toBeNull();
    expect(secure.read('__Host-viche="quoted"', 'session')).toBeNull();
    expect(secure.read(null, 'session')).toBeNull();
    expect(() => secure.session('a; Domain=evil')).toThrow();
  });

  test('T20 plain names exist under localhost only', () => {
    const plain = cookies({ secure: false, host: 'slavutych.localhost:3000' });
    expect(plain.session('abc')).toBe('viche=abc; Path=/; HttpOnly; SameSite=Lax');
    for (const host of ['viche.example', 'localhost.evil.example', '127.0.0.1', ''])
      expect(() => cookies({ secure: false, host })).toThrow();
  });
});

describe('B01 origin', () => {
  const good = {
    method: 'POST',
    origin: 'https://a.viche.example',
    secFetchSite: 'same-origin',
    host: 'a.viche.example',
    expectedOrigin: 'https://a.viche.example',
  };

  test.each([
    ['own form', {}, 'ok'],
    ['own form of an old browser', { secFetchSite: null }, 'ok'],
    ['address bar', { secFetchSite: 'none', origin: null }, 'ok'],
    ['reading from anywhere', { method: 'GET', origin: 'https://evil.example', secFetchSite: 'cross-site' }, 'ok'],
    ['B01 evil origin', { origin: 'https://evil.example', secFetchSite: null }, 'foreign-origin'],
    ['B01 null origin', { origin: 'null', secFetchSite: null }, 'foreign-origin'],
    ['B01 no headers', { origin: null, secFetchSite: null }, 'no-origin'],
    ['B01 cross site', { secFetchSite: 'cross-site' }, 'cross-site'],
    ['T20 sibling tenant', { origin: 'https://b.viche.example', secFetchSite: 'same-site' }, 'cross-site'],
    ['T20 sibling tenant, old browser', { origin: 'https://b.viche.example', secFetchSite: null }, 'foreign-origin'],
    ['origin of http', { origin: 'http://a.viche.example' }, 'foreign-origin'],
    ['another host', { host: 'b.viche.example' }, 'foreign-host'],
    ['no host', { host: null }, 'foreign-host'],
    ['lower-case method', { method: 'post', origin: null, secFetchSite: null }, 'no-origin'],
  ])('B01 %s', (_name, change, verdict) => {
    expect(checkOrigin({ ...good, ...change })).toBe(verdict);
  });
});

describe('login cookie', () => {
  const key = new Secret(randomBytes(32));
  const now = 1_800_000_000_000;
  const login = (n: number, more: Partial<PendingLogin> = {}): PendingLogin => ({
    attemptId: `018f0000-0000-7000-8000-00000000000${n}`,
    tenantId: '018f0000-0000-7000-8000-0000000000aa',
    state: randomBytes(32).toString('base64url'),
    nonce: randomBytes(32).toString('base64url'),
    verifier: randomBytes(32).toString('base64url'),
    issuer: 'https://id.example/realms/one',
    providerId: 'eid',
    returnTo: '/',
    createdAt: now,
    ...more,
  });

  test('O01 holds at most five, newest first, and fits a cookie even with long paths', () => {
    const many = [1, 2, 3, 4, 5, 6].map((n) => login(n));
    expect(openLoginCookie(key, sealLoginCookie(key, many), now)).toEqual(many.slice(0, 5));
    const long = [1, 2, 3, 4, 5, 6].map((n) => login(n, { returnTo: `/${'я'.repeat(299)}` }));
    const value = sealLoginCookie(key, long);
    expect(value.length).toBeLessThan(3801);
    expect(openLoginCookie(key, value, now)[0]).toEqual(long[0]);
  });

  test('O01 is nothing after ten minutes, under another key, or altered', () => {
    const value = sealLoginCookie(key, [login(1)]);
    expect(openLoginCookie(key, value, now + 599_999)).toHaveLength(1);
    expect(openLoginCookie(key, value, now + 600_000)).toEqual([]);
    expect(openLoginCookie(new Secret(randomBytes(32)), value, now)).toEqual([]);
    expect(openLoginCookie(key, `${value.slice(0, -2)}AA`, now)).toEqual([]);
    for (const bad of [null, undefined, '', '...', 'A'.repeat(5000)])
      expect(openLoginCookie(key, bad, now)).toEqual([]);
  });
});
