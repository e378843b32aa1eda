import { describe, expect, it } from 'vitest';
import { mayHaveCname, readableName, readDomainName } from './domain-name.ts';

const read = (typed: string) => readDomainName(typed, 'viche.example.com.ua:3000');

describe('a name as somebody types it', () => {
  it.each([
    ['petycii.hromada.gov.ua', 'petycii.hromada.gov.ua'],
    ['  HTTPS://Petycii.Hromada.GOV.ua/ ', 'petycii.hromada.gov.ua'],
    ['hromada.gov.ua.', 'hromada.gov.ua'],
    ['громада.укр', 'xn--80aahf2bln.xn--j1amh'],
    ['ГРОМАДА.УКР', 'xn--80aahf2bln.xn--j1amh'],
    ['xn--80aahf2bln.xn--j1amh', 'xn--80aahf2bln.xn--j1amh'],
    ['rada.github.io', 'rada.github.io'],
  ])('%s is %s', (typed, host) => expect(read(typed)).toEqual({ host }));

  it.each([
    ['hromada', 'not-a-name'],
    ['моя громада.укр', 'not-a-name'],
    ['-rada.gov.ua', 'not-a-name'],
    ['a..ua', 'not-a-name'],
    ['_viche.rada.gov.ua', 'not-a-name'],
    ['rada.gov.ua:8080', 'not-a-name'],
    ['user@rada.gov.ua', 'not-a-name'],
    [`${'a.'.repeat(125)}ua`, 'too-long'],
    ['203.0.113.9', 'address'],
    ['0x7f.1', 'address'],
    ['[::1]', 'address'],
    ['https://rada.gov.ua/petitions', 'path'],
    ['rada.gov.ua?x=1', 'path'],
    ['viche.example.com.ua', 'platform'],
    ['slavutych.viche.example.com.ua', 'platform'],
    ['a.files.viche.example.com.ua', 'platform'],
    ['gov.ua', 'suffix'],
    ['com.ua', 'suffix'],
    ['github.io', 'suffix'],
    ['rada.local', 'unknown-suffix'],
    ['rada.localhost', 'unknown-suffix'],
    ['https://', 'not-a-name'],
  ])('%s is refused: %s', (typed, problem) => expect(read(typed)).toEqual({ problem }));

  it('is shown as people write it, and has a CNAME only where DNS lets it', () => {
    expect(readableName('xn--80aahf2bln.xn--j1amh')).toBe('громада.укр');
    expect(mayHaveCname('petycii.hromada.gov.ua')).toBe(true);
    expect(mayHaveCname('hromada.gov.ua')).toBe(false);
  });
});
