import { servers } from '@viche/registry/servers';
import { pdf } from '@viche/storage/testing';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskNotices } from '../dashboard/desk-notices.ts';
import { judgeResidenceCheck, lookAtResidenceCheck, settleResidenceDoubt } from './check-commands.ts';
import { residencyChecks, waitingChecks } from './check-queries.ts';
import { confirmResidency } from './confirm-residency.ts';
import { confirmResidencePaper, lookAtResidencePaper } from './decide-paper.ts';
import { isDrawn } from './draw-check.ts';
import { openedPerson } from './paper-queries.ts';
import { sendResidencePaper } from './send-paper.ts';

let world: World;
let tenant: TestTenant;
let clerk: Person;
let second: Person;
let owner: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld(servers);
});
afterAll(() => world.close());
beforeEach(async () => {
  serial += 1;
  tenant = await world.tenant(`hromada-${serial}`);
  clerk = await tenant.person({ roles: ['clerk'], name: 'Кравець Данило' });
  second = await tenant.person({ roles: ['clerk'], name: 'Левчук Оксана' });
  owner = await tenant.person({ roles: ['owner'], name: 'Коваль Олена' });
  await tenant.set('core', { residenceSamplePercent: 100 });
});

const rows = <R extends object>(sql: string, ...values: unknown[]) => world.asSuperuser<R>(sql, values);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.params?.fields?.[0]?.problem ?? error.code ?? `${error}`,
  );
const checksOf = (person: Person) => person.caller().read((ctx) => residencyChecks(ctx));
const waitingOf = (person: Person) => person.caller().read(waitingChecks);
/** An ID card that nobody has. */
const card = () => String(300_000_000 + serial);
const confirm = (person: Person, code = card()) =>
  confirmResidency(person.caller(), { code, document: 'extract', checked: true });
async function drawnCheck(): Promise<string> {
  await confirm(clerk);
  return (await checksOf(second))[0]!.id;
}
const look = (person: Person, checkId: string) => lookAtResidenceCheck(person.caller(), { checkId });
const judge = (person: Person, checkId: string, over: object = {}) =>
  judgeResidenceCheck(person.caller(), { checkId, revision: 1, verdict: 'agreed', ...over } as never);
const DOUBT = { verdict: 'doubted', words: 'У реєстрі громади цієї людини немає.' };
const settle = (person: Person, checkId: string, to: 'kept' | 'ended', over: object = {}) =>
  settleResidenceDoubt(person.caller(), { checkId, revision: 2, to, reason: 'Людина показала витяг ще раз.', ...over });
const proofStates = async () =>
  (await rows<{ state: string }>('select state from residency_proof where tenant_id = $1', tenant.id)).map(
    ({ state }) => state,
  );

