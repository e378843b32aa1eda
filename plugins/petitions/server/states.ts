/** The life of a petition: domain model §3.1. Data: the database refuses every other pair. */
export const PETITION_STATES = [
  'draft',
  'moderation',
  'changes-requested',
  'refused',
  'collecting',
  'threshold-reached',
  'in-review',
  'answered',
  'expired',
  'withdrawn',
  'merged',
  'taken-down',
] as const;
export type PetitionState = (typeof PETITION_STATES)[number];

export const PETITION_TRANSITIONS = [
  ['draft', 'moderation'],
  ['moderation', 'changes-requested'],
  ['moderation', 'refused'],
  ['moderation', 'collecting'],
  ['moderation', 'withdrawn'],
  ['changes-requested', 'moderation'],
  ['changes-requested', 'draft'],
  ['changes-requested', 'withdrawn'],
  ['refused', 'moderation'],
  ['refused', 'taken-down'],
  ['collecting', 'threshold-reached'],
  ['collecting', 'expired'],
  ['collecting', 'withdrawn'],
  ['collecting', 'merged'],
  ['collecting', 'taken-down'],
  ['threshold-reached', 'in-review'],
  ['threshold-reached', 'collecting'],
  ['threshold-reached', 'expired'],
  ['threshold-reached', 'taken-down'],
  ['in-review', 'answered'],
  ['in-review', 'taken-down'],
  ['answered', 'taken-down'],
  ['expired', 'taken-down'],
  ['merged', 'taken-down'],
  // Signatures that were wrongly invalidated come back: what expired without them has its threshold after all.
  ['expired', 'threshold-reached'],
] as const satisfies readonly (readonly [PetitionState, PetitionState])[];

/** Stand in the public list. */
export const LISTED: readonly PetitionState[] = ['collecting', 'threshold-reached', 'in-review', 'answered', 'expired'];
/** Rows of the open data: whatever was published and is neither taken back nor taken down. */
export const OPEN_DATA = LISTED;
/** Stand in the public list when they are asked for: not published or no more, with the ground in place of the text. */
export const TOMBSTONES: readonly PetitionState[] = ['refused', 'taken-down'];
/** Found by their words: everything that everybody may read but what is taken down. The trigger of the index knows them too. */
export const FINDABLE: readonly PetitionState[] = [...LISTED, 'merged', 'refused'];
/** Stand in the public list when they are asked for: their signatures are gathered elsewhere. */
export const MERGED: readonly PetitionState[] = ['merged'];
/** Take part in a merge: neither may be on its way to the council already. */
export const MERGEABLE: ReadonlySet<PetitionState> = new Set(['collecting']);
/** May point to a petition that asks for the same. */
export const LINKABLE: ReadonlySet<PetitionState> = new Set(['moderation', 'changes-requested', 'collecting']);
/** May take sheets of paper, as far as the frozen rules say so. */
export const PAPERABLE: ReadonlySet<PetitionState> = new Set(['collecting', 'threshold-reached', 'in-review']);
/** Over for good: the years of keeping count for these. */
export const ENDED: readonly PetitionState[] = ['answered', 'expired', 'withdrawn', 'merged', 'taken-down'];
/** Go on by the rules that were frozen into them at publication. */
export const RULED: readonly PetitionState[] = ['collecting', 'threshold-reached', 'in-review'];
/** May be read by everybody (`refused` and `taken-down` as tombstones; `withdrawn` only if it was published). */
export const VISIBLE: ReadonlySet<PetitionState> = new Set([...LISTED, ...MERGED, ...TOMBSTONES]);
/** What the owner may take down: everything public that is not down yet. */
export const REMOVABLE: ReadonlySet<PetitionState> = new Set(['refused', ...LISTED, ...MERGED]);
/** The text is the author's to change. */
export const DRAFTING: ReadonlySet<PetitionState> = new Set(['draft', 'changes-requested']);
/** The author may take it back, while nobody else stands behind it. */
export const WITHDRAWABLE: ReadonlySet<PetitionState> = new Set(['moderation', 'changes-requested', 'collecting']);
export const MODERATABLE: ReadonlySet<PetitionState> = new Set(['moderation']);
export const REFUSED: ReadonlySet<PetitionState> = new Set(['refused']);
/** The council owes the announcement of its review. */
export const ANNOUNCEABLE: ReadonlySet<PetitionState> = new Set(['threshold-reached']);
export const IN_REVIEW: ReadonlySet<PetitionState> = new Set(['in-review']);
export const ANSWERED: ReadonlySet<PetitionState> = new Set(['answered']);
export const EXPIRED: ReadonlySet<PetitionState> = new Set(['expired']);
/** Its signatures may be examined and put aside. */
export const EXAMINABLE: ReadonlySet<PetitionState> = new Set(['collecting', 'threshold-reached', 'in-review']);
/** Put aside signatures may come back. */
export const RESTORABLE: ReadonlySet<PetitionState> = new Set([...LISTED]);
export const COLLECTING: ReadonlySet<PetitionState> = new Set(['collecting']);
/** Count against a person's limit of open petitions; of drafts only those that lapsed, for they were handed in once. */
export const OPEN: readonly PetitionState[] = ['draft', 'moderation', 'changes-requested', 'collecting'];

export type SignAfterThreshold = 'stop' | 'until-announced' | 'until-end';

/** States in which a petition takes signatures, by its frozen rule for signatures beyond the threshold. */
export function signableStates(signAfterThreshold: SignAfterThreshold): ReadonlySet<PetitionState> {
  if (signAfterThreshold === 'stop') return new Set(['collecting']);
  if (signAfterThreshold === 'until-announced') return new Set(['collecting', 'threshold-reached']);
  return new Set(['collecting', 'threshold-reached', 'in-review']);
}
