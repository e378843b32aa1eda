import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPetitions } from '../queries/find-petitions.ts';
import { moderationQueue } from '../queries/moderation-queue.ts';
import { openPetitionsWorld, type PetitionsWorld, REASON, refusalOf, TEXT } from '../test-petitions.ts';
import { lapseChanges } from './lapse-changes.ts';
import { publishPetition } from './publish-petition.ts';
import { addRefusalGround, updateRefusalGround } from './refusal-grounds.ts';
import { refusePetition } from './refuse-petition.ts';
import { reopenPetition } from './reopen-petition.ts';
import { requestPetitionChanges } from './request-petition-changes.ts';
import { resubmitPetition } from './resubmit-petition.ts';
import { submitPetition } from './submit-petition.ts';
import { takeDownPetition } from './take-down-petition.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
});
afterAll(() => given.world.close());

const MENDED = { ...TEXT, title: 'Безпечний перехід біля школи № 3' };
const asModerator = () => given.staff.moderator.caller();
const listed = (search: object) =>
  given.tenant.guest().read((ctx) => findPetitions(ctx, { orderBy: 'newest', limit: 50, offset: 0, ...search }));

describe('changes', () => {
  it('are asked for in words; the author mends, and the check begins anew with the former text kept', async () => {
    const { petitionId, author } = await given.submitted();
    await requestPetitionChanges(asModerator(), { petitionId, textVersion: 1, reason: REASON });
    expect(await given.row(petitionId)).toMatchObject({ state: 'changes-requested' });
    expect(await given.terms(petitionId, 'moderation')).toMatchObject([{ state: 'met' }]);
    expect(await given.terms(petitionId, 'changes')).toMatchObject([{ state: 'running' }]);
    await resubmitPetition(author.caller(), { petitionId, textVersion: 1, ...MENDED });
    expect(await given.row(petitionId)).toMatchObject({ state: 'moderation', text_version: 2, title: MENDED.title });
    expect(await given.terms(petitionId, 'changes')).toMatchObject([{ state: 'met' }]);
    expect(await given.terms(petitionId, 'moderation')).toMatchObject([{ state: 'met' }, { state: 'running' }]);
    const revisions = await given.world.asSuperuser(
      'select version, title from petitions_petition_revision where petition_id = $1 order by version',
      [petitionId],
    );
    expect(revisions).toEqual([
      { version: 1, title: TEXT.title },
      { version: 2, title: MENDED.title },
    ]);
    expect(await given.lettersTo(author)).toEqual(['submitted', 'changesRequested', 'submitted']);
    expect(await given.lettersTo(given.staff.moderator)).toContain('toCheck');
  });

  it('lapse to a draft when the author does not answer in time, and the text can still be handed in', async () => {
    const { petitionId, author } = await given.submitted();
    await requestPetitionChanges(asModerator(), { petitionId, textVersion: 1, reason: REASON });
    expect(await lapseChanges(given.tenant.system(), { petitionId })).toEqual({ lapsed: false });
    await given.world.asSuperuser(
      `update deadline set due_before = now() - interval '1 second' where subject_id = $1 and kind = 'petitions.changes'`,
      [petitionId],
    );
    expect(await lapseChanges(given.tenant.system(), { petitionId })).toEqual({ lapsed: true });
    expect(await lapseChanges(given.tenant.system(), { petitionId })).toEqual({ lapsed: false });
    expect(await given.row(petitionId)).toMatchObject({ state: 'draft', title: TEXT.title });
    expect(await given.lettersTo(author)).toContain('changesLapsed');
    await resubmitPetition(author.caller(), { petitionId, textVersion: 1, ...MENDED });
    expect(await given.row(petitionId)).toMatchObject({ state: 'moderation' });
  });

  it('are the author’s alone to make, on the version that was read', async () => {
    const { petitionId, author } = await given.submitted();
    await requestPetitionChanges(asModerator(), { petitionId, textVersion: 1, reason: REASON });
    const stranger = await given.tenant.person();
    const input = { petitionId, textVersion: 1, ...MENDED };
    expect(await refusalOf(resubmitPetition(stranger.caller(), input))).toBe('core/not-found');
    expect(await refusalOf(resubmitPetition(author.caller(), { ...input, textVersion: 7 }))).toBe('core/conflict');
    await resubmitPetition(author.caller(), input);
    expect(await refusalOf(resubmitPetition(author.caller(), { ...input, textVersion: 2 }))).toBe(
      'petitions/wrong-state',
    );
  });
});

