import { expect, it } from 'vitest';
import { sitemapIndex, sitemapLines } from './sitemaps.ts';

const textOf = async (lines: AsyncIterable<string>): Promise<string> => {
  let text = '';
  for await (const line of lines) text += line;
  return text;
};

it('a sitemap holds addresses as text and says when pages changed, where that is known', async () => {
  const batches = [
    [{ url: 'https://a.example/petitions/abc?x=1&y=<2>', changedAt: new Date('2026-11-21T10:00:00Z') }],
    [],
    [{ url: 'https://a.example/help', changedAt: null }],
  ];
  expect(await textOf(sitemapLines(batches))).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n' +
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
      '<url><loc>https://a.example/petitions/abc?x=1&amp;y=&lt;2&gt;</loc><lastmod>2026-11-21T10:00:00.000Z</lastmod></url>\n' +
      '<url><loc>https://a.example/help</loc></url>\n' +
      '</urlset>\n',
  );
});

it('an index names each sitemap of its host', () => {
  expect(sitemapIndex(['https://a.example/sitemaps/site.xml'])).toContain(
    '<sitemap><loc>https://a.example/sitemaps/site.xml</loc></sitemap>',
  );
});
