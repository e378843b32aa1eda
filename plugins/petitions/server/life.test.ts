import { computeDeadline, openCalendar, uaStateCalendar } from '@viche/calendar';
import type { Person } from '@viche/testing/world';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addImplementationStep } from './commands/add-implementation-step.ts';
import { announceReview } from './commands/announce-review.ts';
import { answerMerge } from './commands/answer-merge.ts';
import { answerPetition } from './commands/answer-petition.ts';
import { approvePetitionAnswer } from './commands/approve-petition-answer.ts';
import { correctPetitionAnswer } from './commands/correct-petition-answer.ts';
import { draftPetitionAnswer } from './commands/draft-petition-answer.ts';
import { expirePetition } from './commands/expire-petition.ts';
import { handOverPetition } from './commands/hand-over-petition.ts';
import { lapseChanges } from './commands/lapse-changes.ts';
import { lockPetition } from './commands/lock-petition.ts';
import { pauseReview } from './commands/pause-review.ts';
import { proposeMerge } from './commands/propose-merge.ts';
import { publishPetition } from './commands/publish-petition.ts';
import { reachThreshold } from './commands/reach-threshold.ts';
import { refusePetition } from './commands/refuse-petition.ts';
import { reopenPetition } from './commands/reopen-petition.ts';
import { requestPetitionChanges } from './commands/request-petition-changes.ts';
import { resubmitPetition } from './commands/resubmit-petition.ts';
import { resumeReview } from './commands/resume-review.ts';
import { signPetition } from './commands/sign-petition.ts';
import { takeDownPetition } from './commands/take-down-petition.ts';
import { withdrawPetition } from './commands/withdraw-petition.ts';
import { PETITION_STATES, PETITION_TRANSITIONS, type PetitionState } from './states.ts';
import { announceTerm, changesTerm, collectTerm, handoverTerm, moderationTerm, reviewTerm } from './terms.ts';
import { openPetitionsWorld, type PetitionsWorld, REASON, refusalOf, TEXT } from './test-petitions.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
  await given.tenant.set('petitions', { signatureThreshold: 2 });
});
afterAll(() => given.world.close());

const OFFICIAL = { officialName: 'Марко Дорошенко', officialPost: 'міський голова' };
const ANSWER = {
  outcome: 'supported' as const,
  summary: 'Перехід буде навесні, гроші є',
  body: 'Перехід зробимо навесні за кошти програми благоустрою на наступний рік.',
  ...OFFICIAL,
};

interface Case {
  readonly petitionId: string;
  readonly author: Person;
}