describe('a refusal', () => {
  it('F04 needs a ground that the hromada knows and reasons of 30 characters, and stands in the list with both', async () => {
    const { petitionId, author } = await given.submitted();
    const refuse = (change: object) =>
      refusalOf(
        refusePetition(asModerator(), {
          petitionId,
          textVersion: 1,
          ground: 'contents-missing',
          reason: REASON,
          ...change,
        }),
      );
    expect(await refuse({ ground: '' })).toBe('core/bad-input');
    expect(await refuse({ ground: 'taste' })).toBe('core/bad-input');
    expect(await refuse({ reason: 'Не подобається' })).toBe('core/bad-input');
    expect(await refuse({ reason: '🙂'.repeat(40) })).toBe('core/bad-input');
    expect(await refuse({ reason: ' '.repeat(40) })).toBe('core/bad-input');
    const local = {
      titleUk: 'Питання не ради',
      titleEn: 'Not for the council',
      sourceAct: 'Статут, п. 7',
      hidesText: false,
    };
    const owner = given.staff.owner.caller();
    const { code } = await addRefusalGround(owner, local);
    await updateRefusalGround(owner, { code, revision: 1, enabled: false, ...local });
    expect(await refuse({ ground: code })).toBe('petitions/ground-disabled');
    expect(await refuse({})).toBe('done');
    const { petitions } = await listed({ states: ['refused'] });
    expect(petitions.find(({ id }) => id === petitionId)).toMatchObject({
      refusalGround: 'contents-missing',
      refusalReason: REASON,
      textHidden: false,
    });
    expect((await listed({})).petitions.some(({ id }) => id === petitionId)).toBe(false);
    expect(await given.lettersTo(author)).toContain('refused');
    const removal = given.world.host.pool.scoped(given.tenant.id, ({ prisma }) =>
      prisma.petitionDecision.deleteMany({ where: { tenantId: given.tenant.id, petitionId } }),
    );
    await expect(removal).rejects.toThrow();
  });

  it('F04 the list of the law’s grounds cannot be shortened by the hromada', async () => {
    const removal = given.world.host.pool.scoped(given.tenant.id, ({ prisma }) =>
      prisma.refusalGround.deleteMany({ where: { tenantId: given.tenant.id, code: 'hatred' } }),
    );
    await expect(removal).rejects.toThrow();
  });

  it('hides a text whose ground demands it: from strangers and from search, not from staff and author', async () => {
    const word = 'Канаркоспів';
    const author = await given.tenant.person();
    const { petitionId } = await submitPetition(author.caller(), { ...TEXT, title: `${word} на площі щоранку` });
    await refusePetition(asModerator(), { petitionId, textVersion: 1, ground: 'hatred', reason: REASON });
    expect((await listed({ search: word, states: ['refused'] })).total).toBe(0);
    const [row] = await given.world.asSuperuser<{ ref: string }>('select ref from petitions_petition where id = $1', [
      petitionId,
    ]);
    const document =
      'query Read($ref: String!) { petition(ref: $ref) { title essence demand authorName refusal { reason } } }';
    const read = (caller: ReturnType<typeof asModerator>) => given.ask(caller, document, { ref: row!.ref });
    expect(await read(given.tenant.guest())).toContain(REASON);
    expect(await read(given.tenant.guest())).not.toContain(word);
    expect(await read((await given.tenant.person()).caller())).not.toContain(word);
    expect(await read(asModerator())).toContain(word);
    expect(await read(author.caller())).toContain(word);
  });

  it('is undone by the owner alone: the text is back in the check, under a whole new term', async () => {
    const { petitionId } = await given.submitted();
    await refusePetition(asModerator(), { petitionId, textVersion: 1, ground: 'hatred', reason: REASON });
    expect(await refusalOf(reopenPetition(asModerator(), { petitionId, reason: REASON }))).toBe('core/forbidden');
    await reopenPetition(given.staff.owner.caller(), { petitionId, reason: REASON });
    expect(await given.terms(petitionId, 'moderation')).toMatchObject([{ state: 'met' }, { state: 'running' }]);
    await publishPetition(asModerator(), { petitionId, textVersion: 1 });
    expect((await listed({ search: 'перехід' })).petitions.some(({ id }) => id === petitionId)).toBe(true);
  });
});

