import type { Person } from '@viche/testing/world';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { announceReview } from '../commands/announce-review.ts';
import { draftInvalidation } from '../commands/draft-invalidation.ts';
import { expirePetition } from '../commands/expire-petition.ts';
import { invalidateSignatures } from '../commands/invalidate-signatures.ts';
import { publishPetition } from '../commands/publish-petition.ts';
import { quarantineSignatures } from '../commands/quarantine-signatures.ts';
import { reachThreshold } from '../commands/reach-threshold.ts';
import { releaseSignatures } from '../commands/release-signatures.ts';
import { repeatDryRun } from '../commands/repeat-dry-run.ts';
import { revertInvalidation } from '../commands/revert-invalidation.ts';
import { signPetition } from '../commands/sign-petition.ts';
import { submitPetition } from '../commands/submit-petition.ts';
import { openPetitionsWorld, type PetitionsWorld, refusalOf, TEXT } from '../test-petitions.ts';
import { countsOf, seedSignatures } from './test-signatures.ts';

let given: PetitionsWorld;
let moderator: Person;
beforeAll(async () => {
  given = await openPetitionsWorld();
  moderator = given.staff.moderator;
});
beforeEach(() => given.tenant.set('petitions', { signatureThreshold: 20, fourEyes: [] }));
afterAll(() => given.world.close());

const REASON = 'Двадцять підписів за одну хвилину з однієї мережі, імена за абеткою.';
const NOTE = 'Підписи надійшли за хвилину з однієї мережі.';
const ago = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
/** Honest signatures of the last hour, and bought ones between 40 and 30 minutes ago. */
async function doubtful({ honest = 5, bought = 18, state = 'collecting' } = {}) {
  const { petitionId, author } = await given.published();
  await seedSignatures(
    given,
    petitionId,
    Array.from({ length: honest }, (_, n) => ({ ago: 5 + n })),
  );
  await seedSignatures(
    given,
    petitionId,
    Array.from({ length: bought }, (_, n) => ({ ago: 35 + n / 60 })),
  );
  if (state !== 'collecting') await reachThreshold(given.tenant.system(), { petitionId });
  return { petitionId, author };
}
const draft = (petitionId: string, change: object = {}) =>
  draftInvalidation(moderator.caller(), {
    petitionId,
    from: ago(40),
    to: ago(30),
    reason: REASON,
    publicNote: NOTE,
    ...change,
  });
const invalidate = (invalidationId: string) =>
  invalidateSignatures(moderator.caller(), { invalidationId, reason: REASON });
const revert = (invalidationId: string) => revertInvalidation(moderator.caller(), { invalidationId, reason: REASON });
const ageDryRun = (id: string) =>
  given.world.asSuperuser(
    `update petitions_signature_invalidation set dry_run_at = now() - interval '61 minutes' where id = $1`,
    [id],
  );

describe('a dry run', () => {
  it('F07 counts and changes nothing; conditions that would hit everybody, nobody or single nobody out are refused', async () => {
    const { petitionId } = await doubtful();
    const before = await countsOf(given, petitionId);
    expect(await refusalOf(draft(petitionId, { from: ago(60 * 24), to: ago(-60) }))).toBe('petitions/hits-everybody');
    expect(await refusalOf(draft(petitionId, { from: ago(600), to: ago(500) }))).toBe('petitions/hits-nobody');
    expect(await refusalOf(draft(petitionId, { from: undefined, to: undefined }))).toBe('petitions/condition-missing');
    expect(await refusalOf(draft(petitionId, { to: undefined, assurance: 'eid' }))).toBe('petitions/condition-missing');
    expect(await refusalOf(draft(petitionId, { from: '2026-13-45T99:00' }))).toBe('core/bad-input');
    expect(await refusalOf(draft(petitionId, { reason: 'мало' }))).toBe('core/bad-input');
    const { invalidationId } = await draft(petitionId);
    const [row] = await given.world.asSuperuser(
      'select dry_run_count, dry_run_of, state, signatures from petitions_signature_invalidation where id = $1',
      [invalidationId],
    );
    expect(row).toEqual({ dry_run_count: 18, dry_run_of: 24, state: 'drafted', signatures: 0 });
    expect(await countsOf(given, petitionId)).toEqual(before);
    const sweeping = given.world.asSuperuser(
      `update petitions_signature_invalidation set dry_run_of = dry_run_count where id = $1`,
      [invalidationId],
    );
    await expect(sweeping).rejects.toThrow('never means all of them');
  });

  it('F07 is not acted upon when it is an hour old, or when other signatures match now', async () => {
    const { petitionId } = await doubtful();
    const { invalidationId } = await draft(petitionId);
    await ageDryRun(invalidationId);
    expect(await refusalOf(invalidate(invalidationId))).toBe('petitions/dry-run-stale');
    await repeatDryRun(moderator.caller(), { invalidationId });
    await seedSignatures(given, petitionId, [{ ago: 36 }]);
    expect(await refusalOf(invalidate(invalidationId))).toBe('petitions/dry-run-stale');
    expect(await refusalOf(quarantineSignatures(moderator.caller(), { invalidationId }))).toBe(
      'petitions/dry-run-stale',
    );
    await repeatDryRun(moderator.caller(), { invalidationId });
    expect(await refusalOf(invalidate(invalidationId))).toBe('done');
  });

  it('takes channel, assurance and pattern as further conditions', async () => {
    const { petitionId } = await given.published();
    await seedSignatures(given, petitionId, [
      ...Array.from({ length: 8 }, (_, n) => ({ ago: 38 - n / 10, name: `Бот ${n}`, assurance: 'email' as const })),
      { ago: 36, name: 'Авраменко Надія' },
      { ago: 35, name: 'Аврора Ганна' },
    ]);
    const counted = async (change: object) => {
      const { invalidationId } = await draft(petitionId, change);
      const [row] = await given.world.asSuperuser<{ count: number }>(
        'select dry_run_count as count from petitions_signature_invalidation where id = $1',
        [invalidationId],
      );
      return row!.count;
    };
    expect(await counted({})).toBe(10);
    expect(await counted({ assurance: 'email' })).toBe(8);
    expect(await counted({ pattern: 'alphabetical' })).toBe(8);
    expect(await refusalOf(draft(petitionId, { pattern: 'same-second' }))).toBe('petitions/hits-nobody');
    expect(await refusalOf(draft(petitionId, { channel: 'paper' }))).toBe('petitions/hits-nobody');
  });
});