/** Every act on a petition, done by whoever may do it, on what stands there now. */
const ACTS = {
  lock: async (c: Case) => lockPetition(given.staff.moderator.caller(), await seen(c)),
  publish: async (c: Case) => publishPetition(given.staff.moderator.caller(), await seen(c)),
  changes: async (c: Case) =>
    requestPetitionChanges(given.staff.moderator.caller(), { ...(await seen(c)), reason: REASON }),
  refuse: async (c: Case) =>
    refusePetition(given.staff.moderator.caller(), { ...(await seen(c)), ground: 'hatred', reason: REASON }),
  reopen: ({ petitionId }: Case) => reopenPetition(given.staff.owner.caller(), { petitionId, reason: REASON }),
  takeDown: ({ petitionId }: Case) =>
    takeDownPetition(given.staff.owner.caller(), { petitionId, ground: 'hatred', reason: REASON }),
  resubmit: async (c: Case) => resubmitPetition(c.author.caller(), { ...(await seen(c)), ...TEXT }),
  lapse: async ({ petitionId }: Case) => {
    await given.world.asSuperuser(
      `update deadline set due_before = now() where subject_id = $1 and kind = 'petitions.changes'`,
      [petitionId],
    );
    return lapseChanges(given.tenant.system(), { petitionId });
  },
  withdraw: ({ petitionId, author }: Case) => withdrawPetition(author.caller(), { petitionId }),
  sign: async ({ petitionId }: Case) => signPetition((await given.tenant.person()).caller(), { petitionId }),
  reach: ({ petitionId }: Case) => reachThreshold(given.tenant.system(), { petitionId }),
  expire: async ({ petitionId }: Case) => {
    if ((await given.row(petitionId)).state === 'collecting')
      await given.bend(petitionId, `published_at = now() - interval '9 days', collect_until = now()`);
    return expirePetition(given.tenant.system(), { petitionId });
  },
  announce: ({ petitionId }: Case) =>
    announceReview(given.staff.officer.caller(), { petitionId, body: 'Розглянемо на сесії.', ...OFFICIAL }),
  pause: ({ petitionId }: Case) =>
    pauseReview(given.staff.officer.caller(), { petitionId, hearingOn: '2099-01-01', reason: REASON }),
  resume: ({ petitionId }: Case) => resumeReview(given.staff.officer.caller(), { petitionId, reason: REASON }),
  draft: async (c: Case) => draftPetitionAnswer(given.staff.officer.caller(), { ...(await answerSeen(c)), ...ANSWER }),
  approve: async (c: Case) => approvePetitionAnswer(given.staff.approver.caller(), await answerSeen(c)),
  answer: async (c: Case) => answerPetition(given.staff.officer.caller(), await answerSeen(c)),
  correct: ({ petitionId }: Case) =>
    correctPetitionAnswer(given.staff.approver.caller(), { petitionId, ...ANSWER, reason: REASON }),
  step: ({ petitionId }: Case) =>
    addImplementationStep(given.staff.officer.caller(), { petitionId, title: 'Поставити знак', dueOn: '2027-05-01' }),
  handOver: ({ petitionId }: Case) =>
    handOverPetition(given.staff.officer.caller(), { petitionId, documentNumber: 'А-1' }),
  merge: async ({ petitionId, author }: Case) => {
    const target = await given.published();
    const named = await given.world.asSuperuser<{ ref: string }>('select ref from petitions_petition where id = $1', [
      target.petitionId,
    ]);
    const ask = { petitionId, target: named[0]!.ref, reason: REASON };
    await proposeMerge(given.staff.moderator.caller(), ask);
    const [merge] = await given.world.asSuperuser<{ id: string }>(
      'select id from petitions_petition_merge where source_id = $1',
      [petitionId],
    );
    const answer = { petitionId, mergeId: merge!.id, answer: 'agree' as const };
    await answerMerge(author.caller(), answer);
    return answerMerge(target.author.caller(), answer);
  },
} as const;
type Act = keyof typeof ACTS;
const ACT_NAMES = Object.keys(ACTS) as Act[];

const seen = async ({ petitionId }: Case) => ({
  petitionId,
  textVersion: (await given.row(petitionId)).text_version,
});
async function answerSeen({ petitionId }: Case) {
  const [row] = await given.world.asSuperuser<{ revision: number }>(
    `select revision from petitions_petition_answer where petition_id = $1 and kind = 'answer'`,
    [petitionId],
  );
  return { petitionId, answerRevision: row?.revision ?? 0 };
}

/** Where each act leads from each state (domain model §3.1); in all other states it is refused, or does nothing. */
const TABLE: Readonly<Partial<Record<Act, Readonly<Partial<Record<PetitionState, PetitionState>>>>>> = {
  publish: { moderation: 'collecting' },
  changes: { moderation: 'changes-requested' },
  refuse: { moderation: 'refused' },
  reopen: { refused: 'moderation' },
  takeDown: {
    refused: 'taken-down',
    collecting: 'taken-down',
    'threshold-reached': 'taken-down',
    'in-review': 'taken-down',
    answered: 'taken-down',
    expired: 'taken-down',
    merged: 'taken-down',
  },
  resubmit: { 'changes-requested': 'moderation', draft: 'moderation' },
  lapse: { 'changes-requested': 'draft' },
  withdraw: { moderation: 'withdrawn', 'changes-requested': 'withdrawn', collecting: 'withdrawn' },
  expire: { collecting: 'expired' },
  announce: { 'threshold-reached': 'in-review' },
  merge: { collecting: 'merged' },
};

