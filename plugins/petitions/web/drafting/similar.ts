import type { SiteContext } from '@viche/site';
import type { ListedPetition } from '../components/petition-row.tsx';
import { LISTED_FIELDS } from '../list-document.ts';

const SIMILAR = /* GraphQL */ `
  query SimilarPetitions($text: String!) {
    similarPetitions(text: $text, first: 3) {
      ${LISTED_FIELDS}
    }
  }
`;

/** Shorter texts resemble everything. */
const SHORTEST = 8;

/** At most three public petitions that ask for much the same, the nearest first. */
export async function findSimilar(
  site: SiteContext,
  { title, essence }: { readonly title: string; readonly essence: string },
): Promise<readonly ListedPetition[]> {
  if (title.trim().length < SHORTEST) return [];
  const { similarPetitions } = await site.query<{ similarPetitions: readonly ListedPetition[] }>(SIMILAR, {
    text: `${title}\n${essence}`,
  });
  return similarPetitions;
}
