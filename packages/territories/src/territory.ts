/** A row of the state codifier of administrative units (КАТОТТГ) down to hromadas. */
export interface Territory {
  /** `UA` and 17 digits. */
  readonly code: string;
  /** Code of the unit above; null for an oblast and for Kyiv and Sevastopol. */
  readonly parentCode: string | null;
  /** O: oblast or the Autonomous Republic, K: city with a special status, P: raion, H: hromada. */
  readonly category: TerritoryCategory;
  /** As the codifier writes it: «Славутицька», «Вишгородський». */
  readonly name: string;
  /** Words by which it is found, made by `searchWords`. */
  readonly norm: string;
  /** Of a hromada: the settlement with the lowest code in it, by convention its centre. */
  readonly centre: { readonly category: 'M' | 'X' | 'C'; readonly name: string } | null;
  /** Settlements of a hromada; null for all else. */
  readonly settlements: number | null;
}

export type TerritoryCategory = 'O' | 'K' | 'P' | 'H';

export const TERRITORY_CODE = /^UA\d{17}$/;
