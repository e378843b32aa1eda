/** A figure of the last days on the desk, in the reader's language. */
export interface DeskNumber {
  /** A word of its own in the module: `signatures`. */
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** `people`: how many people stand behind it, so that small numbers are not shown (threats F10); `cases`: no person does. */
  readonly counts: 'people' | 'cases';
}
