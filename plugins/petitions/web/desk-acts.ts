import { enumName } from '../enum-name.ts';
import type { DeskPetitionData } from './desk-document.ts';
import { instantOf } from './local-time.ts';

/** A question of an act's form. Its words stand in the catalogue under `act.field.<name>`. */
export interface ActField {
  readonly name: string;
  /** `choice` takes its answers from the page. */
  readonly kind: 'long' | 'line' | 'day' | 'moment' | 'choice';
  readonly need?: 'optional';
}

type Typed = Readonly<Record<string, string>>;

/** An act of staff on one petition that has a page of its own: what it asks, what it calls. */
export interface DeskAct {
  /** As GraphQL spells it in `Petition.acts`. */
  readonly act: string;
  readonly mutation: string;
  readonly fields: readonly ActField[];
  /** What the page gives back so that the act fits what was read. */
  readonly seen: readonly ('textVersion' | 'answerRevision')[];
  /** Whether the case has come so far; the state alone does not say it. */
  readonly ready?: (petition: DeskPetitionData) => boolean;
  /** Input in place of the fields as they were typed. */
  readonly input?: (typed: Typed, timeZone: string) => object;
  /** What stands in the form before anything is typed. */
  readonly typed?: (petition: DeskPetitionData) => Typed;
  /** Where the API says `title` and the form asks under another name. */
  readonly errorsAt?: Readonly<Record<string, string>>;
  readonly shows?: 'answer';
  /** Whether files go with it. */
  readonly files?: true;
  readonly danger?: true;
}

const REASON: ActField = { name: 'reason', kind: 'long' };

/** The text as it stands, for an act that mends it. */
export const textAlready = ({ title, essence, demand }: DeskPetitionData): Typed => ({
  petitionTitle: title,
  essence,
  demand,
});

const OFFICIAL: readonly ActField[] = [
  { name: 'officialName', kind: 'line' },
  { name: 'officialPost', kind: 'line' },
];
const ANSWER: readonly ActField[] = [
  { name: 'outcome', kind: 'choice' },
  { name: 'summary', kind: 'line' },
  { name: 'body', kind: 'long' },
  ...OFFICIAL,
];

/** The answer on its way, or null. */
export const answerOnItsWay = ({ answers }: DeskPetitionData) =>
  answers.find(({ kind, state }) => kind === 'answer' && state !== 'published') ?? null;

/** Whether a merge waits in which this petition would go up. */
const proposedMerge = ({ ref, waitingMerges }: DeskPetitionData): boolean =>
  waitingMerges.some(({ source }) => source?.ref === ref);

