import type { SiteContext } from '@viche/site';

/** A number as everybody may see it: null is hidden, or not counted. */
export interface NumberData {
  readonly value: number | null;
  readonly of: number | null;
  readonly hidden: boolean;
}

export interface FigureData {
  readonly key: string;
  readonly label: string;
  /** In the order of the year's months, as `of` and `hidden`. */
  readonly values: readonly (number | null)[];
  readonly of: readonly (number | null)[];
  readonly hidden: readonly boolean[];
  readonly total: NumberData;
}

/** The number of the month at a place. */
export const numberAt = ({ values, of, hidden }: FigureData, at: number): NumberData => ({
  value: values[at] ?? null,
  of: of[at] ?? null,
  hidden: hidden[at] ?? false,
});

export interface ModuleData {
  readonly module: string;
  readonly title: string;
  readonly icon: string;
  readonly morePath: string | null;
  readonly figures: readonly FigureData[];
}

export interface ParticipationData {
  readonly year: number;
  readonly months: readonly string[];
  readonly years: readonly number[];
  readonly modules: readonly ModuleData[];
}

const PARTICIPATION = /* GraphQL */ `
  query Participation($year: Int) {
    participation(year: $year) {
      year months years
      modules {
        module title icon morePath
        figures { key label values of hidden total { value of hidden } }
      }
    }
  }
`;

const YEAR = /^20\d\d$/;

/** The asked year, or the latest one; null for an address that asks for none that the site could tell of. */
export async function readParticipation(
  site: Pick<SiteContext, 'query' | 'kind'>,
  request: Request,
): Promise<ParticipationData | null> {
  if (site.kind === 'platform') return null;
  const asked = new URL(request.url).searchParams.get('year');
  if (asked !== null && !YEAR.test(asked)) return null;
  const { participation: latest } = await site.query<{ participation: ParticipationData }>(PARTICIPATION);
  const year = asked === null ? latest.year : Number(asked);
  if (year === latest.year) return latest;
  if (!latest.years.includes(year)) return null;
  return (await site.query<{ participation: ParticipationData }>(PARTICIPATION, { year })).participation;
}
