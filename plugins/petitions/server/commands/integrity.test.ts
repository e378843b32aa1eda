import { databaseRefusal } from '@viche/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPetitionsWorld, type PetitionsWorld, REASON, refusalOf, TEXT } from '../test-petitions.ts';
import { addImplementationStep } from './add-implementation-step.ts';
import { correctPetitionText } from './correct-petition-text.ts';
import { expirePetition } from './expire-petition.ts';
import { extendCollection } from './extend-collection.ts';
import { hideSignatoryName } from './hide-signatory-name.ts';
import { reachThreshold } from './reach-threshold.ts';
import { addRefusalGround, updateRefusalGround } from './refusal-grounds.ts';
import { refusePetition } from './refuse-petition.ts';
import { signPetition } from './sign-petition.ts';
import { updateImplementationStep } from './update-implementation-step.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
});
afterAll(() => given.world.close());

const asModerator = () => given.staff.moderator.caller();
const asOwner = () => given.staff.owner.caller();
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const refOf = async (petitionId: string) =>
  (await given.world.asSuperuser<{ ref: string }>('select ref from petitions_petition where id = $1', [petitionId]))[0]!
    .ref;

describe('a hidden name', () => {
  it('F09 is nowhere to be read, and the signature counts', async () => {
    const { petitionId } = await given.published();
    const protectedOne = await given.tenant.person({ name: 'Захищена Ганна Петрівна' });
    await signPetition(protectedOne.caller(), { petitionId });
    const [row] = await given.world.asSuperuser<{ id: string }>(
      'select id from petitions_petition_signature where petition_id = $1 and participant_id = $2',
      [petitionId, protectedOne.actor.participantId],
    );
    const act = { petitionId, signatureId: row!.id, reason: 'Закон 3782-XII, ст. 5: захист свідка' };
    expect(await refusalOf(hideSignatoryName(asModerator(), { ...act, reason: '' }))).toBe('core/bad-input');
    expect(await refusalOf(hideSignatoryName(given.staff.officer.caller(), act))).toBe('core/forbidden');
    await hideSignatoryName(asModerator(), act);
    expect(await refusalOf(hideSignatoryName(asModerator(), act))).toBe('core/conflict');
    const document = `query Names($ref: String!) { petition(ref: $ref) { signatories { edges { node { uuid name } } } } }`;
    for (const caller of [given.tenant.guest(), asModerator()]) {
      const answer = await given.ask(caller, document, { ref: await refOf(petitionId) });
      expect(answer).not.toContain('Захищена');
      expect(answer).toContain('"name":null');
    }
    const [counted] = await given.world.asSuperuser<{ standing: string }>(
      'select standing from petitions_petition_signature where id = $1',
      [row!.id],
    );
    expect(counted).toEqual({ standing: 'counted' });
    expect(await given.ask(given.tenant.guest(), document, { ref: await refOf(petitionId) })).not.toContain(row!.id);
  });
});

describe('a corrected text', () => {
  const MENDED = { title: TEXT.title.replace('Безпечний', 'Безпечніший'), essence: TEXT.essence, demand: TEXT.demand };

  it('F05 keeps both versions for everybody, and says why', async () => {
    const { petitionId, author } = await given.published();
    const act = { petitionId, textVersion: 1, ...MENDED, reason: 'Описка в заголовку.' };
    expect(await refusalOf(correctPetitionText(asModerator(), { ...act, ...TEXT }))).toBe(
      'petitions/nothing-corrected',
    );
    expect(await refusalOf(correctPetitionText(asModerator(), { ...act, textVersion: 7 }))).toBe('core/conflict');
    await correctPetitionText(asModerator(), act);
    expect(await given.row(petitionId)).toMatchObject({ title: MENDED.title, text_version: 2 });
    expect(await given.lettersTo(author)).toContain('textCorrected');
    const document =
      'query V($ref: String!) { petition(ref: $ref) { correctedAt versions { version title diffNote } } }';
    const answer = await given.ask(given.tenant.guest(), document, { ref: await refOf(petitionId) });
    expect(answer).toContain('"version":1');
    expect(answer).toContain('Описка в заголовку.');
  });

  it('F05 is impossible from the first foreign signature on, also for whoever writes past the command', async () => {
    const { petitionId } = await given.published();
    await signPetition((await given.tenant.person()).caller(), { petitionId });
    const act = { petitionId, textVersion: 1, ...MENDED, reason: 'Описка в заголовку.' };
    expect(await refusalOf(correctPetitionText(asModerator(), act))).toBe('petitions/has-signatures');
    const { tenantId } = { tenantId: given.tenant.id };
    const pastIt = given.world.host.pool.scoped(tenantId, async ({ prisma }) => {
      await prisma.petitionRevision.create({
        data: { tenantId, petitionId, version: 2, ...MENDED, diffNote: 'тихо', submittedAt: new Date() },
      });
      await prisma.petition.updateMany({ where: { tenantId, id: petitionId }, data: { ...MENDED, textVersion: 2 } });
    });
    expect(databaseRefusal(await pastIt.catch((error: unknown) => error))).toMatchObject({ code: 'core/bad-input' });
  });

  it('a stranger sees versions of the check neither before nor after', async () => {
    const { petitionId } = await given.published();
    const document = 'query V($ref: String!) { petition(ref: $ref) { versions { version } } }';
    const ref = await refOf(petitionId);
    expect(await given.ask(given.tenant.guest(), document, { ref })).toContain('"versions":[]');
    expect(await given.ask(asModerator(), document, { ref })).toContain('"version":1');
  });
});

