import type { FoundHromada } from './site-onboarding.ts';

/** A part of the country in the catalogue of hromadas. */
export interface CatalogueOblast {
  /** How addresses spell it: `kyivska`. */
  readonly slug: string;
  readonly name: string;
  readonly hromadas: number;
  /** Of them, those that have a site here. */
  readonly sites: number;
}

/** One oblast with its hromadas by raion; cities with a special status have no raion. */
export interface CataloguePage {
  readonly oblast: CatalogueOblast;
  readonly raions: readonly { readonly name: string | null; readonly hromadas: readonly FoundHromada[] }[];
}

/** Every hromada of the country, those with a site here and those without, on the platform's own host. */
export interface SiteCatalogue {
  oblasts(): Promise<readonly CatalogueOblast[]>;
  /** Null for a part of the country that is none. */
  oblast(slug: string): Promise<CataloguePage | null>;
  search(question: string): Promise<{ readonly found: readonly FoundHromada[]; readonly count: number }>;
}