const withOutcome = ({ summary, body, officialName, officialPost, outcome, reason }: Typed) => ({
  outcome: enumName(outcome ?? ''),
  summary,
  body,
  officialName,
  officialPost,
  ...(reason === undefined ? {} : { reason }),
});

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
    fields: [{ name: 'ground', kind: 'choice' }, REASON],
    seen: ['textVersion'],
    danger: true,
  },
  reopen: { act: 'REOPEN', mutation: 'reopenPetition', fields: [REASON], seen: [] },
  'take-down': {
    act: 'TAKE_DOWN',
    mutation: 'takeDownPetition',
    fields: [{ name: 'ground', kind: 'choice' }, REASON],
    seen: [],
    danger: true,
  },
  announce: {
    act: 'ANNOUNCE',
    mutation: 'announceReview',
    fields: [{ name: 'body', kind: 'long' }, ...OFFICIAL],
    seen: [],
    files: true,
  },
  'draft-answer': {
    act: 'DRAFT_ANSWER',
    mutation: 'draftPetitionAnswer',
    fields: ANSWER,
    seen: ['answerRevision'],
    input: withOutcome,
    files: true,
  },
  'approve-answer': {
    act: 'APPROVE_ANSWER',
    mutation: 'approvePetitionAnswer',
    fields: [],
    seen: ['answerRevision'],
    ready: (petition) => answerOnItsWay(petition)?.state === 'draft',
    shows: 'answer',
  },
  'publish-answer': {
    act: 'PUBLISH_ANSWER',
    mutation: 'answerPetition',
    fields: [],
    seen: ['answerRevision'],
    ready: (petition) => answerOnItsWay(petition)?.state === 'approved',
    shows: 'answer',
  },
  pause: {
    act: 'PAUSE',
    mutation: 'pauseReview',
    fields: [{ name: 'hearingOn', kind: 'day' }, REASON],
    seen: [],
    ready: ({ hearingOn }) => hearingOn === null,
  },
  resume: {
    act: 'RESUME',
    mutation: 'resumeReview',
    fields: [REASON],
    seen: [],
    ready: ({ hearingOn }) => hearingOn !== null,
  },
  'add-step': {
    act: 'ADD_STEP',
    mutation: 'addImplementationStep',
    fields: [
      { name: 'title', kind: 'line' },
      { name: 'dueOn', kind: 'day' },
    ],
    seen: [],
  },
  'update-step': {
    act: 'UPDATE_STEP',
    mutation: 'updateImplementationStep',
    fields: [
      { name: 'step', kind: 'choice' },
      { name: 'state', kind: 'choice' },
      { name: 'note', kind: 'long' },
      { name: 'doneOn', kind: 'day', need: 'optional' },
    ],
    seen: [],
    ready: ({ implementation }) => implementation.length > 0,
    input: ({ step = '', state, note, doneOn }) => {
      const [stepId, revision] = step.split('.');
      return {
        stepId,
        stepRevision: Number(revision ?? 0),
        state: enumName(state ?? ''),
        note,
        ...(doneOn && { doneOn }),
      };
    },
  },
  'correct-answer': {
    act: 'CORRECT_ANSWER',
    mutation: 'correctPetitionAnswer',
    fields: [...ANSWER, REASON],
    seen: [],
    input: withOutcome,
    files: true,
  },
  'correct-text': {
    act: 'CORRECT_TEXT',
    mutation: 'correctPetitionText',
    fields: [
      { name: 'petitionTitle', kind: 'line' },
      { name: 'essence', kind: 'long' },
      { name: 'demand', kind: 'long' },
      REASON,
    ],
    seen: ['textVersion'],
    ready: ({ signatureCount }) => signatureCount <= 1,
    input: ({ petitionTitle, essence, demand, reason }) => ({ title: petitionTitle, essence, demand, reason }),
    typed: textAlready,
    errorsAt: { title: 'petitionTitle' },
  },
  'extend-collection': {
    act: 'EXTEND_COLLECTION',
    mutation: 'extendCollection',
    fields: [{ name: 'outageFrom', kind: 'moment' }, { name: 'outageTo', kind: 'moment' }, REASON],
    seen: [],
    input: ({ outageFrom = '', outageTo = '', reason }, timeZone) => ({
      outageFrom: instantOf(outageFrom, timeZone),
      outageTo: instantOf(outageTo, timeZone),
      reason,
    }),
  },
  'hand-over': {
    act: 'HAND_OVER',
    mutation: 'handOverPetition',
    fields: [{ name: 'documentNumber', kind: 'line' }],
    seen: [],
    ready: ({ handover }) => handover?.state === 'prepared',
  },
  'link-similar': {
    act: 'LINK_SIMILAR',
    mutation: 'linkSimilarPetition',
    fields: [{ name: 'similar', kind: 'line', need: 'optional' }],
    seen: [],
  },
  'propose-merge': {
    act: 'PROPOSE_MERGE',
    mutation: 'proposeMerge',
    fields: [{ name: 'target', kind: 'line' }, REASON],
    seen: [],
    ready: (petition) => !proposedMerge(petition),
  },
  'cancel-merge': {
    act: 'CANCEL_MERGE',
    mutation: 'cancelMerge',
    fields: [REASON],
    seen: [],
    ready: proposedMerge,
  },
  'take-over': { act: 'PUBLISH', mutation: 'takeOverPetition', fields: [REASON], seen: ['textVersion'] },
};

/** Acts that the case page links to now; taking over is offered beside the lock. */
export const offeredActs = (petition: DeskPetitionData): string[] =>
  Object.entries(DESK_ACTS).flatMap(([key, { act, ready }]) =>
    key !== 'take-over' && petition.acts.includes(act) && (ready?.(petition) ?? true) ? [key] : [],
  );
