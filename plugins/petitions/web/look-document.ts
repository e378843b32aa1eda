import { LOOK_GROUNDS } from '@viche/plugin-api';
import { mutationDocument } from '@viche/site';
import { enumName } from '../enum-name.ts';

/** Grounds as the API spells them. */
export const GROUNDS = LOOK_GROUNDS.map(enumName);

export const LOOK_FORM = /* GraphQL */ `
  query PetitionLookForm($ref: String!) {
    petition(ref: $ref) { id ref title acts }
    looksToday
    petitionLooksPerDay
  }
`;

/** What the form of a look needs. */
export interface LookFormResult {
  readonly petition: {
    readonly id: string;
    readonly ref: string;
    readonly title: string;
    readonly acts: readonly string[];
  } | null;
  readonly looksToday: number;
  readonly petitionLooksPerDay: number;
}

export const SIGNATORY_LOOK = /* GraphQL */ `
  query PetitionSignatoryLook($ref: String!, $id: String!) {
    petition(ref: $ref) { id ref title acts }
    looksToday
    petitionLooksPerDay
    petitionSignatoryLook(id: $id) {
      uuid
      until
      ground
      reason
      name
      invalidation
      next
      petition { ref }
      signatories { uuid name withheld signedAt assurance channel standing }
    }
  }
`;

export interface LookedAtData {
  readonly uuid: string;
  readonly name: string | null;
  readonly withheld: boolean;
  readonly signedAt: string;
  readonly assurance: string;
  readonly channel: string;
  readonly standing: string;
}

export interface SignatoryLookData {
  readonly uuid: string;
  readonly until: string;
  readonly ground: string;
  readonly reason: string;
  readonly name: string | null;
  readonly invalidation: string | null;
  readonly next: string | null;
  readonly petition: { readonly ref: string };
  readonly signatories: readonly LookedAtData[];
}

export const OPEN_LOOK = mutationDocument('lookAtSignatories', 'PetitionSignatoryLook { uuid }');

export const SHEET_LOOK_FORM = /* GraphQL */ `
  query PaperLookForm($id: String!) {
    petitionPaperSheet(id: $id) { uuid number petition { ref title acts } }
    looksToday
    petitionLooksPerDay
  }
`;

export interface SheetLookFormResult {
  readonly petitionPaperSheet: {
    readonly uuid: string;
    readonly number: string;
    readonly petition: { readonly ref: string; readonly title: string; readonly acts: readonly string[] };
  } | null;
  readonly looksToday: number;
  readonly petitionLooksPerDay: number;
}

export const SHEET_LOOK = /* GraphQL */ `
  query PaperLook($id: String!) {
    petitionPaperLook(id: $id) {
      until
      ground
      reason
      sheet
      lines { line name outcome removed }
      scan { url fileName bytes }
    }
  }
`;

export interface SheetLookData {
  readonly until: string;
  readonly ground: string;
  readonly reason: string;
  readonly sheet: string;
  readonly lines: readonly {
    readonly line: number;
    readonly name: string | null;
    readonly outcome: string;
    readonly removed: boolean;
  }[];
  readonly scan: { readonly url: string; readonly fileName: string; readonly bytes: number } | null;
}

export const OPEN_SHEET_LOOK = mutationDocument('lookAtPaperSheet', 'PetitionPaperLook { uuid }');
