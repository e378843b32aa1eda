import { type HomeBlock, homeBlocks } from '@viche/plugin-api';
import type { SiteContext } from '@viche/site';
import type { HomeDocument } from './documents.tsx';
import type { Highlights } from './highlights.ts';
import type { HomeNewsEntry } from './news.tsx';

const HIGHLIGHTS =
  'highlights { open { icon kind title path note endsAt act } tasks { icon title note path } answered { title path verdict note answeredAt } numbers { value label } tags }';
const DOCUMENTS = 'documents(first: 4) { id kind title number adoptedOn url }';
const NEWS = 'siteNews(most: 5) { entries { id kind title path at } tags }';

/** What the home page shows, and the tags of it. Documents and news are asked for only where the hromada shows them there. */
export async function readHome(site: SiteContext) {
  const blocks = homeBlocks(site.tenant.brand.home);
  const shows = (wanted: HomeBlock) => blocks.some(({ block, shown }) => block === wanted && shown);
  const answer = await site.query<{
    highlights: Highlights;
    documents?: readonly HomeDocument[];
    siteNews?: { entries: readonly HomeNewsEntry[]; tags: readonly string[] };
  }>(`query Home { ${HIGHLIGHTS} ${shows('documents') ? DOCUMENTS : ''} ${shows('news') ? NEWS : ''} }`);
  const { highlights, documents = [], siteNews: { entries: news, tags } = { entries: [], tags: [] } } = answer;
  const shown = { highlights, documents, news, now: new Date().toISOString() };
  return { shown, tags: [...highlights.tags, ...tags] };
}