describe('a quarantine', () => {
  it('F02 takes signatures out of the count, tells everybody how many, runs a term, and gives them back whole', async () => {
    const { petitionId } = await doubtful();
    const before = await countsOf(given, petitionId);
    const { invalidationId } = await draft(petitionId);
    await quarantineSignatures(moderator.caller(), { invalidationId });
    expect(await countsOf(given, petitionId)).toMatchObject({
      counted: 6,
      shown: 6,
      waiting: 0,
      review: 18,
      quarantined: 18,
    });
    expect(await termsOf(invalidationId)).toEqual(['running']);
    const answer = await given.ask(given.tenant.guest('en'), PUBLIC, { ref: await refOf(petitionId) });
    expect(answer).toContain('"signaturesUnderReview":18');
    expect(answer).toContain(NOTE);
    expect(answer).not.toContain(REASON);
    await releaseSignatures(moderator.caller(), { invalidationId, reason: 'Це були мешканці гуртожитку.' });
    expect(await countsOf(given, petitionId)).toMatchObject({
      counted: before.counted,
      shown: before.counted,
      review: 0,
    });
    expect(await termsOf(invalidationId)).toEqual(['met']);
    expect(await refusalOf(invalidate(invalidationId))).toBe('core/conflict');
  });

  it('holds the end back while it could still decide', async () => {
    const { petitionId } = await doubtful();
    const { invalidationId } = await draft(petitionId);
    await quarantineSignatures(moderator.caller(), { invalidationId });
    await given.bend(
      petitionId,
      `collect_until = now() - interval '1 minute', published_at = now() - interval '2 days'`,
    );
    expect(await expirePetition(given.tenant.system(), { petitionId })).toEqual({ expired: false });
    await invalidate(invalidationId);
    await given.runJob('endPetition', { petitionId });
    expect(await given.row(petitionId)).toMatchObject({ state: 'expired' });
  });
});

