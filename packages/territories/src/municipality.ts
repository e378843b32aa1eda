import type { Territory } from './territory.ts';

/** A unit that may have a site of its own: a hromada, or one of the two cities with a special status. */
export interface Municipality {
  readonly code: string;
  readonly kind: 'hromada' | 'special-city';
  /** «Славутицька», «Київ». */
  readonly name: string;
  /** Whose council it is, by its centre: міська, селищна, сільська. */
  readonly council: 'city' | 'settlement' | 'village';
  /** «Славутич»; of a hromada whose codifier row knows no centre, its name. */
  readonly centre: string;
  readonly settlements: number | null;
  /** «Вишгородський»; null for the two cities. */
  readonly raion: string | null;
  /** «Київська», «Автономна Республіка Крим»; null for the two cities. */
  readonly oblast: string | null;
}

const COUNCIL = { M: 'city', X: 'settlement', C: 'village' } as const;

/** Puts together what the rows above say of a hromada; null for a unit that has no site. */
export function municipalityOf(row: Territory, byCode: ReadonlyMap<string, Territory>): Municipality | null {
  if (row.category !== 'H' && row.category !== 'K') return null;
  const raion = byCode.get(row.parentCode ?? '');
  const oblast = byCode.get(raion?.parentCode ?? '');
  return {
    code: row.code,
    kind: row.category === 'K' ? 'special-city' : 'hromada',
    name: row.name,
    council: row.centre ? COUNCIL[row.centre.category] : 'city',
    centre: row.centre?.name ?? row.name,
    settlements: row.settlements,
    raion: raion?.name ?? null,
    oblast: oblast?.name ?? null,
  };
}
