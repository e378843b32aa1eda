import { mutationDocument } from '@viche/site';

export const TERRITORIES = /* GraphQL */ `
  query DeskTerritories {
    deskTerritories { id kind code parentId nameUk nameEn population order revision archivedAt }
    formerNames { id kind formerName presentName source territoryId }
  }
`;
export const ADD_TERRITORY = mutationDocument('addTerritory');
export const ADD_PLACES = mutationDocument('addCodifierPlaces', 'CodifierPlacesAdded { territories { id } }');
export const EDIT_TERRITORY = mutationDocument('editTerritory');
export const ARCHIVE_TERRITORY = mutationDocument('archiveTerritory');
export const ADD_ALIAS = mutationDocument('addTerritoryAlias');
export const END_ALIAS = mutationDocument('endTerritoryAlias');

export const CODIFIER_PLACES = /* GraphQL */ `
  query CodifierPlaces {
    codifierPlaces { code kind nameUk nameEn added }
    deskTerritories { id kind code parentId nameUk nameEn population order revision archivedAt }
  }
`;

export interface PlaceData {
  readonly code: string;
  readonly kind: string;
  readonly nameUk: string;
  readonly nameEn: string;
  readonly added: boolean;
}

export const TERRITORY_KINDS = [
  'starosta-district',
  'village',
  'settlement',
  'city',
  'district',
  'neighbourhood',
] as const;

export interface TerritoryData {
  readonly id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly parentId: string | null;
  readonly nameUk: string;
  readonly nameEn: string;
  readonly population: number | null;
  readonly order: number;
  readonly revision: number;
  readonly archivedAt: string | null;
}

export interface FormerNameData {
  readonly id: string;
  readonly kind: string;
  readonly formerName: string;
  readonly presentName: string;
  readonly source: string;
  readonly territoryId: string | null;
}

export interface TerritoriesPage {
  readonly deskTerritories: readonly TerritoryData[];
  readonly formerNames: readonly FormerNameData[];
}

/** What a territory's form asks for, as `addTerritory` and `editTerritory` take it. */
export function territoryInput(form: FormData): Readonly<Record<string, unknown>> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const whole = (name: string) => {
    const digits = text(name).replace(/\s/g, '');
    return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
  };
  return {
    kind: TERRITORY_KINDS.find((known) => known === text('kind')) ?? 'village',
    nameUk: text('nameUk'),
    ...(form.has('nameEn') ? { nameEn: text('nameEn') } : {}),
    code: text('code'),
    parentId: text('parentId') || null,
    population: whole('population'),
    order: whole('order') ?? 0,
  };
}
