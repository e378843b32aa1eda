export const RESIDENCE_DOCUMENTS = [
  'id-card',
  'passport',
  'extract',
  'displaced-certificate',
  'permit',
  'other',
] as const;

export type SourceData = 'claim' | 'register' | 'officer';

export interface ProofData {
  readonly basis: string;
  readonly source: SourceData;
  readonly checkedAt: string;
  readonly expiresAt: string | null;
  readonly state: 'valid' | 'expired' | 'uncounted';
}

export interface ResidencePage {
  readonly residenceSources: readonly SourceData[];
  readonly myResidency: readonly ProofData[];
}

export const RESIDENCE = /* GraphQL */ `
  query Residence {
    residenceSources
    myResidency { basis source checkedAt expiresAt state }
  }
`;

/** For a guest, of whom nothing is known. */
export const RESIDENCE_SOURCES = 'query ResidenceSources { residenceSources }';

export interface ConfirmedDayData {
  readonly day: string;
  readonly officer: string;
  readonly confirmed: number;
  readonly many: boolean;
}

export interface ResidencyDeskPage {
  readonly residenceSources: readonly SourceData[];
  readonly residencyConfirmations: readonly ConfirmedDayData[];
}

export const RESIDENCY_DESK = /* GraphQL */ `
  query ResidencyDesk {
    residenceSources
    residencyConfirmations { day officer confirmed many }
  }
`;

export interface ListData {
  readonly id: string;
  readonly mode: string;
  readonly state: 'loading' | 'ready' | 'replaced' | 'broken';
  readonly source: string;
  readonly by: string | null;
  readonly rows: number;
  readonly people: number;
  readonly faulty: number;
  readonly repeated: number;
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
  readonly createdAt: string;
}

export const RESIDENT_LISTS = /* GraphQL */ `
  query ResidentLists {
    residentLists { id mode state source by rows people faulty repeated problems { line problem } createdAt }
  }
`;
