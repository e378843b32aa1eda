import { describe, expect, it } from 'vitest';
import { type Feed, writeAtom, writeJsonFeed } from './feeds.ts';

const at = new Date('2026-11-21T10:00:00Z');
const feed: Feed = {
  id: 'https://slavutych.example/petitions/feed.atom',
  title: 'Петиції',
  language: 'uk',
  publisher: 'Славутицька міська рада',
  pageUrl: 'https://slavutych.example/petitions?state=collecting&order=newest',
  selfUrl: 'https://slavutych.example/petitions/feed.atom',
  licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
  emptySince: new Date('2026-01-01T00:00:00Z'),
  entries: [
    {
      id: 'urn:uuid:0193',
      title: '<script>alert("1")</script> & ]]>',
      url: 'https://slavutych.example/petitions/abcdefgh',
      summary: 'Суть \u0001\uD800 петиції',
      publishedAt: at,
      updatedAt: at,
      categories: ['Дороги "нові"'],
    },
  ],
};

describe('feeds', () => {
  it('hold a stranger’s text as text, and nothing that breaks XML', () => {
    const atom = writeAtom(feed);
    expect(atom).toContain('<title>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; ]]&gt;</title>');
    expect(atom).toContain('<summary>Суть  петиції</summary>');
    expect(atom).toContain('state=collecting&amp;order=newest');
    expect(atom).toContain('<category term="Дороги &quot;нові&quot;"/>');
    expect(atom).not.toContain('<script');
  });

  it('say when they changed: with the newest entry, or since they are empty', () => {
    expect(writeAtom(feed)).toContain('<updated>2026-11-21T10:00:00.000Z</updated>');
    expect(writeAtom({ ...feed, entries: [] })).toContain('<updated>2026-01-01T00:00:00.000Z</updated>');
  });

  it('say the same as JSON', () => {
    const json = JSON.parse(writeJsonFeed(feed));
    expect(json).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', title: 'Петиції', language: 'uk' });
    expect(json.items).toEqual([
      expect.objectContaining({ id: 'urn:uuid:0193', title: feed.entries[0]!.title, tags: ['Дороги "нові"'] }),
    ]);
  });
});
