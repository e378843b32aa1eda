export const NAMES = /* GraphQL */ `
  query SignatoryNames($ref: String!, $after: String) {
    petition(ref: $ref) {
      id
      ref
      title
      acts
      nameActs { uuid signature kind reason at by signedOn }
      signatories(after: $after) { edges { node { uuid name withheld signedOn } } pageInfo { hasNextPage endCursor } }
    }
  }
`;

/** A name was withheld or shown again. */
export interface NameActData {
  readonly uuid: string;
  readonly signature: string;
  readonly kind: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string | null;
  readonly signedOn: string;
}

export interface NamesResult {
  readonly petition: {
    readonly id: string;
    readonly ref: string;
    readonly title: string;
    readonly acts: readonly string[];
    readonly nameActs: readonly NameActData[];
    readonly signatories: {
      readonly edges: readonly {
        readonly node: {
          readonly uuid: string | null;
          readonly name: string | null;
          readonly withheld: boolean;
          readonly signedOn: string;
        };
      }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}
