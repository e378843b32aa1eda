import { KeyRing, newKeyEnvironment } from '@viche/identity';
import { TerritoryIndex } from '@viche/territories';
import { carriedCodifier } from '@viche/territories/codifier';
import { describe, expect, test } from 'vitest';
import { councilMatch } from './council-match.ts';
import { openPlatformSession, sealPlatformSession } from './platform-session.ts';
import { slugProblem, slugsFor } from './slugs.ts';

const index = new TerritoryIndex(carriedCodifier().territories());
const boiarka = index.byCode('UA32140030000074165')!;
const match = (organisation: string, of = boiarka) => councilMatch(organisation, of, index.namesakes(of));

describe('address', () => {
  test.each(['www', 'admin', 'files', 'rada'])('%s is reserved', (slug) => {
    expect(slugProblem(slug)).toBe('reserved');
  });
  test.each(['', 'a', '-a', 'a--b', 'a_b', 'Боярка', 'a'.repeat(64), 'a.b', 'xn--80ak6aa'])(
    '«%s» is no address',
    (slug) => {
      expect(slugProblem(slug)).toBe('form');
    },
  );
  test('every hromada has good ones', () => {
    expect(slugsFor(boiarka)).toEqual(['boiarka', 'boiarka-kyivska', 'boiarka-fastivskyi', 'boiarka-hromada']);
    const homeless = carriedCodifier()
      .territories()
      .flatMap(({ code }) => index.byCode(code) ?? [])
      .filter((municipality) => slugsFor(municipality).length < 2);
    expect(homeless).toEqual([]);
  });
});

describe('whose council it is', () => {
  test.each(['Боярська міська рада', 'ВИКОНАВЧИЙ КОМІТЕТ БОЯРСЬКОЇ МІСЬКОЇ РАДИ', 'Боярська рада'])('%s', (name) => {
    expect(match(name)).toBe('same');
  });
  test.each(['Луцька міська рада', 'ТОВ «Боярська пекарня»', 'Боярська гімназія № 1', ''])('another: %s', (name) => {
    expect(match(name)).toBe('other');
  });
  test('one of many of this name says its oblast, or is asked', () => {
    const [of] = index.search('Миколаївська Сумська').found.filter(({ council }) => council === 'settlement');
    expect(match('Миколаївська селищна рада', of)).toBe('doubtful');
    expect(match('Миколаївська селищна рада Сумської області', of)).toBe('same');
    expect(match('Миколаївська сільська рада Сумської області', of)).toBe('doubtful');
  });
});

test('a platform session opens for an hour, under its own key, unaltered', () => {
  const ring = KeyRing.fromEnvironment(newKeyEnvironment());
  const claims = {
    providerId: 'eid',
    issuer: 'i',
    subject: 's',
    codes: [],
    acr: '',
    amr: [],
    givenName: '',
    familyName: '',
  };
  const cookie = sealPlatformSession(ring, claims, 0);
  expect(openPlatformSession(ring, cookie, 3_599_000)?.claims.subject).toBe('s');
  expect(openPlatformSession(ring, cookie, 3_600_000)).toBeNull();
  expect(openPlatformSession(ring, `${cookie.slice(0, -4)}AAAA`, 0)).toBeNull();
  expect(openPlatformSession(KeyRing.fromEnvironment(newKeyEnvironment()), cookie, 0)).toBeNull();
  expect(openPlatformSession(ring, 'x', 0)).toBeNull();
});
