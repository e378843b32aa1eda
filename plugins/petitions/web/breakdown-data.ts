import type { BreakdownPart, BreakdownRow } from './components/breakdown.tsx';
import { stateWord } from './components/state-chip.tsx';

export const TERRITORY_FIELDS = 'quarter petitions signatures figures { territory { id name } signatures partly }';
export const AGE_FIELDS = 'quarter bands { band signatures }';

export interface TerritoriesData {
  readonly quarter: string;
  readonly petitions: number;
  readonly signatures: number;
  readonly figures: readonly {
    readonly territory: { readonly id: string; readonly name: string } | null;
    readonly signatures: number | null;
    readonly partly: boolean;
  }[];
}

export interface AgesData {
  readonly quarter: string;
  readonly bands: readonly { readonly band: string; readonly signatures: number | null }[];
}

type Translate = (key: string) => string;

/** Rows of one table of territories; who stated none stands last. */
export const territoryRows = ({ figures }: TerritoriesData, t: Translate): BreakdownRow[] =>
  figures.map(({ territory, signatures, partly }) => ({
    key: territory?.id ?? '',
    label: territory?.name ?? t('statistics.notStated'),
    signatures,
    partly,
  }));

/** Rows of one quarter by age. */
export const ageRows = ({ bands }: AgesData, t: Translate): BreakdownRow[] =>
  bands.map(({ band, signatures }) => ({
    key: band,
    label: t(`statistics.bands.${stateWord(band)}`),
    signatures,
    partly: signatures === null,
  }));

/** Quarters as parts of a breakdown. */
export const quarterParts = <Q extends { readonly quarter: string }>(
  quarters: readonly Q[],
  title: (firstDay: string) => string,
  rows: (quarter: Q) => BreakdownRow[],
): BreakdownPart[] =>
  quarters.map((quarter) => ({ key: quarter.quarter, title: title(quarter.quarter), rows: rows(quarter) }));
