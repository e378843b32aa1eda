/** What stands on the paper of a petition. */
export const SHEET = /* GraphQL */ `
  query PetitionSheet($ref: String!) {
    petition(ref: $ref) {
      uuid ref number title essence demand state authorName publishedAt collectUntil signatureCount textHidden
      shortPath canListAll
      refusal { reason }
      rules { signatureThreshold }
    }
  }
`;

export interface SheetData {
  readonly uuid: string;
  readonly ref: string;
  readonly number: string | null;
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly state: string;
  readonly authorName: string;
  readonly publishedAt: string | null;
  readonly collectUntil: string | null;
  readonly signatureCount: number;
  readonly textHidden: boolean;
  readonly shortPath: string;
  readonly canListAll: boolean;
  readonly refusal: { readonly reason: string } | null;
  readonly rules: { readonly signatureThreshold: number } | null;
}

export const LIST_HEAD = /* GraphQL */ `
  query PetitionListHead($ref: String!) {
    petition(ref: $ref) { signatureSheet { electronic paper until } }
  }
`;

export interface ListHead {
  readonly electronic: number;
  readonly paper: number;
  readonly until: string;
}

export const LIST_LINES = /* GraphQL */ `
  query PetitionListLines($ref: String!, $after: String, $until: String!) {
    petition(ref: $ref) { signatureLines(after: $after, until: $until) { lines next } }
  }
`;

export interface ListLines {
  readonly lines: readonly (readonly [name: string | null, signedOn: string, way: 'web' | 'paper'])[];
  readonly next: string | null;
}
