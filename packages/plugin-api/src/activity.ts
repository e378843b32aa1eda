/** Something that a person did on the site, for the person's own eyes. Texts are in the reader's language. */
export interface Activity {
  /** The same for ever: an id and a word. */
  readonly key: string;
  readonly at: Date;
  readonly icon: string;
  /** What was done: «Підписали петицію». */
  readonly act: string;
  readonly title: string;
  /** Path on the tenant's site; null where nothing can be opened any more. */
  readonly path: string | null;
}

/** Which acts are asked for. */
export interface ActivityQuestion {
  readonly participantId: string;
  /** Only what was done before it; null for the latest. */
  readonly before: Date | null;
  readonly limit: number;
}
