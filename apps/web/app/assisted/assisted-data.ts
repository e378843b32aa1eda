import { mutationDocument } from '@viche/site';

export interface AssistedData {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly state: 'waiting' | 'open' | 'ended' | 'over';
  readonly acts: number;
}

export const ASSISTED_DESK = /* GraphQL */ `
  query AssistedDesk {
    assistedSessions { id startedAt endedAt state acts }
  }
`;

export interface StartedData {
  readonly assistedId: string;
  readonly openingCode: string;
  readonly expiresAt: string;
}

export const START_ASSISTED = mutationDocument('startAssisted', 'StartedAssisted { assistedId openingCode expiresAt }');

export interface SlipData {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly officer: string;
  readonly acts: readonly { readonly at: string; readonly act: string; readonly about: string | null }[];
}

export const SLIP = /* GraphQL */ `
  query AssistedSlip($id: String) {
    assistedSlip(id: $id) { id startedAt endedAt officer acts { at act about } }
  }
`;
