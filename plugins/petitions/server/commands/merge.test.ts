import { asPlugin } from '@viche/host';
import type { Person } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellSignatories } from '../tell-signatories.ts';
import { openPetitionsWorld, type PetitionsWorld, REASON, refusalOf } from '../test-petitions.ts';
import { answerMerge } from './answer-merge.ts';
import { cancelMerge } from './cancel-merge.ts';
import { linkSimilarPetition } from './link-similar-petition.ts';
import { moveSignature } from './move-signature.ts';
import { nameSimilarPetition } from './name-similar-petition.ts';
import { proposeMerge } from './propose-merge.ts';
import { signPetition } from './sign-petition.ts';
import { takeDownPetition } from './take-down-petition.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
  await given.tenant.set('petitions', { authorSignsAutomatically: false });
});
afterAll(() => given.world.close());

type Made = Awaited<ReturnType<PetitionsWorld['published']>>;

const refOf = async (petitionId: string): Promise<string> => {
  const [row] = await given.world.asSuperuser<{ ref: string }>('select ref from petitions_petition where id = $1', [
    petitionId,
  ]);
  return row!.ref;
};
const propose = async (source: Made, target: Made, moderator: Person = given.staff.moderator) =>
  proposeMerge(moderator.caller(), {
    petitionId: source.petitionId,
    target: await refOf(target.petitionId),
    reason: REASON,
  });
async function mergeOf({ petitionId }: Made) {
  const [merge] = await given.world.asSuperuser<{ id: string; state: string }>(
    'select id, state from petitions_petition_merge where source_id = $1 order by proposed_at desc limit 1',
    [petitionId],
  );
  return merge!;
}
async function answer(source: Made, author: Person, word: 'agree' | 'decline') {
  const { id } = await mergeOf(source);
  return answerMerge(author.caller(), { petitionId: source.petitionId, mergeId: id, answer: word });
}
async function merged(source: Made, target: Made) {
  await propose(source, target);
  await answer(source, source.author, 'agree');
  await answer(source, target.author, 'agree');
}
const stateOf = async ({ petitionId }: Made) => (await given.row(petitionId)).state;
const liveAt = async ({ petitionId }: Made) => {
  const rows = await given.world.asSuperuser(
    'select 1 from petitions_petition_signature where petition_id = $1 and withdrawn_at is null',
    [petitionId],
  );
  return rows.length;
};

it('three petitions become one, and a person who signed two of them stands there once', async () => {
  const [a, b, c] = [await given.published(), await given.published(), await given.published()];
  const [both, onlyA, silent] = await Promise.all([1, 2, 3].map(() => given.tenant.person()));
  for (const person of [both!, onlyA!, silent!]) await signPetition(person.caller(), { petitionId: a.petitionId });
  await signPetition(both!.caller(), { petitionId: b.petitionId });
  await merged(a, c);
  await merged(b, c);
  expect([await stateOf(a), await stateOf(b), await stateOf(c)]).toEqual(['merged', 'merged', 'collecting']);
  expect(await liveAt(c)).toBe(0);
  expect(await moveSignature(both!.caller(), { petitionId: a.petitionId })).toEqual({ petitionId: c.petitionId });
  await moveSignature(onlyA!.caller(), { petitionId: a.petitionId });
  await expect(moveSignature(both!.caller(), { petitionId: b.petitionId })).rejects.toMatchObject({
    code: 'petitions/already-signed',
  });
  expect(await liveAt(c)).toBe(2);
  expect([await liveAt(a), await liveAt(b)]).toEqual([3, 1]);
});

it('nothing changes before both authors agree; one refusal is enough', async () => {
  const [source, target] = [await given.published(), await given.published()];
  await propose(source, target);
  expect(await refusalOf(propose(source, target))).toBe('petitions/merge-waiting');
  await answer(source, source.author, 'agree');
  expect(await stateOf(source)).toBe('collecting');
  expect(await refusalOf(answer(source, await given.tenant.person(), 'agree'))).toBe('core/not-found');
  await answer(source, target.author, 'decline');
  expect(await mergeOf(source)).toMatchObject({ state: 'declined' });
  expect(await refusalOf(answer(source, target.author, 'agree'))).toBe('core/conflict');
  expect(await stateOf(source)).toBe('collecting');
  await propose(source, target);
  await cancelMerge(given.staff.moderator.caller(), { petitionId: source.petitionId, reason: REASON });
  expect(await mergeOf(source)).toMatchObject({ state: 'cancelled' });
});

it('who wrote both answers once', async () => {
  const author = await given.tenant.person();
  const [source, target] = [await given.published(author), await given.published(author)];
  await propose(source, target);
  await answer(source, author, 'agree');
  expect(await stateOf(source)).toBe('merged');
});

