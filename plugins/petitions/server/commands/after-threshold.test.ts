import { asPlugin } from '@viche/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellSignatories } from '../tell-signatories.ts';
import { openPetitionsWorld, type PetitionsWorld, REASON, refusalOf } from '../test-petitions.ts';
import { addImplementationStep } from './add-implementation-step.ts';
import { announceReview } from './announce-review.ts';
import { answerPetition } from './answer-petition.ts';
import { approvePetitionAnswer } from './approve-petition-answer.ts';
import { correctPetitionAnswer } from './correct-petition-answer.ts';
import { draftPetitionAnswer } from './draft-petition-answer.ts';
import { expirePetition } from './expire-petition.ts';
import { handOverPetition } from './hand-over-petition.ts';
import { pauseReview } from './pause-review.ts';
import { reachThreshold } from './reach-threshold.ts';
import { resumeReview } from './resume-review.ts';
import { setPetitionLetters } from './set-petition-letters.ts';
import { signPetition } from './sign-petition.ts';
import { updateImplementationStep } from './update-implementation-step.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
  await given.tenant.set('petitions', { signatureThreshold: 3 });
});
afterAll(() => given.world.close());

const officer = () => given.staff.officer.caller();
const approver = () => given.staff.approver.caller();
const OFFICIAL = { officialName: 'Марко Дорошенко', officialPost: 'міський голова' };
const ANSWER = {
  outcome: 'partly-supported' as const,
  summary: 'Перехід буде навесні, світлофора не буде',
  body: 'Перехід зробимо навесні за кошти програми благоустрою на наступний рік.',
  ...OFFICIAL,
};

/** Each signer has an address of their own: letters go to confirmed ones only. */
async function reached() {
  const made = await given.published();
  const signers = await Promise.all(
    [1, 2].map((n) => given.tenant.person({ email: `signer${n}-${made.petitionId}@mail.example` })),
  );
  for (const signer of signers) await signPetition(signer.caller(), { petitionId: made.petitionId });
  expect(await reachThreshold(given.tenant.system(), { petitionId: made.petitionId })).toEqual({ reached: true });
  return { ...made, signers };
}

async function inReview() {
  const made = await reached();
  await announceReview(officer(), { petitionId: made.petitionId, body: 'Розглянемо на сесії.', ...OFFICIAL });
  return made;
}

async function answered() {
  const made = await inReview();
  const { petitionId } = made;
  await draftPetitionAnswer(officer(), { petitionId, answerRevision: 0, ...ANSWER });
  await approvePetitionAnswer(approver(), { petitionId, answerRevision: 1 });
  await answerPetition(officer(), { petitionId, answerRevision: 2 });
  return made;
}

const dueOf = async (petitionId: string) => (await given.terms(petitionId, 'review'))[0]!.due_on;

it('the review is announced by an officer alone, and its term runs from there', async () => {
  const { petitionId, author } = await reached();
  expect(await given.lettersTo(given.staff.officer)).toContain('toAnnounce');
  const announcement = { petitionId, body: 'Розглянемо на сесії.', ...OFFICIAL };
  expect(await refusalOf(announceReview(given.staff.moderator.caller(), announcement))).toBe('core/forbidden');
  await announceReview(officer(), announcement);
  expect(await given.terms(petitionId, 'announce')).toMatchObject([{ state: 'met' }]);
  expect(await given.terms(petitionId, 'collect')).toMatchObject([{ state: 'met' }]);
  expect(await given.terms(petitionId, 'review')).toMatchObject([{ state: 'running' }]);
  expect(await given.lettersTo(author)).toContain('reviewAnnounced');
  expect(await refusalOf(announceReview(officer(), announcement))).toBe('petitions/wrong-state');
});

it('hearings stop the clock and let it go on: never twice, never without a day to come', async () => {
  const { petitionId } = await inReview();
  const before = await dueOf(petitionId);
  const pause = (hearingOn: string) => refusalOf(pauseReview(officer(), { petitionId, hearingOn, reason: REASON }));
  expect(await pause('2020-01-01')).toBe('core/bad-input');
  expect(await refusalOf(resumeReview(officer(), { petitionId, reason: REASON }))).toBe('petitions/term-refused');
  expect(await pause('2099-01-01')).toBe('done');
  expect(await pause('2099-01-01')).toBe('petitions/term-refused');
  expect(await given.terms(petitionId, 'review')).toEqual([{ state: 'paused', due_on: null }]);
  await given.world.asSuperuser(
    `update deadline_event set at = at - interval '20 days' where deadline_id in (select id from deadline where subject_id = $1 and kind = 'petitions.review')`,
    [petitionId],
  );
  await resumeReview(officer(), { petitionId, reason: REASON });
  const [term] = await given.terms(petitionId, 'review');
  expect(term!.state).toBe('running');
  expect(term!.due_on, 'twenty days of standing do not count').toBe(before);
});

