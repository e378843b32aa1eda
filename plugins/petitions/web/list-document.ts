import type { ListedPetition } from './components/petition-row.tsx';

/** What a row of the list says. */
export const LISTED_FIELDS = /* GraphQL */ `
  ref title state publishedAt collectUntil signatureCount recentSignatures importedFrom
  rules { signatureThreshold }
  refusal { ground { title } }
  category { title }
  territory { name }
`;

export const PETITIONS = /* GraphQL */ `
  query PetitionList(
    $search: String
    $states: [PetitionState!]
    $category: String
    $territory: String
    $orderBy: PetitionOrder
    $offset: Int
  ) {
    petitions(
      search: $search
      states: $states
      category: $category
      territory: $territory
      orderBy: $orderBy
      first: 20
      offset: $offset
    ) {
      totalCount
      match
      edges {
        extract
        found
        node {
          ${LISTED_FIELDS}
        }
      }
    }
    petitionCategories { slug title }
    territories { slug name }
    petitionFacets(states: $states, category: $category, territory: $territory) {
      states { key petitions }
      categories { key petitions }
      territories { key petitions }
    }
  }
`;

/** A choice of a filter: how addresses spell it, its name, and how many petitions it would leave; null where words are asked for. */
export interface FilterChoice {
  readonly slug: string;
  readonly title: string;
  readonly petitions: number | null;
}

interface Facet {
  readonly key: string;
  readonly petitions: number;
}

export interface PetitionListResult {
  readonly petitions: {
    readonly totalCount: number;
    readonly match: 'EXACT' | 'SIMILAR';
    readonly edges: readonly {
      readonly extract: string | null;
      readonly found: readonly string[];
      readonly node: ListedPetition;
    }[];
  };
  readonly petitionCategories: readonly { readonly slug: string; readonly title: string }[];
  readonly territories: readonly { readonly slug: string; readonly name: string }[];
  readonly petitionFacets: Readonly<Record<'states' | 'categories' | 'territories', readonly Facet[]>>;
}

/** Counts by the keys of choices. */
const countsOf = (facets: readonly Facet[]) => new Map(facets.map(({ key, petitions }) => [key, petitions]));

/** The choices of the list's filters. `words`: what is searched for has no counts. */
export function choicesOf({ petitionCategories, territories, petitionFacets }: PetitionListResult, words: string) {
  const counted = (facets: readonly Facet[]) => {
    const counts = countsOf(facets);
    return (slug: string) => (words ? null : (counts.get(slug) ?? 0));
  };
  const [ofCategory, ofTerritory] = [counted(petitionFacets.categories), counted(petitionFacets.territories)];
  const ofState = counted(petitionFacets.states);
  return {
    categories: petitionCategories.map(({ slug, title }) => ({ slug, title, petitions: ofCategory(slug) })),
    territories: territories.map(({ slug, name }) => ({ slug, title: name, petitions: ofTerritory(slug) })),
    states: petitionFacets.states.map(({ key }) => ({ slug: key, petitions: ofState(key) })),
  };
}
