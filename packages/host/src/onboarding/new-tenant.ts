import type { Locale, TenantBrand } from '@viche/plugin-api';

/** A module of a new site and what it is set to; settings that are left out have their defaults. */
export interface NewTenantModule {
  readonly plugin: string;
  readonly order: number;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** All that a site begins with. */
export interface NewTenant {
  readonly slug: string;
  /** KATOTTG */
  readonly code: string;
  readonly kind: 'hromada' | 'special-city';
  readonly names: {
    readonly officialName: string;
    readonly shortName: string;
    readonly officialNameEn: string;
    readonly shortNameEn: string;
    readonly region: string;
    readonly regionEn: string;
  };
  readonly edrpou: string | null;
  readonly population: number;
  /** Languages of the site, the first one first. */
  readonly locales: readonly Locale[];
  readonly brand: TenantBrand;
  /** The hromada's coat of arms as a PNG, drawn anew by the check of files. */
  readonly crest?: Buffer;
  readonly contacts: Readonly<Record<string, string>>;
  readonly statuteUrl: string | null;
  readonly statuteEdition: string | null;
  /**
   * `draft`: nobody can visit it yet, and neither its hromada is reserved. `sandbox`: a trial, which reserves all that an open site
   * reserves; what is done in it is wiped when it opens to residents.
   */
  readonly state: 'draft' | 'sandbox' | 'live';
  readonly modules: readonly NewTenantModule[];
}