describe('an answer', () => {
  it('is drafted, approved as it was read, and published; the author is told', async () => {
    const { petitionId, author } = await inReview();
    const draft = { petitionId, answerRevision: 0, ...ANSWER };
    expect(await refusalOf(draftPetitionAnswer(approver(), draft))).toBe('core/forbidden');
    await draftPetitionAnswer(officer(), draft);
    expect(await refusalOf(draftPetitionAnswer(officer(), draft))).toBe('core/conflict');
    expect(await refusalOf(answerPetition(officer(), { petitionId, answerRevision: 1 }))).toBe('petitions/wrong-state');
    expect(await refusalOf(approvePetitionAnswer(officer(), { petitionId, answerRevision: 1 }))).toBe('core/forbidden');
    await draftPetitionAnswer(officer(), { ...draft, answerRevision: 1, outcome: 'declined' });
    expect(await refusalOf(approvePetitionAnswer(approver(), { petitionId, answerRevision: 1 }))).toBe('core/conflict');
    await approvePetitionAnswer(approver(), { petitionId, answerRevision: 2 });
    expect(await given.terms(petitionId, 'publication')).toMatchObject([{ state: 'running' }]);
    await draftPetitionAnswer(officer(), { ...draft, answerRevision: 3 });
    expect(await refusalOf(answerPetition(officer(), { petitionId, answerRevision: 4 }))).toBe('petitions/wrong-state');
    await approvePetitionAnswer(approver(), { petitionId, answerRevision: 4 });
    await answerPetition(officer(), { petitionId, answerRevision: 5 });
    expect(await given.row(petitionId)).toMatchObject({ state: 'answered' });
    expect(await given.terms(petitionId, 'review')).toMatchObject([{ state: 'met' }]);
    expect(await given.lettersTo(author)).toContain('answered');
  });

  it('F05 is never rewritten once it is public: a correction stands beside it with its reason', async () => {
    const { petitionId } = await answered();
    await expect(
      given.world.asSuperuser(
        `update petitions_petition_answer set body = 'інше' where petition_id = $1 and kind = 'answer'`,
        [petitionId],
      ),
    ).rejects.toThrow('not rewritten');
    const correction = { petitionId, ...ANSWER, outcome: 'supported' as const, reason: REASON };
    expect(await refusalOf(correctPetitionAnswer(officer(), correction))).toBe('core/forbidden');
    await correctPetitionAnswer(approver(), correction);
    const rows = await given.world.asSuperuser(
      'select kind, outcome from petitions_petition_answer where petition_id = $1 order by created_at',
      [petitionId],
    );
    expect(rows).toEqual([
      { kind: 'review-announcement', outcome: null },
      { kind: 'answer', outcome: 'partly-supported' },
      { kind: 'correction', outcome: 'supported' },
    ]);
  });

  it('is told to each signatory once who has not asked for silence', async () => {
    const { petitionId, signers, author } = await inReview();
    const [told, silent] = signers;
    await setPetitionLetters(silent!.caller(), { petitionId, wish: 'silent' });
    const tell = () =>
      asPlugin(given.world.host, { tenantId: given.tenant.id, plugin: 'petitions' }, (ctx) =>
        tellSignatories({ petitionId, template: 'answered' }, ctx as never),
      );
    await tell();
    await tell();
    const letters = async (person: typeof author) =>
      (await given.lettersTo(person)).filter((template) => template === 'answeredToSignatory');
    expect(await letters(told!)).toHaveLength(1);
    expect(await letters(silent!)).toHaveLength(0);
    expect(await letters(author), 'the author has a letter of his own').toHaveLength(0);
  });
});

it('steps are promised with a day and told how far they came', async () => {
  const { petitionId } = await answered();
  await addImplementationStep(officer(), { petitionId, title: 'Встановити кабіну', dueOn: '2027-05-01' });
  const [step] = await given.world.asSuperuser<{ id: string }>(
    'select id from petitions_implementation_step where petition_id = $1',
    [petitionId],
  );
  const act = { petitionId, stepId: step!.id, stepRevision: 1, state: 'done' as const, note: 'Кабіна працює.' };
  expect(await refusalOf(updateImplementationStep(officer(), act))).toBe('core/bad-input');
  await updateImplementationStep(officer(), { ...act, doneOn: '2027-04-20' });
  expect(await refusalOf(updateImplementationStep(officer(), { ...act, doneOn: '2027-04-20' }))).toBe('core/conflict');
});

it('an expired petition is prepared to be its author’s appeal, and handed over once', async () => {
  const { petitionId, author } = await given.published();
  await given.bend(
    petitionId,
    `published_at = now() - interval '90 days', collect_until = now() - interval '1 second'`,
  );
  expect(await expirePetition(given.tenant.system(), { petitionId })).toEqual({ expired: true });
  expect(await given.terms(petitionId, 'hand-over')).toMatchObject([{ state: 'running' }]);
  const act = { petitionId, documentNumber: 'А-17/26' };
  await handOverPetition(officer(), act);
  expect(await given.terms(petitionId, 'hand-over')).toMatchObject([{ state: 'met' }]);
  expect(await refusalOf(handOverPetition(officer(), act))).toBe('petitions/wrong-state');
  expect(await given.lettersTo(author)).toEqual(expect.arrayContaining(['expired', 'handedOver']));
});
