import { createWorld, HOSTILE, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import petitions from '../index.ts';
import { publishPetition } from './publish-petition.ts';
import { reachThreshold } from './reach-threshold.ts';
import { signPetition } from './sign-petition.ts';
import { submitPetition } from './submit-petition.ts';

let world: World;
let slavutych: TestTenant;
let author: Person;
let moderator: Person;

const text = {
  title: `Безпечний перехід біля школи ${HOSTILE}`,
  essence: `Щоранку вулицю біля школи переходять шістсот дітей. ${HOSTILE}`,
  demand: 'Поставити світлофор із кнопкою.',
};

async function published(): Promise<string> {
  const { petitionId } = await submitPetition((await slavutych.person()).caller(), text);
  await publishPetition(moderator.caller(), { petitionId, textVersion: 1 });
  return petitionId;
}

beforeAll(async () => {
  world = await createWorld([petitions]);
  slavutych = await world.tenant('slavutych');
  author = await slavutych.person();
  moderator = await slavutych.person({ roles: ['moderator'] });
});
afterAll(() => world.close());

it('a resident signs a petition that a moderator has published', async () => {
  const { petitionId } = await submitPetition(author.caller(), text);
  await publishPetition(moderator.caller(), { petitionId, textVersion: 1 });
  const resident = await slavutych.person({ email: 'oksana@mail.example' });
  await signPetition(resident.caller(), { petitionId });
  const rows = await world.asSuperuser<{ channel: string; standing: string }>(
    'select channel, standing from petitions_petition_signature where petition_id = $1 order by id',
    [petitionId],
  );
  expect(rows).toEqual([
    { channel: 'web', standing: 'counted' },
    { channel: 'web', standing: 'counted' },
  ]);
  const letters = await world.asSuperuser<{ template: string }>(
    'select template from notification where participant_id = $1',
    [resident.actor.participantId],
  );
  expect(letters).toEqual([{ template: 'signed' }]);
});

it('V01 the same person signs a hundred times at once: one row, and everybody else is told when', async () => {
  const petitionId = await published();
  const resident = await slavutych.person();
  const answers = await Promise.allSettled(
    Array.from({ length: 100 }, () => signPetition(resident.caller(), { petitionId })),
  );
  const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []));
  expect(answers.length - refusals.length).toBe(1);
  expect(new Set(refusals)).toEqual(new Set(['petitions/already-signed']));
  const [count] = await world.asSuperuser<{ n: number }>(
    'select count(*)::int as n from petitions_petition_signature where petition_id = $1 and participant_id = $2',
    [petitionId, resident.actor.participantId],
  );
  expect(count!.n).toBe(1);
});

it('a guest, a stranger to the petition, a token and a person of weak assurance are refused', async () => {
  const petitionId = await published();
  const refusal = async (promise: Promise<unknown>) =>
    promise.then(
      () => 'done',
      (error) => error.code,
    );
  expect(await refusal(signPetition(slavutych.guest(), { petitionId }))).toBe('core/sign-in');
  expect(await refusal(signPetition((await slavutych.person({ assurance: 'email' })).caller(), { petitionId }))).toBe(
    'core/assurance',
  );
  expect(await refusal(signPetition((await slavutych.person({ via: 'token' })).caller(), { petitionId }))).toBe(
    'core/scope',
  );
  const lutsk = await world.tenant(`lutsk-${petitionId.slice(-6)}`);
  expect(await refusal(signPetition((await lutsk.person()).caller(), { petitionId }))).toBe('core/not-found');
  expect(await refusal(publishPetition(author.caller(), { petitionId, textVersion: 1 }))).toBe('core/not-found');
});

it('a person below the frozen age is refused, and a later change of the setting touches no running petition', async () => {
  await slavutych.set('petitions', { minAge: 16, signatureThreshold: 2 });
  const petitionId = await published();
  await slavutych.set('petitions', { minAge: 0, signatureThreshold: 500 });
  const young = await slavutych.person({ age: 15 });
  await expect(signPetition(young.caller(), { petitionId })).rejects.toMatchObject({ code: 'petitions/not-eligible' });
  const unknown = await slavutych.person({ age: null });
  await expect(signPetition(unknown.caller(), { petitionId })).rejects.toMatchObject({ code: 'petitions/age-unknown' });
  await signPetition((await slavutych.person()).caller(), { petitionId });
  await expect(reachThreshold(slavutych.system(), { petitionId })).resolves.toEqual({ reached: true });
});

it('V03 a signature a second after the end is refused, whatever the state says', async () => {
  const petitionId = await published();
  await world.asSuperuser('alter table petitions_petition disable trigger user');
  await world.asSuperuser(
    `update petitions_petition set published_at = now() - interval '90 days', collect_until = now() - interval '1 second' where id = $1`,
    [petitionId],
  );
  await world.asSuperuser('alter table petitions_petition enable trigger user');
  await expect(signPetition((await slavutych.person()).caller(), { petitionId })).rejects.toMatchObject({
    code: 'core/closed',
  });
});

it('R22 the same form posted five times is one act with one answer', async () => {
  const petitionId = await published();
  const resident = await slavutych.person();
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => signPetition(resident.caller(), { petitionId }, { idempotencyKey: 'form-1' })),
  );
  expect(answers).toEqual(Array.from({ length: 5 }, () => ({ petitionId })));
});

it('F03 the key of a form acts once: with another petition or another act it is refused', async () => {
  const [first, second] = [await published(), await published()];
  const resident = await slavutych.person();
  const options = { idempotencyKey: 'form-2' };
  await signPetition(resident.caller(), { petitionId: first }, options);
  const refused = { code: 'core/bad-input', status: 422 };
  await expect(signPetition(resident.caller(), { petitionId: second }, options)).rejects.toMatchObject(refused);
  await expect(submitPetition(resident.caller(), text, options)).rejects.toMatchObject(refused);
  await signPetition(resident.caller(), { petitionId: second }, { idempotencyKey: 'form-3' });
  const other = await slavutych.person();
  await signPetition(other.caller(), { petitionId: second }, options);
});

it('K04 every act of staff leaves a row, refused ones too', async () => {
  const petitionId = await published();
  await expect(publishPetition(moderator.caller(), { petitionId, textVersion: 1 })).rejects.toMatchObject({
    code: 'petitions/not-moderatable',
  });
  const rows = await world.asSuperuser<{ outcome: string }>(
    `select outcome from audit_entry where action = 'petitions.publish-petition' and actor_id = $1 order by at desc limit 2`,
    [moderator.actor.staffId],
  );
  expect(rows.map((row) => row.outcome).sort()).toEqual(['done', 'petitions/not-moderatable']);
});
