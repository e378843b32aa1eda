export const CONFORMANCE = ['full', 'partial', 'none'] as const;
export const EXAMINERS = ['council', 'outside', 'people'] as const;
export const STATEMENT_TEXTS = ['gapsUk', 'gapsEn', 'methodUk', 'methodEn', 'complaintUk', 'complaintEn'] as const;
export const STATEMENT_FIELDS = ['conformance', 'examinedOn', 'examinedBy', ...STATEMENT_TEXTS] as const;

/** The statement as the desk changes it. */
export type StatementData = Readonly<Record<(typeof STATEMENT_FIELDS)[number], string>> & { readonly revision: number };

/** What the platform itself knows to be missing, by its catalogue keys. */
export const PLATFORM_GAPS = ['people', 'pdf', 'files', 'provider', 'english'] as const;

interface SaidText {
  readonly text: string;
  readonly locale: string;
}

/** The hromada's own words for readers. */
export interface PublicStatement {
  readonly conformance: (typeof CONFORMANCE)[number];
  readonly gaps: SaidText | null;
  readonly examinedOn: string | null;
  readonly examinedBy: (typeof EXAMINERS)[number];
  readonly method: SaidText | null;
  readonly complaint: SaidText | null;
}

/** Lines that say something. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