describe('an extended collection', () => {
  it('gets back each day begun of an outage, once, with the sum and the reasons in public', async () => {
    const { petitionId, author } = await given.published();
    await given.bend(
      petitionId,
      `published_at = published_at - interval '10 days', collect_until = collect_until - interval '10 days'`,
    );
    const [before] = await given.world.asSuperuser<{ until: Date }>(
      'select collect_until as until from petitions_petition where id = $1',
      [petitionId],
    );
    const outage = { petitionId, outageFrom: ago(60), outageTo: ago(30), reason: REASON };
    expect(await refusalOf(extendCollection(asModerator(), outage))).toBe('core/forbidden');
    for (const wrong of [
      { outageFrom: ago(30), outageTo: ago(60) },
      { outageFrom: ago(24 * 20), outageTo: ago(30) },
      { outageFrom: ago(10), outageTo: ago(-10) },
    ])
      expect(await refusalOf(extendCollection(asOwner(), { ...outage, ...wrong }))).toBe('petitions/outage-refused');
    await extendCollection(asOwner(), outage);
    expect(await refusalOf(extendCollection(asOwner(), { ...outage, outageFrom: ago(40) }))).toBe(
      'petitions/outage-refused',
    );
    const [after] = await given.world.asSuperuser<{ until: Date; days: number }>(
      'select collect_until as until, extended_days as days from petitions_petition where id = $1',
      [petitionId],
    );
    expect(after!.days).toBe(2);
    const terms = await given.terms(petitionId, 'collect');
    expect(terms.map(({ state }) => state).sort()).toEqual(['running', 'superseded']);
    expect(Math.round((after!.until.getTime() - before!.until.getTime()) / 86_400_000)).toBe(2);
    expect(await given.lettersTo(author)).toContain('collectionExtended');
    const document = `query E($ref: String!) { petition(ref: $ref) { extensions { days reason } collectArithmetic } }`;
    const answer = await given.ask(given.tenant.guest(), document, { ref: await refOf(petitionId) });
    expect(answer).toContain('"days":2');
    expect(answer).toContain('"op":"due"');
  });

  it('R20 is extended before its end only, and a replay of the act is the same act, also after it', async () => {
    const { petitionId } = await given.published();
    const moved = (days: number) => `published_at = published_at - interval '${days} days',
      collect_until = collect_until - interval '${days} days'`;
    await given.bend(petitionId, moved(10));
    const outage = { petitionId, outageFrom: ago(60), outageTo: ago(30), reason: REASON };
    const replay = () => extendCollection(asOwner(), outage, { idempotencyKey: 'the-region-is-dark-1' });
    const done = await replay();
    expect(await replay()).toEqual(done);
    await given.bend(petitionId, moved(400));
    const late = { ...outage, outageFrom: ago(24 * 380), outageTo: ago(24 * 379) };
    expect(await refusalOf(extendCollection(asOwner(), late))).toBe('core/closed');
    await expirePetition(given.tenant.system(), { petitionId });
    expect(await given.row(petitionId)).toMatchObject({ state: 'expired' });
    expect(await refusalOf(extendCollection(asOwner(), late))).toBe('core/closed');
    expect(await replay()).toEqual(done);
    const [kept] = await given.world.asSuperuser<{ n: number }>(
      'select count(*)::int as n from petitions_collection_extension where petition_id = $1',
      [petitionId],
    );
    expect(kept!.n).toBe(1);
  });
});

