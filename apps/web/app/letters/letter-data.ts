export const LETTER_LOCALES = ['uk', 'en'] as const;
export type LetterLocale = (typeof LETTER_LOCALES)[number];

/** A letter in the list of the desk. */
export interface LetterKindData {
  readonly plugin: string;
  readonly kind: string;
  readonly name: string;
  readonly topic: string;
  readonly why: string;
  readonly own: readonly LetterLocale[];
}

/** A letter in one language, as its form shows it. */
export interface LetterTextData {
  readonly subject: string;
  readonly body: string;
  readonly why: string;
  readonly number: number;
  readonly own: boolean;
  readonly placeholders: readonly {
    readonly name: string;
    readonly meaning: string;
    readonly sample: string;
    readonly required: boolean;
  }[];
  readonly versions: readonly {
    readonly number: number;
    readonly at: string;
    readonly by: string | null;
    readonly subject: string | null;
    readonly body: string | null;
  }[];
}

export interface LetterPreviewData {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly problems: readonly { readonly field: string; readonly message: string }[];
}

export const LETTER_KINDS = 'query LetterKinds { letterKinds { plugin kind name topic why own } }';

export const LETTER_TEXT = /* GraphQL */ `
  query LetterText($plugin: String!, $kind: String!, $locale: String!) {
    letterText(plugin: $plugin, kind: $kind, locale: $locale) {
      subject body why number own
      placeholders { name meaning sample required }
      versions { number at by subject body }
    }
  }
`;

export const LETTER_PREVIEW = /* GraphQL */ `
  query LetterPreview($plugin: String!, $kind: String!, $locale: String!, $subject: String!, $body: String!) {
    letterPreview(plugin: $plugin, kind: $kind, locale: $locale, subject: $subject, body: $body) {
      subject paragraphs problems { field message }
    }
  }
`;
