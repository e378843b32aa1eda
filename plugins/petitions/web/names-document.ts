export const NAMES = /* GraphQL */ `
  query SignatoryNames($ref: String!, $after: String) {
    petition(ref: $ref) {
      id
      ref
      title
      acts
      signatories(after: $after) { edges { node { uuid name signedOn } } pageInfo { hasNextPage endCursor } }
    }
  }
`;

export interface NamesResult {
  readonly petition: {
    readonly id: string;
    readonly ref: string;
    readonly title: string;
    readonly acts: readonly string[];
    readonly signatories: {
      readonly edges: readonly {
        readonly node: { readonly uuid: string | null; readonly name: string | null; readonly signedOn: string };
      }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}
