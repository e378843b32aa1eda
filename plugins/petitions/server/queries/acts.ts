import type { DataContext } from '@viche/plugin-api';
import {
  ANNOUNCEABLE,
  ANSWERED,
  COLLECTING,
  DRAFTING,
  EXPIRED,
  IN_REVIEW,
  LINKABLE,
  MERGEABLE,
  MODERATABLE,
  PAPERABLE,
  type PetitionState,
  REFUSED,
  REMOVABLE,
  RESTORABLE,
  WITHDRAWABLE,
} from '../states.ts';

interface ActRule {
  /** Ability on Petition; `author` for the author's own acts. */
  readonly who: string;
  readonly from: ReadonlySet<PetitionState>;
}

/** Who may do what in which states; commands decide again. */
const ACT_RULES = {
  publish: { who: 'moderate', from: MODERATABLE },
  'request-changes': { who: 'moderate', from: MODERATABLE },
  refuse: { who: 'moderate', from: MODERATABLE },
  reopen: { who: 'take-down', from: REFUSED },
  'take-down': { who: 'take-down', from: REMOVABLE },
  announce: { who: 'handle', from: ANNOUNCEABLE },
  pause: { who: 'handle', from: IN_REVIEW },
  resume: { who: 'handle', from: IN_REVIEW },
  'draft-answer': { who: 'handle', from: IN_REVIEW },
  'approve-answer': { who: 'approve', from: IN_REVIEW },
  'publish-answer': { who: 'handle', from: IN_REVIEW },
  'correct-answer': { who: 'approve', from: ANSWERED },
  'add-step': { who: 'handle', from: ANSWERED },
  'update-step': { who: 'handle', from: ANSWERED },
  'hand-over': { who: 'handle', from: EXPIRED },
  'enter-paper': { who: 'enter-paper', from: PAPERABLE },
  'cancel-merge': { who: 'moderate', from: MERGEABLE },
  'link-similar': { who: 'moderate', from: LINKABLE },
  'propose-merge': { who: 'moderate', from: MERGEABLE },
  'name-similar': { who: 'author', from: LINKABLE },
  'extend-collection': { who: 'take-down', from: COLLECTING },
  'correct-text': { who: 'moderate', from: COLLECTING },
  'review-signatures': { who: 'moderate', from: RESTORABLE },
  'hide-name': { who: 'moderate', from: RESTORABLE },
  'show-name': { who: 'moderate', from: RESTORABLE },
  'look-at-signatories': { who: 'moderate', from: RESTORABLE },
  withdraw: { who: 'author', from: WITHDRAWABLE },
  resubmit: { who: 'author', from: DRAFTING },
  'attach-file': { who: 'author', from: DRAFTING },
} as const satisfies Readonly<Record<string, ActRule>>;

export type PetitionAct = keyof typeof ACT_RULES;
export const PETITION_ACTS = Object.keys(ACT_RULES) as PetitionAct[];

interface ActSubject {
  readonly state: string;
  readonly authorId: string | null;
  readonly submittedAt: Date | null;
}

/** What the viewer may do with the petition now. Nobody is offered a decision in his own case. */
export function actsOf({ actor, ability }: DataContext, petition: ActSubject): PetitionAct[] {
  const own = actor.participantId !== null && petition.authorId === actor.participantId;
  return PETITION_ACTS.filter((act) => {
    const { who, from } = ACT_RULES[act] as ActRule;
    if (!from.has(petition.state as PetitionState)) return false;
    if (act === 'resubmit' && !petition.submittedAt) return false;
    return who === 'author' ? own : !own && ability.can(who, 'Petition');
  });
}