describe('a take-down', () => {
  it('F12 leaves a tombstone with ground and reasons, ends every clock and cannot be undone', async () => {
    const { petitionId, author } = await given.published();
    const act = { petitionId, ground: 'war-and-violence', reason: REASON };
    expect(await refusalOf(takeDownPetition(asModerator(), act))).toBe('core/forbidden');
    await takeDownPetition(given.staff.owner.caller(), act);
    expect(await given.terms(petitionId, 'collect')).toMatchObject([{ state: 'cancelled' }]);
    expect(await given.lettersTo(author)).toContain('takenDown');
    expect(await refusalOf(takeDownPetition(given.staff.owner.caller(), act))).toBe('petitions/wrong-state');
    expect(await refusalOf(reopenPetition(given.staff.owner.caller(), { petitionId, reason: REASON }))).toBe(
      'petitions/wrong-state',
    );
    expect((await listed({ search: 'перехід', states: ['taken-down'] })).total).toBe(0);
  });
});

it('nobody decides in his own case', async () => {
  const { moderator, owner } = given.staff;
  const { petitionId } = await given.submitted(moderator);
  const seen = { petitionId, textVersion: 1 };
  const attempts = [
    () => publishPetition(asModerator(), seen),
    () => requestPetitionChanges(asModerator(), { ...seen, reason: REASON }),
    () => refusePetition(asModerator(), { ...seen, ground: 'hatred', reason: REASON }),
  ];
  for (const attempt of attempts) expect(await refusalOf(attempt())).toBe('core/own-case');
  const own = await given.published(owner);
  const takeDown = takeDownPetition(owner.caller(), { petitionId: own.petitionId, ground: 'hatred', reason: REASON });
  expect(await refusalOf(takeDown)).toBe('core/own-case');
});

it('two moderators publish and refuse at once: one decides, the other is told', async () => {
  const { petitionId } = await given.submitted();
  const seen = { petitionId, textVersion: 1 };
  const answers = await Promise.all([
    refusalOf(publishPetition(asModerator(), seen)),
    refusalOf(refusePetition(given.staff.colleague.caller(), { ...seen, ground: 'contents-missing', reason: REASON })),
  ]);
  expect(answers.sort()).toEqual(['done', 'petitions/not-moderatable']);
});

it('the queue begins with what is most late', async () => {
  const [first, second] = [await given.submitted(), await given.submitted()];
  await given.world.asSuperuser(
    `update deadline set due_before = now() - interval '1 day', due_on = current_date - 1 where subject_id = $1`,
    [second.petitionId],
  );
  const queue = await asModerator().read((ctx) => moderationQueue(ctx));
  expect(queue[0]!.petition.id).toBe(second.petitionId);
  expect(queue.some(({ petition }) => petition.id === first.petitionId)).toBe(true);
  expect(queue[0]!.steps).toBeInstanceOf(Array);
});

it('K04 a reason stands in the log with its act', async () => {
  const { petitionId } = await given.submitted();
  await requestPetitionChanges(asModerator(), { petitionId, textVersion: 1, reason: REASON });
  const rows = await given.world.asSuperuser(
    `select reason, outcome from audit_entry where action = 'petitions.request-petition-changes' and subject_id = $1`,
    [petitionId],
  );
  expect(rows).toEqual([{ reason: REASON, outcome: 'done' }]);
});
