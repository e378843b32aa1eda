import type { DeadlineStep } from '@viche/calendar';
import { ATTACHMENT_FIELDS, type AttachmentData } from './attachment-data.ts';
import type { NamedPetition } from './components/petition-kin.tsx';
import type { MergeData } from './components/waiting-merges.tsx';
import { ANSWERS, type AnswerData, REFUSAL, type RefusalData, type StepData } from './petition-document.ts';

export const DESK_PETITION = /* GraphQL */ `
  query DeskPetition($ref: String!) {
    petition(ref: $ref) {
      id
      ref
      number
      title
      essence
      demand
      state
      authorName
      submittedAt
      textVersion
      signatureCount
      signaturesUnderReview
      signaturesInvalidated
      correctedAt
      viewerIsAuthor
      acts
      attachments { ${ATTACHMENT_FIELDS} }
      category { title }
      territory { name }
      ${REFUSAL}
      sponsors
      changesAsked { reason askedAt dueOn arithmetic }
      checkLock { by since until mine }
      hearingOn
      paperUntil
      similarTo { ref title }
      waitingMerges { uuid reason dueOn arithmetic sourceAgreed targetAgreed viewerMayAnswer source { ref title } target { ref title } }
      ${ANSWERS}
      answerAttachments { ${ATTACHMENT_FIELDS} }
      implementation { uuid title dueOn state note doneOn revision }
      handover { state documentNumber registeredAt }
      terms { kind state dueOn dueBefore arithmetic formerDueOn movedBy }
    }
    petitionRefusalGrounds { code title sourceAct hidesText }
  }
`;

export interface TermData {
  /** `moderation`, without the module's prefix. */
  readonly kind: string;
  readonly state: string;
  readonly dueOn: string | null;
  readonly dueBefore: string | null;
  readonly arithmetic: readonly DeadlineStep[] | null;
  /** Due day before the calendar changed while the clock ran, and the act that changed it. */
  readonly formerDueOn: string | null;
  readonly movedBy: string | null;
}

export interface CheckLockData {
  readonly by: string;
  readonly since: string;
  readonly until: string;
  readonly mine: boolean;
}

export interface ChangesAskedData {
  readonly reason: string;
  readonly askedAt: string;
  readonly dueOn: string | null;
  readonly arithmetic: readonly DeadlineStep[] | null;
}

export interface DeskPetitionData {
  readonly id: string;
  readonly ref: string;
  readonly number: string | null;
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly state: string;
  readonly authorName: string;
  readonly submittedAt: string | null;
  readonly textVersion: number;
  readonly signatureCount: number;
  readonly signaturesUnderReview: number;
  readonly signaturesInvalidated: number;
  readonly correctedAt: string | null;
  readonly viewerIsAuthor: boolean;
  readonly acts: readonly string[];
  readonly attachments: readonly AttachmentData[];
  readonly category: { readonly title: string } | null;
  readonly territory: { readonly name: string } | null;
  readonly refusal: RefusalData | null;
  readonly sponsors: readonly string[];
  readonly changesAsked: ChangesAskedData | null;
  readonly checkLock: CheckLockData | null;
  readonly hearingOn: string | null;
  readonly paperUntil: string | null;
  readonly similarTo: NamedPetition | null;
  readonly waitingMerges: readonly MergeData[];
  readonly answers: readonly AnswerData[];
  readonly answerAttachments: readonly AttachmentData[];
  readonly implementation: readonly StepData[];
  readonly handover: { readonly state: string; readonly documentNumber: string | null } | null;
  readonly terms: readonly TermData[];
}

export interface GroundData {
  readonly code: string;
  readonly title: string;
  readonly sourceAct: string;
  readonly hidesText: boolean;
}

export interface DeskPetitionResult {
  readonly petition: DeskPetitionData | null;
  readonly petitionRefusalGrounds: readonly GroundData[];
}
