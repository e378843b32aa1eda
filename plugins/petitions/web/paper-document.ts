import { mutationDocument } from '@viche/site';

export const PAPER_PETITIONS = /* GraphQL */ `
  query PaperPetitions {
    petitionsOnPaper { ref title number paperUntil paperCount signatureCount }
  }
`;

export interface PaperPetitionData {
  readonly ref: string;
  readonly title: string;
  readonly number: string | null;
  readonly paperUntil: string | null;
  readonly paperCount: number;
  readonly signatureCount: number;
}

export const PAPER_SHEETS = /* GraphQL */ `
  query PaperSheets($ref: String!) {
    petition(ref: $ref) {
      id
      ref
      title
      number
      paperUntil
      paperCount
      signatureCount
      acts
      paperSheets { uuid number collectedOn place stated state entered known struck by }
    }
  }
`;

export interface SheetData {
  readonly uuid: string;
  readonly number: string;
  readonly collectedOn: string;
  readonly place: string;
  readonly stated: number;
  readonly state: string;
  readonly entered: number;
  readonly known: number;
  readonly struck: number;
  readonly by: string | null;
}

export interface PaperSheetsResult {
  readonly petition:
    | (PaperPetitionData & {
        readonly id: string;
        readonly acts: readonly string[];
        readonly paperSheets: readonly SheetData[];
      })
    | null;
}

export const PAPER_SHEET = /* GraphQL */ `
  query PaperSheet($id: String!) {
    petitionPaperSheet(id: $id) {
      uuid
      number
      collectedOn
      place
      stated
      state
      closeReason
      by
      entered
      known
      struck
      scan { fileName bytes }
      repeats { number lines }
      lines { line outcome ground signedAt channel earlierSheet removedReason }
      petition { ref title paperUntil acts }
    }
  }
`;

export interface LineData {
  readonly line: number;
  readonly outcome: string;
  readonly ground: string | null;
  readonly signedAt: string | null;
  readonly channel: string | null;
  readonly earlierSheet: string | null;
  readonly removedReason: string | null;
}

export interface OneSheetData extends SheetData {
  readonly closeReason: string | null;
  readonly scan: { readonly fileName: string; readonly bytes: number } | null;
  readonly repeats: { readonly number: string; readonly lines: number } | null;
  readonly lines: readonly LineData[];
  readonly petition: {
    readonly ref: string;
    readonly title: string;
    readonly paperUntil: string | null;
    readonly acts: readonly string[];
  };
}

export const ENTER = mutationDocument(
  'enterPaperSignatures',
  'PetitionPaperEntry { results { line outcome signedAt channel sheet } }',
);

/** What became of a line that was sent. */
export interface LineResultData {
  readonly line: number;
  /** As GraphQL spells it. */
  readonly outcome: string;
  readonly signedAt: string | null;
  readonly channel: string | null;
  readonly sheet: string | null;
}
