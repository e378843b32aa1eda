import type { DataContext, SearchFindings, SearchQuestion } from '@viche/plugin-api';
import { extractOf, foundIn } from '@viche/search';
import { petitionPath } from '../../web/petition-path.ts';
import { mayReadText } from '../queries/decisions.ts';
import { findPetitions } from '../queries/find-petitions.ts';

/** The best petitions for what was typed into the search over the whole site; the list finds the same ones. */
export async function searchForSite(ctx: DataContext, { text, limit }: SearchQuestion): Promise<SearchFindings | null> {
  const { petitions, total, terms, match } = await findPetitions(ctx, {
    search: text,
    orderBy: 'best-match',
    limit,
    offset: 0,
  });
  if (total === 0) return null;
  const readable = petitions.filter((petition) => mayReadText(ctx, petition));
  return {
    title: ctx.t('petitions:list.title'),
    icon: 'petition',
    total,
    match,
    hits: readable.map((petition) => ({
      title: petition.title,
      path: petitionPath(petition),
      note: [
        ctx.t(`petitions:state.${petition.state}`),
        ctx.t('petitions:counts.signatures', { count: petition.signatureCount }),
      ].join(', '),
      extract: terms.size > 0 ? extractOf(`${petition.essence}\n${petition.demand}`, terms) : null,
      found: foundIn(`${petition.title}\n${petition.essence}\n${petition.demand}`, terms),
    })),
    morePath: `/petitions?search=${encodeURIComponent(text)}`,
    tags: ['Petition:list', 'Petition:counts'],
  };
}
