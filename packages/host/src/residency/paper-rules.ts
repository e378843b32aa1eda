import type { ResidenceBasis } from '@viche/identity';

/** Papers about residence that a hromada may take as files. Which of them it takes is its setting. */
export const PAPER_KINDS = ['displaced-certificate', 'extract', 'permit'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Why a paper is refused. Words stand in the catalogue below `residency:paper.grounds`. */
export const REFUSAL_GROUNDS = [
  'unreadable',
  'another-person',
  'another-place',
  'out-of-term',
  'another-paper',
  'not-genuine',
  'other',
] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

interface Settings {
  readonly residenceByOfficer: boolean;
  readonly residenceByPaper: boolean;
  readonly residencePaperKinds: readonly PaperKind[];
}

/** Papers that are taken now; none where the word of an officer does not count, for an officer is who looks at them. */
export function takenPapers(settings: Settings): readonly PaperKind[] {
  return settings.residenceByOfficer && settings.residenceByPaper ? settings.residencePaperKinds : [];
}

/** What everybody may know of how papers are taken. */
export interface PaperRules {
  readonly kinds: readonly PaperKind[];
  readonly fileDays: number;
}

export const paperRules = (settings: Settings & { readonly residencePaperFileDays: number }): PaperRules => ({
  kinds: takenPapers(settings),
  fileDays: settings.residencePaperFileDays,
});

/** What an officer has seen by a document of this kind. */
export const basisOf = (document: string): ResidenceBasis =>
  document === 'displaced-certificate' ? 'displaced-certificate' : 'officer';

/** What the file of a paper hangs on. */
export const claimSubject = (claimId: string) => ({ type: 'ResidencyClaim', id: claimId }) as const;

/** Minutes for which one look shows the paper, and the name behind it. */
export const LOOK_MINUTES = 15;
