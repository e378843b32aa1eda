import type { DeadlineStep } from '@viche/calendar';
import { mutationDocument } from '@viche/site';
import { ATTACHMENT_FIELDS, type AttachmentData, type FileRulesData } from '../attachment-data.ts';

const SUBMISSION = /* GraphQL */ `
  petitionSubmission {
    checkedBy arithmetic moderationDays signatureThreshold collectDays sponsorsNeeded sponsorDays authorSigns capitalTitles
    guestHours
  }
  petitionCategories { id title }
  territories { id name kind }
  petitionFileRules { kinds maxBytes most }
`;

/** A draft of the account, by the ref in the address. */
export const ACCOUNT_DRAFT = /* GraphQL */ `
  query AccountDraft($ref: String!) {
    petition(ref: $ref) {
      id ref title essence demand state authorName
      category { id title }
      territory { id name }
      draft { revision savedAt keptUntil ownTitle }
      attachments { ${ATTACHMENT_FIELDS} }
      sponsors
      sponsorCall { token needed closesAt }
    }
    ${SUBMISSION}
  }
`;

/** What this browser began before the login; the key of no draft asks for the form alone. */
export const GUEST_DRAFT = /* GraphQL */ `
  query GuestDraft($key: String!) {
    guestPetitionDraft(key: $key) { title essence demand category { id title } territory { id name } ownTitle savedAt }
    ${SUBMISSION}
  }
`;

const SAVED = 'Petition { id ref draft { revision savedAt } }';

export const CREATE = mutationDocument('createPetitionDraft', SAVED);
export const SAVE = mutationDocument('savePetitionDraft', SAVED);
export const ADOPT = mutationDocument('adoptGuestDraft', SAVED);
export const KEEP = mutationDocument('keepGuestDraft', 'GuestPetitionDraft { savedAt }');

export interface TopicData {
  readonly id: string;
  readonly title: string;
}

export interface PlaceData {
  readonly id: string;
  readonly name: string;
}

export interface SubmissionData {
  readonly checkedBy: string;
  readonly arithmetic: readonly DeadlineStep[];
  readonly moderationDays: number;
  readonly signatureThreshold: number;
  readonly collectDays: number;
  readonly sponsorsNeeded: number;
  readonly sponsorDays: number;
  readonly authorSigns: boolean;
  readonly capitalTitles: string;
  readonly guestHours: number;
}

export interface CallData {
  readonly token: string;
  readonly needed: number;
  readonly closesAt: string;
}

interface Words {
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly category: TopicData | null;
  readonly territory: PlaceData | null;
}

export interface AccountDraftResult {
  readonly petition:
    | (Words & {
        readonly id: string;
        readonly ref: string;
        readonly state: string;
        readonly authorName: string;
        readonly draft: {
          readonly revision: number;
          readonly savedAt: string;
          readonly keptUntil: string;
          readonly ownTitle: string;
        } | null;
        readonly attachments: readonly AttachmentData[];
        readonly sponsors: readonly string[];
        readonly sponsorCall: CallData | null;
      })
    | null;
  readonly petitionSubmission: SubmissionData;
  readonly petitionCategories: readonly TopicData[];
  readonly territories: readonly PlaceData[];
  readonly petitionFileRules: FileRulesData;
}

export interface GuestDraftResult {
  readonly guestPetitionDraft: (Words & { readonly ownTitle: string; readonly savedAt: string }) | null;
  readonly petitionSubmission: SubmissionData;
  readonly petitionCategories: readonly TopicData[];
  readonly territories: readonly PlaceData[];
  readonly petitionFileRules: FileRulesData;
}