describe('an invalidation', () => {
  it('F07 deletes nothing, tells each signatory how to object, says it to everybody, and is undone to the same count', async () => {
    const { petitionId } = await doubtful();
    const signer = await given.tenant.person({ email: 'signer@mail.example' });
    await signPetition(signer.caller(), { petitionId });
    await given.bendSignature(signer, petitionId, 35);
    const before = await countsOf(given, petitionId);
    const { invalidationId } = await draft(petitionId);
    await invalidate(invalidationId);
    expect(await countsOf(given, petitionId)).toMatchObject({
      counted: before.counted - 19,
      shown: before.counted - 19,
      fallen: 19,
      invalidated: 19,
    });
    await given.runJob('tellPutAside', { invalidationId, template: 'signatureInvalidated' });
    await given.runJob('tellPutAside', { invalidationId, template: 'signatureInvalidated' });
    expect((await given.lettersTo(signer)).filter((one) => one === 'signatureInvalidated')).toHaveLength(1);
    expect(await refusalOf(signPetition(signer.caller(), { petitionId }))).toBe('petitions/already-signed');
    const answer = await given.ask(given.tenant.guest(), PUBLIC, { ref: await refOf(petitionId) });
    expect(answer).toContain('"signaturesInvalidated":19');
    await revert(invalidationId);
    expect(await countsOf(given, petitionId)).toMatchObject({
      counted: before.counted,
      shown: before.counted,
      fallen: 0,
    });
    await given.runJob('tellPutAside', { invalidationId, template: 'signatureRestored' });
    expect(await given.lettersTo(signer)).toContain('signatureRestored');
    expect(await refusalOf(revert(invalidationId))).toBe('core/conflict');
    const removal = given.world.host.pool.scoped(
      given.tenant.id,
      ({ sql }) => sql`delete from petitions_signature_invalidation where id = ${invalidationId}::uuid`,
    );
    await expect(removal).rejects.toThrow();
  });

  it('F07 takes two people by default, for the second of whom the count must be that of the moment', async () => {
    await given.tenant.set('petitions', { signatureThreshold: 20 });
    const { petitionId } = await doubtful();
    const { invalidationId } = await draft(petitionId);
    expect(await refusalOf(invalidate(invalidationId))).toBe('core/four-eyes');
    expect(await countsOf(given, petitionId)).toMatchObject({ invalidated: 0 });
    const [request] = await given.world.asSuperuser<{ id: string }>(
      `select id from four_eyes_request where subject_id = $1 and state = 'open'`,
      [invalidationId],
    );
    const approve = (caller: ReturnType<typeof moderator.caller>) =>
      given.ask(caller, APPROVE, { input: { requestId: request!.id } });
    expect(await approve(moderator.caller())).toContain('core/four-eyes');
    await ageRequest(request!.id, invalidationId);
    await seedSignatures(given, petitionId, [{ ago: 36 }]);
    expect(await approve(given.staff.colleague.caller())).toContain('petitions/dry-run-stale');
    await given.world.asSuperuser(
      `update petitions_petition_signature set withdrawn_at = now() where petition_id = $1 and id = (select max(id::text)::uuid from petitions_petition_signature where petition_id = $1)`,
      [petitionId],
    );
    const list = await given.ask(
      given.staff.colleague.caller('en'),
      'query { fourEyesRequests { act facts { label text } } }',
    );
    expect(list).toContain('"text":"18"');
    expect(await approve(given.staff.colleague.caller())).toContain('"state":"approved"');
    expect(await countsOf(given, petitionId)).toMatchObject({ invalidated: 18 });
  });

  it('F07 above 5 % or 50 a day is told to the auditor and the operator', async () => {
    const auditor = await given.tenant.person({ roles: ['auditor'], email: 'auditor@mail.example' });
    const { petitionId } = await doubtful();
    const { invalidationId } = await draft(petitionId);
    await invalidate(invalidationId);
    expect(await given.lettersTo(auditor)).toContain('manyInvalidated');
    expect(given.world.logged.some((line) => line.includes('petitions.many-invalidated'))).toBe(true);
  });

  it('makes a petition that waits for its announcement collect again; its second crossing is silent', async () => {
    const { petitionId } = await doubtful({ state: 'threshold-reached' });
    expect(await given.row(petitionId)).toMatchObject({ state: 'threshold-reached' });
    const { invalidationId } = await draft(petitionId);
    await invalidate(invalidationId);
    expect(await given.row(petitionId)).toMatchObject({ state: 'collecting' });
    expect(await given.terms(petitionId, 'announce')).toMatchObject([{ state: 'cancelled' }]);
    expect((await given.terms(petitionId, 'collect')).at(-1)).toMatchObject({ state: 'running' });
    await seedSignatures(
      given,
      petitionId,
      Array.from({ length: 20 }, () => ({ ago: 1 })),
    );
    await given.runJob('checkThreshold', { petitionId });
    expect(await given.row(petitionId)).toMatchObject({ state: 'threshold-reached' });
    const events = await given.world.asSuperuser(
      `select 1 from outbox_event where name = 'petitions.threshold-reached.v1' and payload ->> 'petitionId' = $1`,
      [petitionId],
    );
    expect(events).toHaveLength(1);
    expect((await given.terms(petitionId, 'announce')).map(({ state }) => state)).toEqual(['cancelled', 'running']);
  });

  it('expires it when its time is over, and the restored signatures lift it up again', async () => {
    const { petitionId, author } = await doubtful({ state: 'threshold-reached' });
    await given.bend(
      petitionId,
      `collect_until = now() - interval '1 minute', published_at = now() - interval '2 days'`,
    );
    const { invalidationId } = await draft(petitionId);
    await invalidate(invalidationId);
    expect(await given.row(petitionId)).toMatchObject({ state: 'expired' });
    expect(await given.lettersTo(author)).toContain('expired');
    await revert(invalidationId);
    expect(await given.row(petitionId)).toMatchObject({ state: 'threshold-reached' });
    expect((await given.terms(petitionId, 'announce')).at(-1)).toMatchObject({ state: 'running' });
    expect(await given.terms(petitionId, 'hand-over')).toMatchObject([{ state: 'cancelled' }]);
  });

  it('takes nothing back from the review on', async () => {
    const { petitionId } = await doubtful({ state: 'threshold-reached' });
    await announceReview(given.staff.officer.caller(), {
      petitionId,
      body: 'Петицію розглянуть на засіданні постійної комісії у вівторок.',
      officialName: 'Марко Дорошенко',
      officialPost: 'секретар ради',
    });
    const { invalidationId } = await draft(petitionId);
    await invalidate(invalidationId);
    expect(await given.row(petitionId)).toMatchObject({ state: 'in-review' });
    expect(await countsOf(given, petitionId)).toMatchObject({ invalidated: 18, counted: 6 });
  });

  it('is not the author’s to make, nor a stranger’s', async () => {
    const { petitionId } = await submitPetition(moderator.caller(), TEXT);
    await publishPetition(given.staff.colleague.caller(), { petitionId, textVersion: 1 });
    await seedSignatures(given, petitionId, [{ ago: 35 }, { ago: 1 }]);
    expect(await refusalOf(draft(petitionId))).toBe('core/own-case');
    const { petitionId: other } = await doubtful();
    const { invalidationId } = await draft(other);
    const officer = given.staff.officer.caller();
    expect(await refusalOf(invalidateSignatures(officer, { invalidationId, reason: REASON }))).toBe('core/forbidden');
    const stranger = (await given.tenant.person()).caller();
    expect(await refusalOf(invalidateSignatures(stranger, { invalidationId, reason: REASON }))).toBe('core/not-found');
  });
});