describe('grounds of refusal', () => {
  const LOCAL = {
    titleUk: 'Питання не ради',
    titleEn: 'Not for the council',
    sourceAct: 'Статут, п. 7',
    hidesText: false,
  };

  it('of the hromada’s own are written by the owner, by an act; those of the law stand', async () => {
    expect(await refusalOf(addRefusalGround(asModerator(), LOCAL))).toBe('core/forbidden');
    expect(await refusalOf(addRefusalGround(asOwner(), { ...LOCAL, sourceAct: '' }))).toBe('core/bad-input');
    const [first, second] = await Promise.all([addRefusalGround(asOwner(), LOCAL), addRefusalGround(asOwner(), LOCAL)]);
    expect(new Set([first.code, second.code]).size).toBe(2);
    const { code } = first;
    const change = { code, revision: 1, enabled: true, ...LOCAL, titleUk: 'Не повноваження ради' };
    await updateRefusalGround(asOwner(), change);
    expect(await refusalOf(updateRefusalGround(asOwner(), change))).toBe('core/conflict');
    const law = { ...change, code: 'hatred' };
    expect(await refusalOf(updateRefusalGround(asOwner(), law))).toBe('petitions/ground-of-law');
    const past = given.world.host.pool.scoped(given.tenant.id, ({ prisma }) =>
      prisma.refusalGround.updateMany({
        where: { tenantId: given.tenant.id, code: 'hatred' },
        data: { enabled: false },
      }),
    );
    await expect(past).rejects.toThrow();
    const { petitionId } = await given.submitted();
    await refusePetition(asModerator(), { petitionId, textVersion: 1, ground: code, reason: REASON });
    await updateRefusalGround(asOwner(), { ...change, revision: 2, enabled: false });
    const document = 'query R($ref: String!) { petition(ref: $ref) { refusal { ground { title } } } }';
    expect(await given.ask(given.tenant.guest(), document, { ref: await refOf(petitionId) })).toContain(
      'Не повноваження ради',
    );
  });
});

describe('steps of implementation', () => {
  it('stand among the running terms until they are done', async () => {
    const { petitionId } = await given.published();
    await given.bend(petitionId, `state = 'answered', answered_at = now()`);
    const officer = given.staff.officer.caller();
    const dueOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await addImplementationStep(officer, { petitionId, title: 'Замовити проєкт переходу', dueOn });
    const duties = () => given.ask(officer, 'query { duties { kind title dueOn } }');
    expect(await duties()).toContain(`"kind":"petitions.step","title":"Замовити проєкт переходу","dueOn":"${dueOn}"`);
    const [step] = await given.world.asSuperuser<{ id: string }>(
      'select id from petitions_implementation_step where petition_id = $1',
      [petitionId],
    );
    const change = { petitionId, stepId: step!.id, note: 'Підрядник працює.' };
    await updateImplementationStep(officer, { ...change, stepRevision: 1, state: 'in-progress' });
    expect(await duties()).toContain('Замовити проєкт переходу');
    const doneOn = new Date().toISOString().slice(0, 10);
    await updateImplementationStep(officer, { ...change, stepRevision: 2, state: 'done', doneOn });
    expect(await duties()).not.toContain('Замовити проєкт переходу');
  });
});

it('F05 a threshold changed in settings while petitions run changes those that are published later', async () => {
  await given.tenant.set('petitions', { signatureThreshold: 2 });
  const { petitionId } = await given.published();
  await given.tenant.set('petitions', { signatureThreshold: 500 });
  await signPetition((await given.tenant.person()).caller(), { petitionId });
  expect(await reachThreshold(given.tenant.system(), { petitionId })).toEqual({ reached: true });
  const later = await given.published();
  expect(await reachThreshold(given.tenant.system(), { petitionId: later.petitionId })).toEqual({ reached: false });
});
