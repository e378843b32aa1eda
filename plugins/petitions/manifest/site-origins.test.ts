import { parseSettingsForm } from '@viche/settings';
import { describe, expect, it } from 'vitest';
import { settings } from './settings.ts';
import { isSiteOrigin } from './site-origins.ts';

describe('B04 sites that may frame a counter', () => {
  it.each([
    'https://rada.example',
    'https://news.rada.gov.ua:8443',
    'https://xn--80aaxitdbjk.xn--j1amh',
    'https://a-b.co',
  ])('%s is one', (site) => {
    expect(isSiteOrigin(site)).toBe(true);
  });

  it.each([
    'http://rada.example',
    'https://*.rada.example',
    'https://rada.example/',
    'https://rada.example/news',
    'https://rada.example?a=1',
    'https://user:pass@rada.example',
    'https://rada',
    'https://Rada.example',
    'https://rada.example:0',
    'https://rada.example:70000',
    "https://rada.example; script-src 'unsafe-inline'",
    'https://rada.example https://other.example',
    'https://рада.укр',
    'https://-rada.example',
    '*',
    "'self'",
    '',
  ])('%s is none', (site) => {
    expect(isSiteOrigin(site)).toBe(false);
  });

  const posted = (lines: string) => {
    const form = new FormData();
    form.set('embedOrigins', lines);
    const parsed = parseSettingsForm(settings, form);
    return parsed.ok ? null : parsed.problems.find(({ field }) => field.startsWith('embedOrigins'));
  };

  it('are refused with the line that is wrong', () => {
    const good = 'https://rada.example\n';
    const problem = (name: string, site: string) => ({
      field: 'embedOrigins',
      problem: `petitions:problem.${name}`,
      params: { site },
    });
    expect(posted(`${good}https://*.a.example`)).toEqual(problem('origin-wildcard', 'https://*.a.example'));
    expect(posted(`${good}http://a.example`)).toEqual(problem('origin-not-https', 'http://a.example'));
    expect(posted(`${good}a.example`)).toEqual(problem('not-an-origin', 'a.example'));
    expect(posted(good.repeat(2))).toEqual(problem('origin-twice', 'https://rada.example'));
    expect(posted(Array.from({ length: 21 }, (_, n) => `https://a${n}.example`).join('\n'))).toMatchObject({
      field: 'embedOrigins',
      problem: 'too-many',
    });
    expect(posted(good) ?? posted('')).toBeUndefined();
  });
});
