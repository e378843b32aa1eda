/** The passport of a published table, as the pages of the open data show it. */
export interface Passport {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly annex: string | null;
  readonly licence: string;
  readonly facts: { readonly rows: number; readonly changedAt: string | null };
  readonly files: readonly { readonly ending: string; readonly path: string }[];
}

export interface PassportColumn {
  readonly name: string;
  readonly title: string;
  readonly meaning: string;
  readonly datatype: string;
  readonly required: boolean;
}
