/** Months in the tenant's time zone, `2026-01`, both included; none of them still runs. */
export interface ParticipationQuestion {
  readonly from: string;
  readonly until: string;
}

/** The asked months in their order, `2026-01`. */
export function monthsOf({ from, until }: ParticipationQuestion): string[] {
  const months: string[] = [];
  for (let month = from; month <= until; month = monthAfter(month, 1)) months.push(month);
  return months;
}

/** The month so many months later, `2026-12`. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** A number, or a share of `of`: «3 із 4». */
export interface ParticipationNumber {
  readonly value: number;
  readonly of?: number;
}

/** A figure of taking part, month by month. Its words are in the reader's language. */
export interface ParticipationFigure {
  /** A word of its own in the module: `signatures`. */
  readonly key: string;
  /** Head of a column: «Підписів». */
  readonly label: string;
  /**
   * `people`: how many different people, so that small numbers are not shown (threats F10), counted once and never anew: a number that moves
   * tells who moved it. `listed`: sums of what a public list shows by name and day anyway. `cases`: no person stands behind it.
   */
  readonly counts: 'people' | 'listed' | 'cases';
  /** A month that is left out is not counted; zeros are told. */
  readonly months: readonly (ParticipationNumber & { readonly month: string })[];
  /** Of all asked months together; null where that is not counted. Of people it is no sum: many take part in several months. */
  readonly total: ParticipationNumber | null;
}

/** What a plugin tells of taking part in it. */
export interface Participation {
  /** Name of the module: «Петиції». */
  readonly title: string;
  readonly icon: string;
  /** The module's own page with more numbers, where it has one. */
  readonly morePath: string | null;
  /** The earliest month that has anything to tell; null while there is none. */
  readonly firstMonth: string | null;
  readonly figures: readonly ParticipationFigure[];
}
