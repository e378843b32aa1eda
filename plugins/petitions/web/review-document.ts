export const REVIEW = /* GraphQL */ `
  query PetitionReview($ref: String!) {
    petition(ref: $ref) {
      id
      ref
      title
      state
      acts
      signatureCount
      signaturesUnderReview
      signaturesInvalidated
      clusters { uuid signals signatures firstAt lastAt state hasNetwork }
      doubts { uuid state signatures dryRunCount dryRunOf createdAt publicNote }
    }
  }
`;

export const INVALIDATION = /* GraphQL */ `
  query PetitionInvalidation($ref: String!) {
    petition(ref: $ref) {
      id
      ref
      title
      state
      acts
      doubts {
        uuid
        state
        criteria
        reason
        publicNote
        signatures
        createdAt
        dryRunCount
        dryRunOf
        dryRunAt
        dryRun { count of stateAfter }
        doubted { uuid signedAt assurance channel standing }
      }
    }
  }
`;

export interface ClusterData {
  readonly uuid: string;
  readonly signals: readonly string[];
  readonly signatures: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly state: string;
  readonly hasNetwork: boolean;
}

export interface DoubtData {
  readonly uuid: string;
  readonly state: 'drafted' | 'confirmed' | 'applied' | 'reverted';
  readonly signatures: number;
  readonly dryRunCount: number;
  readonly dryRunOf: number;
  readonly createdAt: string;
  readonly publicNote: string;
}

export interface ReviewData {
  readonly id: string;
  readonly ref: string;
  readonly title: string;
  readonly state: string;
  readonly acts: readonly string[];
  readonly signatureCount: number;
  readonly signaturesUnderReview: number;
  readonly signaturesInvalidated: number;
  readonly clusters: readonly ClusterData[];
  readonly doubts: readonly DoubtData[];
}

export interface InvalidationData extends DoubtData {
  readonly criteria: Readonly<Record<string, string | boolean>>;
  readonly reason: string;
  readonly dryRunAt: string;
  readonly dryRun: { readonly count: number; readonly of: number; readonly stateAfter: string } | null;
  readonly doubted: readonly {
    readonly uuid: string;
    readonly signedAt: string;
    readonly assurance: string;
    readonly channel: string;
    readonly standing: string;
  }[];
}

export interface InvalidationResult {
  readonly petition:
    | (Pick<ReviewData, 'id' | 'ref' | 'title' | 'state' | 'acts'> & { readonly doubts: readonly InvalidationData[] })
    | null;
}

/** States in which signatures may be examined anew; in the others decisions may only be undone. */
export const EXAMINABLE: ReadonlySet<string> = new Set(['COLLECTING', 'THRESHOLD_REACHED', 'IN_REVIEW']);