it('both consents at once merge once', async () => {
  const [source, target] = [await given.published(), await given.published()];
  await propose(source, target);
  const outcomes = await Promise.all([
    refusalOf(answer(source, source.author, 'agree')),
    refusalOf(answer(source, target.author, 'agree')),
  ]);
  expect(outcomes).toEqual(['done', 'done']);
  expect(await stateOf(source)).toBe('merged');
});

it('a merged petition takes no signatures and leads on, also through a second merge', async () => {
  const [a, b, c] = [await given.published(), await given.published(), await given.published()];
  const signer = await given.tenant.person();
  await signPetition(signer.caller(), { petitionId: a.petitionId });
  await merged(a, b);
  expect(await refusalOf(signPetition((await given.tenant.person()).caller(), { petitionId: a.petitionId }))).toBe(
    'petitions/not-signable',
  );
  await merged(b, c);
  expect(await moveSignature(signer.caller(), { petitionId: a.petitionId })).toEqual({ petitionId: c.petitionId });
  const page = await given.ask(
    given.tenant.guest(),
    'query ($ref: String!) { petition(ref: $ref) { state mergedInto { ref } } }',
    {
      ref: await refOf(a.petitionId),
    },
  );
  expect(page).toContain(`"state":"MERGED","mergedInto":{"ref":"${await refOf(c.petitionId)}"}`);
});

it('signatories are asked by letter, once, and nobody is moved', async () => {
  const [source, target] = [await given.published(), await given.published()];
  const signer = await given.tenant.person({ email: 'signer@mail.example' });
  await signPetition(signer.caller(), { petitionId: source.petitionId });
  await merged(source, target);
  const ask = () =>
    asPlugin(given.world.host, { tenantId: given.tenant.id, plugin: 'petitions' }, (ctx) =>
      tellSignatories({ petitionId: source.petitionId, template: 'merged' }, ctx as never),
    );
  await ask();
  await ask();
  expect((await given.lettersTo(signer)).filter((template) => template === 'mergedToSignatory')).toHaveLength(1);
  expect(await liveAt(target)).toBe(0);
});

it('refuses foreign and absent petitions, one that is over, the own case, an author who is gone', async () => {
  const [source, target] = [await given.published(), await given.published()];
  const lutsk = await given.world.tenant('lutsk');
  const foreign = await lutsk.person({ roles: ['moderator'] });
  const words = { petitionId: source.petitionId, target: await refOf(target.petitionId), reason: REASON };
  expect(await refusalOf(proposeMerge(foreign.caller(), words))).toBe('core/bad-input');
  const moderator = given.staff.moderator.caller();
  expect(await refusalOf(proposeMerge(moderator, { ...words, target: '00000000' }))).toBe('core/bad-input');
  expect(await refusalOf(proposeMerge(moderator, { ...words, target: await refOf(source.petitionId) }))).toBe(
    'petitions/same-petition',
  );
  const own = await given.published(given.staff.colleague);
  expect(await refusalOf(propose(own, target, given.staff.colleague))).toBe('core/own-case');
  expect(await refusalOf(propose(target, own, given.staff.colleague))).toBe('core/own-case');
  await propose(source, target);
  await answer(source, source.author, 'agree');
  await takeDownPetition(given.staff.owner.caller(), {
    petitionId: target.petitionId,
    ground: 'hatred',
    reason: REASON,
  });
  expect(await refusalOf(answer(source, target.author, 'agree'))).toBe('petitions/merge-target-over');
  const gone = await given.published();
  await given.bend(gone.petitionId, 'author_id = null');
  expect(await refusalOf(propose(gone, own))).toBe('petitions/author-gone');
});

it('author and moderator point readers to a similar petition, and take it back', async () => {
  const [source, target] = [await given.published(), await given.published()];
  const { petitionId } = source;
  const ref = await refOf(target.petitionId);
  const shownTo = async () =>
    given.ask(given.tenant.guest(), 'query ($ref: String!) { petition(ref: $ref) { similarTo { ref } } }', {
      ref: await refOf(petitionId),
    });
  await nameSimilarPetition(source.author.caller(), {
    petitionId,
    similar: `https://x.example/petitions/${ref}-nazva?a=1`,
  });
  expect(await shownTo()).toContain(`"similarTo":{"ref":"${ref}"}`);
  await linkSimilarPetition(given.staff.moderator.caller(), { petitionId, similar: '' });
  expect(await shownTo()).toContain('"similarTo":null');
  expect(await refusalOf(linkSimilarPetition(given.staff.moderator.caller(), { petitionId, similar: 'немає' }))).toBe(
    'core/bad-input',
  );
  const stranger = await given.tenant.person();
  expect(await refusalOf(nameSimilarPetition(stranger.caller(), { petitionId, similar: ref }))).toBe('core/not-found');
});

