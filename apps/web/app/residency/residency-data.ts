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

/** A paper that the viewer sent as a file. */
export interface OwnPaperData {
  readonly id: string;
  readonly kind: string;
  readonly state: 'sent' | 'confirmed' | 'refused' | 'withdrawn';
  readonly sentAt: string;
  readonly ground: string | null;
  readonly reason: string | null;
  readonly expiresAt: string | null;
  readonly fileUntil: string | null;
  readonly hasFile: boolean;
  readonly revision: number;
}

export interface ResidencePage {
  readonly residenceSources: readonly SourceData[];
  readonly residencePaperRules: { readonly kinds: readonly string[]; readonly fileDays: number };
  readonly myResidency: readonly ProofData[];
  readonly myResidencePapers: readonly OwnPaperData[];
}

export const RESIDENCE = /* GraphQL */ `
  query Residence {
    residenceSources
    residencePaperRules { kinds fileDays }
    myResidency { basis source checkedAt expiresAt state }
    myResidencePapers { id kind state sentAt ground reason expiresAt fileUntil hasFile revision }
  }
`;

/** For a guest, of whom nothing is known. */
export const RESIDENCE_SOURCES = 'query ResidenceSources { residenceSources residencePaperRules { kinds fileDays } }';

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

/** A paper as the desk lists it. */
export interface DeskPaperData {
  readonly id: string;
  readonly kind: string;
  readonly state: 'sent' | 'confirmed' | 'refused';
  readonly sentAt: string;
  readonly endedAt: string | null;
  readonly by: string | null;
  readonly ground: string | null;
  readonly expiresAt: string | null;
  readonly hasFile: boolean;
  readonly mine: boolean;
  readonly revision: number;
}

const PAPER = 'id kind state sentAt endedAt by ground expiresAt hasFile mine revision';
export const DESK_PAPERS = `query DeskResidencePapers { residencePapers { ${PAPER} } }`;
export const DESK_PAPER = `query DeskResidencePaper($id: String!) { residencePaper(id: $id) { ${PAPER} } }`;

/** What a look shows for a quarter of an hour. */
export interface PersonLookData {
  readonly id: string;
  readonly subjectUuid: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly files: readonly { readonly fileName: string; readonly bytes: number; readonly url: string }[];
}

export const PERSON_LOOK = /* GraphQL */ `
  query ResidenceLook($id: String!) {
    residenceLook(id: $id) { id subjectUuid name birthDate files { fileName bytes url } }
  }
`;

/** A confirmation that was drawn for a second officer. */
export interface CheckData {
  readonly id: string;
  readonly document: string;
  readonly byFile: boolean;
  readonly hasFile: boolean;
  readonly by: string | null;
  readonly drawnAt: string;
  readonly state: 'open' | 'agreed' | 'doubted' | 'kept' | 'ended';
  readonly checkedBy: string | null;
  readonly words: string | null;
  readonly settledBy: string | null;
  readonly settlement: string | null;
  readonly revision: number;
}

export const CHECKS = /* GraphQL */ `
  query ResidencyChecks {
    residencyChecks {
      id document byFile hasFile by drawnAt state checkedBy words settledBy settlement revision
    }
  }
`;

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
