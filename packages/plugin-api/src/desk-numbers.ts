/** A figure of the last days on the desk, in the reader's language. */
export interface DeskNumber {
  /** A word of its own in the module: `signatures`. */
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** `people`: how many people stand behind it, so that small numbers are not shown (threats F10); `cases`: no person does. */
  readonly counts: 'people' | 'cases';
}

/**
 * What went on day by day, for a graph on the desk. No numbers of people: of single days they would nearly always be small. Sums of what
 * a public list shows by name and day are none.
 */
export interface DeskActivity {
  /** A word of its own in the module: `signatures`. */
  readonly key: string;
  /** «Підписів за день». */
  readonly label: string;
  /** Every asked day in the tenant's time zone, the empty ones too. */
  readonly days: readonly { readonly day: string; readonly value: number }[];
}