describe('F11 a part of the confirmations is looked at by a second officer', () => {
  test('F11 the draw is keyed: about its share, the same for one row, another one in each hromada', async () => {
    const [here, there] = await Promise.all(
      [tenant, await world.tenant(`other-${serial}`)].map(({ id }) => world.host.tenants.byId(id)),
    );
    const moment = new Date('2026-11-22T10:00:00.123Z');
    const proofs = Array.from({ length: 4_000 }, () => ({ id: crypto.randomUUID(), checkedAt: moment }));
    const drawn = (keys: Parameters<typeof isDrawn>[0], percent: number) =>
      proofs.filter((proof) => isDrawn(keys, proof, percent)).length;
    expect(drawn(here!.keys, 0)).toBe(0);
    expect(drawn(here!.keys, 100)).toBe(4_000);
    // 200 are expected of 4,000; eleven deviations either way are further than chance goes.
    expect(drawn(here!.keys, 5)).toBeGreaterThan(50);
    expect(drawn(here!.keys, 5)).toBeLessThan(350);
    const [one, two] = [here!, there!].map(({ keys }) => proofs.map((proof) => isDrawn(keys, proof, 50)));
    expect(proofs.map((proof) => isDrawn(here!.keys, proof, 50))).toEqual(one);
    expect(two).not.toEqual(one);
    const later = proofs.map(({ id }) => isDrawn(here!.keys, { id, checkedAt: new Date(moment.getTime() + 1) }, 50));
    expect(later).not.toEqual(one);
  });

  test('F11 at 0 per cent nothing is drawn; at 100 everything, for everybody but whoever confirmed and was confirmed', async () => {
    await tenant.set('core', { residenceSamplePercent: 0 });
    await confirm(clerk);
    expect(await rows('select from residency_check where tenant_id = $1', tenant.id)).toEqual([]);
    await tenant.set('core', { residenceSamplePercent: 100 });
    await confirm(clerk, '300777001');
    expect(await checksOf(clerk)).toEqual([]);
    expect(await waitingOf(clerk)).toBe(0);
    const [listed, ...more] = await checksOf(second);
    expect([listed, more]).toMatchObject([
      { document: 'extract', by: 'Кравець Данило', state: 'open', byFile: false },
      [],
    ]);
    const notices = await second.caller().read(deskNotices);
    expect(notices.map(({ key }) => key)).toContain('residenceChecks');
    expect(await codeOf(look(clerk, listed!.id))).toBe('core/own-case');
    expect(await codeOf(judge(clerk, listed!.id))).toBe('core/own-case');
    // Whom it is about, though an officer, neither sees nor judges it.
    await rows(
      'update residency_proof set participant_id = $2 where tenant_id = $1 and id = (select proof_id from residency_check where id = $3)',
      tenant.id,
      second.actor.participantId,
      listed!.id,
    );
    expect([await checksOf(second), await codeOf(look(second, listed!.id))]).toEqual([[], 'core/own-case']);
    expect(await waitingOf(owner)).toBe(1);
    const foreign = await (await world.tenant(`foreign-${serial}`)).person({ roles: ['owner'] });
    expect(await codeOf(look(foreign, listed!.id))).toBe('core/not-found');
    expect(await codeOf(look(await tenant.person({ roles: ['moderator'] }), listed!.id))).toBe('core/forbidden');
  });

  test('F11 the second officer looks, which the person reads, and agrees; the first of two decides', async () => {
    const checkId = await drawnCheck();
    expect(await codeOf(judge(second, checkId))).toBe('core/paper-not-seen');
    const { lookId } = await look(second, checkId);
    expect(await second.caller().read((ctx) => openedPerson(ctx, lookId))).toMatchObject({ of: checkId, fileOf: null });
    const [row] = await rows<Record<string, unknown>>(
      `select a.ground, a.roles from personal_data_access a join residency_proof p on p.participant_id = a.participant_id where a.id = $1`,
      lookId,
    );
    expect(row).toEqual({ ground: 'sample', roles: ['clerk'] });
    await look(owner, checkId);
    const outcomes = await Promise.all([codeOf(judge(second, checkId)), codeOf(judge(owner, checkId))]);
    expect(outcomes.sort()).toEqual(['core/conflict', 'done']);
    expect(await proofStates()).toEqual(['valid']);
    expect(await waitingOf(second)).toBe(0);
  });

  test('F11 a doubt needs words and ends nothing; an owner who did not confirm it lets the proof hold, or ends it', async () => {
    const checkId = await drawnCheck();
    await look(second, checkId);
    expect(await codeOf(judge(second, checkId, { verdict: 'doubted', words: 'ні' }))).toBe(
      'residency:problem.doubtWords',
    );
    await judge(second, checkId, DOUBT);
    expect(await proofStates()).toEqual(['valid']);
    expect([await waitingOf(second), await waitingOf(owner)]).toEqual([0, 1]);
    expect(await codeOf(settle(second, checkId, 'ended'))).toBe('core/forbidden');
    const stale = await tenant.person({ roles: ['owner'], proof: 'given' });
    expect(await codeOf(settle(stale, checkId, 'ended'))).toBe('core/step-up');
    await settle(owner, checkId, 'ended');
    expect(await proofStates()).toEqual(['revoked']);
    expect(await codeOf(settle(owner, checkId, 'kept', { revision: 3 }))).toBe('core/conflict');
    const log = await rows<{ text: string }>(
      `select a::text as text from audit_entry a where tenant_id = $1 and action like 'core.%-residence-%'`,
      tenant.id,
    );
    expect(log.length).toBeGreaterThan(3);
    expect(log.map(({ text }) => text).join()).not.toContain('реєстрі');
  });

  test('F11 an owner settles no doubt about a confirmation of her own, and an end touches no later proof', async () => {
    await confirm(owner);
    const { id } = (await checksOf(second))[0]!;
    await look(second, id);
    await judge(second, id, DOUBT);
    expect(await codeOf(settle(owner, id, 'kept'))).toBe('core/own-case');
    const another = await tenant.person({ roles: ['owner'] });
    await tenant.set('core', { residenceSamplePercent: 0 });
    // Somebody has seen the documents anew meanwhile.
    await confirm(clerk);
    await settle(another, id, 'ended');
    expect(await proofStates()).toEqual(['valid']);
  });

  test('F11 a paper that was sent is drawn too, and the second officer sees its file', async () => {
    const resident = await tenant.person();
    const kept = await tenant.sendFile(resident, pdf({ pages: 1 }), 'довідка.pdf');
    if (!kept.done) throw new Error(kept.problem);
    const { claimId } = await sendResidencePaper(resident.caller(), {
      kind: 'displaced-certificate',
      fileId: kept.fileId,
    });
    await lookAtResidencePaper(clerk.caller(), { claimId });
    await confirmResidencePaper(clerk.caller(), { claimId, revision: 1, checked: true });
    const [check] = await checksOf(second);
    expect(check).toMatchObject({ byFile: true, hasFile: true, document: 'displaced-certificate' });
    const { lookId } = await look(second, check!.id);
    expect(await second.caller().read((ctx) => openedPerson(ctx, lookId))).toMatchObject({ fileOf: claimId });
  });

  test('F11 what was said is never written anew, and nobody is one’s own second officer, whoever writes', async () => {
    const checkId = await drawnCheck();
    const change = (sql: string) => rows(`update residency_check set ${sql} where id = $1`, checkId);
    await expect(change(`state = 'agreed', checked_at = now(), checked_by = '${clerk.actor.staffId}'`)).rejects.toThrow(
      /residency_check_second/,
    );
    await look(second, checkId);
    await judge(second, checkId, DOUBT);
    await expect(change(`words = 'інше'`)).rejects.toThrow(/once/);
    await expect(change(`staff_id = gen_random_uuid()`)).rejects.toThrow(/once/);
  });
});
