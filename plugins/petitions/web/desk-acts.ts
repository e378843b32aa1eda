/** A question of an act's form. Its words stand in the catalogue under `act.field.<name>`. */
export interface ActField {
  readonly name: string;
  readonly kind: 'long' | 'line' | 'day' | 'ground';
}

/** An act of staff on one petition that has a page of its own: what it asks, what it calls. */
export interface DeskAct {
  /** As GraphQL spells it in `Petition.acts`. */
  readonly act: string;
  readonly mutation: string;
  readonly fields: readonly ActField[];
  /** What the page gives back so that the act fits what was read. */
  readonly seen: readonly 'textVersion'[];
  readonly danger?: true;
}

const REASON: ActField = { name: 'reason', kind: 'long' };

/** By the last part of the page's address. */
export const DESK_ACTS: Readonly<Record<string, DeskAct>> = {
  changes: {
    act: 'REQUEST_CHANGES',
    mutation: 'requestPetitionChanges',
    fields: [REASON],
    seen: ['textVersion'],
  },
  refuse: {
    act: 'REFUSE',
    mutation: 'refusePetition',
    fields: [{ name: 'ground', kind: 'ground' }, REASON],
    seen: ['textVersion'],
    danger: true,
  },
  reopen: { act: 'REOPEN', mutation: 'reopenPetition', fields: [REASON], seen: [] },
  'take-down': {
    act: 'TAKE_DOWN',
    mutation: 'takeDownPetition',
    fields: [{ name: 'ground', kind: 'ground' }, REASON],
    seen: [],
    danger: true,
  },
  'take-over': { act: 'PUBLISH', mutation: 'takeOverPetition', fields: [REASON], seen: ['textVersion'] },
};

/** Acts that the case page links to, in the order of their weight; taking over is offered beside the lock. */
export const LINKED_ACTS = Object.entries(DESK_ACTS).filter(([key]) => key !== 'take-over');
