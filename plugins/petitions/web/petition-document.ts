import type { DeadlineStep } from '@viche/calendar';
import { mutationDocument } from '@viche/site';
import { ATTACHMENT_FIELDS, type AttachmentData } from './attachment-data.ts';
import type { FormerData, NamedPetition } from './components/petition-kin.tsx';

/** What the council said, as its pages show it. */
export const ANSWERS =
  'answers { uuid kind outcome summary body officialName officialPost reason state revision publishedAt signatureCheckUrl }';
/** Why a text is not public. */
export const REFUSAL = 'refusal { ground { title sourceAct } reason number at }';

export const PETITION = /* GraphQL */ `
  query PetitionPage($ref: String!) {
    petition(ref: $ref) {
      id
      uuid
      ref
      number
      title
      essence
      demand
      state
      authorName
      submittedAt
      publishedAt
      collectUntil
      signatureCount
      textVersion
      textHidden
      ${REFUSAL}
      signObstacle
      territoryChoices { id name }
      mySignatureAt
      canWithdrawSignature
      paperCount
      paperUntil
      similarTo { ref title }
      mergedInto { ref title }
      canMoveSignature
      importedFrom
      former { number status signatures answer answeredOn address }
      category { title }
      territory { name }
      rules {
        signatureThreshold
        collectDays
        signAssurance
        minAge
        announceDays
        reviewDays
        moderationDays
        statuteUrl
        statuteEdition
        statuteClause
      }
      signaturesUnderReview
      signaturesInvalidated
      invalidations { state signatures note at }
      correctedAt
      extensions { outageFrom outageTo days oldUntil newUntil reason }
      collectArithmetic
      hearingOn
      myLetters
      following
      canListAll
      canBeFollowed
      attachments { ${ATTACHMENT_FIELDS} }
      ${ANSWERS}
      answerAttachments { ${ATTACHMENT_FIELDS} }
      implementation { uuid title dueOn state note doneOn revision }
      steps { key phase at dueOn percent arithmetic formerDueOn movedBy }
      sponsors
      signatories(first: 10) { edges { node { name signedOn } } }
    }
  }
`;

export interface PetitionStepData {
  readonly key: string;
  readonly phase: 'done' | 'now' | 'next';
  readonly at: string | null;
  readonly dueOn: string | null;
  readonly percent: number | null;
  readonly arithmetic: readonly DeadlineStep[] | null;
  readonly formerDueOn: string | null;
  readonly movedBy: string | null;
}

export interface RefusalData {
  readonly ground: { readonly title: string; readonly sourceAct: string } | null;
  readonly reason: string;
  readonly number: string | null;
  readonly at: string | null;
}

export interface AnswerData {
  readonly uuid: string;
  readonly kind: string;
  readonly outcome: string | null;
  readonly summary: string;
  readonly body: string;
  readonly officialName: string;
  readonly officialPost: string;
  readonly reason: string | null;
  readonly state: string;
  readonly revision: number;
  readonly publishedAt: string | null;
  readonly signatureCheckUrl: string | null;
}

export interface StepData {
  readonly uuid: string;
  readonly title: string;
  readonly dueOn: string;
  readonly state: string;
  readonly note: string;
  readonly doneOn: string | null;
  readonly revision: number;
}

/** What everybody is told about doubted signatures. */
export interface PublicInvalidationData {
  readonly state: string;
  readonly signatures: number;
  readonly note: string;
  readonly at: string;
}

/** An outage of the site whose days the collection got back. */
export interface ExtensionData {
  readonly outageFrom: string;
  readonly outageTo: string;
  readonly days: number;
  readonly oldUntil: string;
  readonly newUntil: string;
  readonly reason: string;
}

export interface PetitionData {
  readonly id: string;
  /** The id by which acts say that the petition's page is out of date. */
  readonly uuid: string;
  readonly ref: string;
  readonly number: string | null;
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly state: string;
  readonly authorName: string;
  readonly submittedAt: string | null;
  readonly publishedAt: string | null;
  readonly collectUntil: string | null;
  readonly signatureCount: number;
  readonly textVersion: number;
  /** Whether the text is hidden from this reader. */
  readonly textHidden: boolean;
  readonly refusal: RefusalData | null;
  readonly signObstacle: string | null;
  /** What the viewer may state when signing; empty where nobody asks. */
  readonly territoryChoices: readonly { readonly id: string; readonly name: string }[];
  readonly mySignatureAt: string | null;
  readonly canWithdrawSignature: boolean;
  readonly paperCount: number;
  readonly paperUntil: string | null;
  readonly similarTo: NamedPetition | null;
  readonly mergedInto: NamedPetition | null;
  readonly canMoveSignature: boolean;
  readonly importedFrom: string | null;
  readonly former: FormerData | null;
  readonly category: { readonly title: string } | null;
  readonly territory: { readonly name: string } | null;
  readonly rules: {
    readonly signatureThreshold: number;
    readonly collectDays: number;
    readonly signAssurance: 'email' | 'eid' | 'resident';
    readonly minAge: number;
    readonly announceDays: number;
    readonly reviewDays: number;
    readonly moderationDays: number;
    readonly statuteUrl: string | null;
    readonly statuteEdition: string | null;
    readonly statuteClause: string;
  } | null;
  readonly signaturesUnderReview: number;
  readonly signaturesInvalidated: number;
  readonly invalidations: readonly PublicInvalidationData[];
  readonly correctedAt: string | null;
  readonly extensions: readonly ExtensionData[];
  readonly collectArithmetic: readonly DeadlineStep[] | null;
  readonly hearingOn: string | null;
  readonly myLetters: boolean | null;
  readonly attachments: readonly AttachmentData[];
  readonly following: boolean;
  /** Whether the viewer may have the whole list of signatories on paper. */
  readonly canListAll: boolean;
  readonly canBeFollowed: boolean;
  readonly answers: readonly AnswerData[];
  /** Files of all answers. */
  readonly answerAttachments: readonly AttachmentData[];
  readonly implementation: readonly StepData[];
  readonly steps: readonly PetitionStepData[];
  /** Names of the initiative group; empty where none was needed. */
  readonly sponsors: readonly string[];
  readonly signatories: {
    readonly edges: readonly { readonly node: { readonly name: string | null; readonly signedOn: string } }[];
  };
}

export const PUBLISH = mutationDocument('publishPetition', 'Petition { ref number collectUntil }');