/** The shortest way into each state. */
const WAY: Readonly<Record<PetitionState, readonly Act[]>> = {
  moderation: [],
  'changes-requested': ['changes'],
  draft: ['changes', 'lapse'],
  refused: ['refuse'],
  collecting: ['publish'],
  'threshold-reached': ['publish', 'sign', 'reach'],
  'in-review': ['publish', 'sign', 'reach', 'announce'],
  answered: ['publish', 'sign', 'reach', 'announce', 'draft', 'approve', 'answer'],
  expired: ['publish', 'expire'],
  withdrawn: ['withdraw'],
  merged: ['publish', 'merge'],
  'taken-down': ['publish', 'takeDown'],
};

async function arrive(state: PetitionState): Promise<Case> {
  const made = await given.submitted();
  for (const act of WAY[state]) await ACTS[act](made);
  expect(await given.row(made.petitionId)).toMatchObject({ state });
  return made;
}

describe.each(PETITION_STATES)('in the state %s', (from) => {
  it('each act leads where the table says, and nowhere else', async () => {
    for (const act of Object.keys(TABLE) as Act[]) {
      const made = await arrive(from);
      await refusalOf(ACTS[act](made));
      expect((await given.row(made.petitionId)).state, act).toBe(TABLE[act]?.[from] ?? from);
    }
  });
});

it('no order of acts brings a petition where the table does not lead', async () => {
  const allowed = new Set(PETITION_TRANSITIONS.map(([from, to]) => `${from} ${to}`));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...ACT_NAMES), { minLength: 8, maxLength: 25 }), async (acts) => {
      const made = await given.submitted();
      let state = 'moderation';
      for (const act of acts) {
        const outcome = await refusalOf(ACTS[act](made));
        expect(outcome, act).toMatch(/^(done|(core|petitions)\/)/);
        const { state: next } = await given.row(made.petitionId);
        if (next !== state) expect(allowed, `${act}: ${state} → ${next}`).toContain(`${state} ${next}`);
        state = next;
        const open = await given.world.asSuperuser<{ kind: string }>(
          `select kind from deadline where subject_id = $1 and state in ('running', 'paused')`,
          [made.petitionId],
        );
        if (['withdrawn', 'merged', 'taken-down', 'refused', 'draft', 'answered'].includes(state))
          expect(open).toEqual([]);
      }
    }),
    { numRuns: 15 },
  );
});

describe('the law’s terms, as dated examples under martial law', () => {
  const calendar = openCalendar(uaStateCalendar);
  const dueOn = (rule: ReturnType<typeof moderationTerm>, at: string) =>
    computeDeadline(rule, [{ kind: 'start', at }], calendar).dueOn;

  it.each([
    ['a check over New Year, which is worked', moderationTerm(2), '2026-12-30T10:00:00+02:00', '2027-01-01'],
    ['a check handed in late on Friday', moderationTerm(2), '2026-11-20T23:30:00+02:00', '2026-11-24'],
    ['an announcement over Christmas', announceTerm(3), '2026-12-23T09:00:00+02:00', '2026-12-28'],
    ['a review over two weekends', reviewTerm(10), '2026-11-23T12:00:00+02:00', '2026-12-07'],
    ['a collection of sixty days', collectTerm(60), '2026-10-13T10:15:00+03:00', '2026-12-12'],
    ['the author’s fourteen days that end on a Sunday', changesTerm(14), '2026-11-15T10:00:00+02:00', '2026-11-30'],
    ['a hand-over after a Friday', handoverTerm(), '2026-11-27T00:00:30+02:00', '2026-11-30'],
  ])('%s', (_what, rule, at, expected) => {
    expect(dueOn(rule, at)).toBe(expected);
  });

  it('a review that stands for hearings counts on after them', () => {
    const { dueOn: due } = computeDeadline(
      reviewTerm(10),
      [
        { kind: 'start', at: '2026-10-08T10:00:00+03:00' },
        { kind: 'pause', at: '2026-10-12T10:00:00+03:00', why: 'hearing-set' },
        { kind: 'resume', at: '2026-10-23T16:00:00+03:00', why: 'hearing-held' },
      ],
      calendar,
    );
    expect(due).toBe('2026-11-05');
  });
});
