/** What was typed, by dotted field name: one text, or several for a field with several answers. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** How much a form may hold; a body limit in front of it is the server's. */
export interface FormLimits {
  /** Entries in all, hidden ones too. Default 300. */
  readonly maxFields?: number;
  /** Characters of one answer. Default 100,000. */
  readonly maxFieldLength?: number;
  /** Characters of all names and answers. Default 1,000,000. */
  readonly maxLength?: number;
}

/** Fields of the form's own bookkeeping. Never part of a schema. */
export const HIDDEN_FIELDS = {
  token: '_token',
  version: '_version',
  key: '_key',
  intent: '_intent',
  step: '_step',
  csrf: '_csrf',
} as const;

/** Characters of one answer that go back to the page with its problem: enough for any real text. */
export const KEPT_LENGTH = 50_000;