describe('a proposed merge that nobody answers', () => {
  const overdue = async (mergeId: string) =>
    given.world.asSuperuser(
      `update deadline set due_before = now() - interval '1 second' where subject_id = $1 and kind = 'petitions.merge'`,
      [mergeId],
    );
  const clockOf = (mergeId: string) =>
    given.world.asSuperuser<{ state: string; days: string }>(
      `select state, rule ->> 'amount' as days from deadline where subject_id = $1 and kind = 'petitions.merge'`,
      [mergeId],
    );

  it('lapses by its clock, frozen at the proposal; both authors are told and both petitions go on', async () => {
    const [source, target] = [await given.published(), await given.published()];
    await propose(source, target);
    const { id } = await mergeOf(source);
    await given.tenant.set('petitions', { authorSignsAutomatically: false, mergeLapseDays: 3 });
    expect(await clockOf(id)).toEqual([{ state: 'running', days: '14' }]);
    await answer(source, source.author, 'agree');
    await given.runJob('lapseMerge', { mergeId: id });
    expect(await mergeOf(source)).toMatchObject({ state: 'proposed' });
    await overdue(id);
    await given.runJob('findEnded', {});
    const asked = await given.world.asSuperuser<{ key: string }>(`select key from outbox_job where dedupe_key = $1`, [
      `lapse-merge:${id}`,
    ]);
    expect(asked).toEqual([{ key: 'lapseMerge' }]);
    await given.runJob('lapseMerge', { mergeId: id });
    await given.runJob('lapseMerge', { mergeId: id });
    expect(await mergeOf(source)).toMatchObject({ state: 'lapsed' });
    expect(await clockOf(id)).toEqual([{ state: 'missed', days: '14' }]);
    for (const { author } of [source, target])
      expect((await given.lettersTo(author)).filter((template) => template === 'mergeLapsed')).toHaveLength(1);
    expect([await stateOf(source), await stateOf(target)]).toEqual(['collecting', 'collecting']);
    expect(await refusalOf(answer(source, target.author, 'agree'))).toBe('core/conflict');
    await propose(source, target);
    expect(await clockOf((await mergeOf(source)).id)).toEqual([{ state: 'running', days: '3' }]);
    await given.tenant.set('petitions', { authorSignsAutomatically: false });
  });

  it('stands on the desk among what runs, with its last day and its arithmetic, until it is answered', async () => {
    const [source, target] = [await given.published(), await given.published()];
    await propose(source, target);
    const ref = await refOf(source.petitionId);
    const document = `query D($ref: String!) { duties { kind path arithmetic }
      petition(ref: $ref) { waitingMerges { dueOn arithmetic } } }`;
    const asked = JSON.parse(await given.ask(given.staff.moderator.caller(), document, { ref })).data;
    expect(asked.duties).toContainEqual(
      expect.objectContaining({ kind: 'petitions.merge', path: `/admin/petitions/${ref}` }),
    );
    const [merge] = asked.petition.waitingMerges;
    expect(merge.dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(JSON.stringify(merge.arithmetic)).toContain('merge-proposed');
    const { id } = await mergeOf(source);
    await answer(source, target.author, 'decline');
    expect(await clockOf(id)).toMatchObject([{ state: 'met' }]);
    await propose(source, target);
    await cancelMerge(given.staff.moderator.caller(), { petitionId: source.petitionId, reason: REASON });
    expect(await clockOf((await mergeOf(source)).id)).toMatchObject([{ state: 'cancelled' }]);
  });

  it('loses to a second consent that came first, and a merge ends the clocks of what it makes idle', async () => {
    const [a, b, c] = [await given.published(), await given.published(), await given.published()];
    await propose(a, b);
    const late = (await mergeOf(a)).id;
    await answer(a, a.author, 'agree');
    await overdue(late);
    await propose(c, a);
    const idle = (await mergeOf(c)).id;
    const [, agreed] = await Promise.all([
      given.runJob('lapseMerge', { mergeId: late }),
      refusalOf(answer(a, b.author, 'agree')),
    ]);
    const { state } = await mergeOf(a);
    expect(agreed).toBe(state === 'merged' ? 'done' : 'core/conflict');
    if (state !== 'merged') {
      await propose(a, b);
      await answer(a, a.author, 'agree');
      await answer(a, b.author, 'agree');
    }
    expect(await clockOf(idle)).toMatchObject([{ state: 'cancelled' }]);
    expect(await mergeOf(c)).toMatchObject({ state: 'cancelled' });
  });
});