it('counts stay exact, whatever is done while people sign', async () => {
  await given.tenant.set('petitions', { signatureThreshold: 1_000, fourEyes: [] });
  const people = await Promise.all(Array.from({ length: 24 }, () => given.tenant.person()));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('quarantine', 'release', 'invalidate', 'revert'), { minLength: 2, maxLength: 6 }),
      async (acts) => {
        const { petitionId } = await doubtful({ honest: 3, bought: 6 });
        const { invalidationId } = await draft(petitionId);
        const by = { invalidationId };
        const run = {
          quarantine: () => quarantineSignatures(moderator.caller(), by),
          release: () => releaseSignatures(moderator.caller(), { ...by, reason: REASON }),
          invalidate: () => invalidate(invalidationId),
          revert: () => revert(invalidationId),
        };
        await Promise.all([
          ...people.slice(0, 8).map((person) => refusalOf(signPetition(person.caller(), { petitionId }))),
          (async () => {
            for (const act of acts) await refusalOf(run[act]());
          })(),
        ]);
        const counts = await countsOf(given, petitionId);
        expect(counts.shown + counts.waiting).toBe(counts.counted);
        expect(counts).toMatchObject({ review: counts.quarantined, fallen: counts.invalidated });
        expect(counts.counted + counts.quarantined + counts.invalidated).toBe(10 + 8);
      },
    ),
    { numRuns: 12 },
  );
});

const PUBLIC = `query Public($ref: String!) {
  petition(ref: $ref) { signatureCount signaturesUnderReview signaturesInvalidated invalidations { state signatures note } } }`;
const APPROVE = `mutation Approve($input: ApproveFourEyesInput!) {
  approveFourEyes(input: $input) { __typename ... on FourEyesRequest { state } ... on Error { code } } }`;

const refOf = async (petitionId: string) =>
  (await given.world.asSuperuser<{ ref: string }>('select ref from petitions_petition where id = $1', [petitionId]))[0]!
    .ref;
const termsOf = async (invalidationId: string) =>
  (
    await given.world.asSuperuser<{ state: string }>('select state from deadline where subject_id = $1', [
      invalidationId,
    ])
  ).map(({ state }) => state);

/** Both were made three hours ago: the dry run just before the request. */
async function ageRequest(requestId: string, invalidationId: string): Promise<void> {
  await given.world.asSuperuser('begin');
  await given.world.asSuperuser('set local session_replication_role = replica');
  await given.world.asSuperuser(
    `update four_eyes_request set requested_at = now() - interval '3 hours' where id = $1`,
    [requestId],
  );
  await given.world.asSuperuser(
    `update petitions_signature_invalidation set dry_run_at = now() - interval '185 minutes' where id = $1`,
    [invalidationId],
  );
  await given.world.asSuperuser('commit');
}
