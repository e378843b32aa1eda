import { homeBlocks } from '@viche/plugin-api';
import type { SiteContext } from '@viche/site';
import type { HomeDocument } from './documents.tsx';
import type { Highlights } from './highlights.ts';

const HIGHLIGHTS =
  'highlights { open { icon kind title path note endsAt act } tasks { icon title note path } answered { title path verdict note answeredAt } numbers { value label } tags }';
const DOCUMENTS = 'documents(first: 4) { id kind title number adoptedOn url }';

/** What the home page shows. Documents are asked for only where the hromada shows them there. */
export async function readHome(site: SiteContext) {
  const showsDocuments = homeBlocks(site.tenant.brand.home).some(({ block, shown }) => block === 'documents' && shown);
  const { highlights, documents = [] } = await site.query<{
    highlights: Highlights;
    documents?: readonly HomeDocument[];
  }>(`query Home { ${HIGHLIGHTS} ${showsDocuments ? DOCUMENTS : ''} }`);
  return { highlights, documents, now: new Date().toISOString() };
}
