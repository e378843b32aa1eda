import { servers } from '@viche/registry/servers';
import { docx, pdf, photo } from '@viche/storage/testing';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeCaller } from '../caller.ts';
import { writeLetter } from '../letters.ts';
import { erasePerson, exportPerson } from '../personal-data.ts';
import { confirmResidencePaper, lookAtResidencePaper, refuseResidencePaper } from './decide-paper.ts';
import { forgetPapers } from './forget-papers.ts';
import { deskPapers, openedPerson, papersOfViewer, waitingPapers } from './paper-queries.ts';
import { sendResidencePaper, withdrawResidencePaper } from './send-paper.ts';

let world: World;
let tenant: TestTenant;
let resident: Person;
let clerk: Person;
let other: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld(servers);
});
afterAll(() => world.close());
beforeEach(async () => {
  serial += 1;
  tenant = await world.tenant(`hromada-${serial}`);
  resident = await tenant.person({ email: `oksana-${serial}@example.com`, name: 'Мороз Ганна' });
  clerk = await tenant.person({ roles: ['clerk'], name: 'Кравець Данило' });
  other = await tenant.person({ roles: ['clerk'], name: 'Левчук Оксана' });
});

const rows = <R extends object>(sql: string, ...values: unknown[]) => world.asSuperuser<R>(sql, values);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? `${error}`,
  );
const fieldOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.params?.fields?.[0]?.problem ?? error.code,
  );
let drawn = 0;
/** A paper that nobody has sent before. */
async function keep(person: Person, bytes?: Uint8Array, fileName = 'довідка.pdf'): Promise<string> {
  drawn += 1;
  const kept = await tenant.sendFile(person, bytes ?? pdf({ pages: 1, id: `paper ${drawn}` }), fileName);
  if (!kept.done) throw new Error(kept.problem);
  return kept.fileId;
}
const kind = 'displaced-certificate' as const;
const send = async (person: Person = resident) =>
  (await sendResidencePaper(person.caller(), { kind, fileId: await keep(person) })).claimId;
const filesOf = (claimId: string) =>
  rows(
    'select id, visibility from attachment where subject_id = $1 or derived_from_id in (select id from attachment where subject_id = $1)',
    claimId,
  );
const look = (officer: Person, claimId: string) => lookAtResidencePaper(officer.caller(), { claimId });
const confirm = (officer: Person, claimId: string, over: object = {}) =>
  confirmResidencePaper(officer.caller(), { claimId, revision: 1, checked: true, ...over });
const WHY = { ground: 'unreadable', reason: 'На фото не видно дати й номера довідки.' } as const;
const refuse = (officer: Person, claimId: string, over: object = {}) =>
  refuseResidencePaper(officer.caller(), { claimId, revision: 1, ...WHY, ...over });
const proofs = (person: Person) =>
  rows<Record<string, unknown>>(
    `select basis, source, document, staff_id, state, expires_at, round(extract(epoch from expires_at - checked_at) / 86400)::int as days
     from residency_proof where tenant_id = $1 and participant_id = $2`,
    tenant.id,
    person.actor.participantId,
  );

describe('a person sends a paper about residence', () => {
  test('one at a time; it waits, is seen by its sender, and can be taken back with its file gone at once', async () => {
    const claimId = await send();
    expect(await filesOf(claimId)).toMatchObject([{ visibility: 'private' }]);
    expect(await resident.caller().read(papersOfViewer)).toMatchObject([
      { id: claimId, kind, state: 'sent', hasFile: true, revision: 1, ground: null },
    ]);
    expect(await codeOf(send())).toBe('core/paper-waits');
    const stranger = await tenant.person();
    const back = (person: Person) => withdrawResidencePaper(person.caller(), { claimId, revision: 1 });
    expect(await codeOf(back(stranger))).toBe('core/not-found');
    await back(resident);
    expect(await codeOf(back(resident))).toBe('core/conflict');
    expect(await filesOf(claimId)).toEqual([]);
    expect(await resident.caller().read(papersOfViewer)).toMatchObject([{ state: 'withdrawn', hasFile: false }]);
    expect(await clerk.caller().read((ctx) => deskPapers(ctx))).toEqual([]);
    expect(await codeOf(look(clerk, claimId))).toBe('core/not-found');
    await send();
  });

  test('bad input: a double click is one paper, also with one key and one file', async () => {
    const [one, two] = [await keep(resident), await keep(resident)];
    const outcomes = await Promise.all(
      [one, two].map((fileId) => codeOf(sendResidencePaper(resident.caller(), { kind, fileId }))),
    );
    expect(outcomes.sort()).toEqual(['core/paper-waits', 'done']);
    const second = await tenant.person();
    const fileId = await keep(second);
    const twice = () => sendResidencePaper(second.caller(), { kind, fileId }, { idempotencyKey: `key-${serial}` });
    expect(await twice()).toEqual(await twice());
  });

  test('bad input: a page named .pdf, nothing at all, 20 MB and more, and a text of an office are no papers', async () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    expect(await tenant.sendFile(resident, html, 'довідка.pdf')).toMatchObject({ problem: 'type-refused' });
    expect(await tenant.sendFile(resident, Buffer.alloc(0), 'довідка.pdf')).toMatchObject({ problem: 'empty' });
    const large = Buffer.concat([pdf({ pages: 1 }), Buffer.alloc(21 * 1_048_576)]);
    expect(await tenant.sendFile(resident, large, 'довідка.pdf')).toMatchObject({ problem: 'too-big' });
    const fileId = await keep(resident, await docx(), 'довідка.docx');
    expect(await codeOf(sendResidencePaper(resident.caller(), { kind, fileId }))).toBe('core/file-not-allowed');
    expect(await rows('select from residency_claim where tenant_id = $1', tenant.id)).toEqual([]);
  });

  test('bad input: the file of a stranger, of another hromada, or one that hangs somewhere already', async () => {
    const sent = (fileId: string) => codeOf(sendResidencePaper(resident.caller(), { kind, fileId }));
    expect(await sent(await keep(await tenant.person()))).toBe('core/not-found');
    const mine = tenant;
    tenant = await world.tenant(`other-${serial}`);
    const foreign = await keep(await tenant.person());
    tenant = mine;
    expect(await sent(foreign)).toBe('core/not-found');
    const fileId = await keep(resident);
    const { claimId } = await sendResidencePaper(resident.caller(), { kind, fileId });
    await withdrawResidencePaper(resident.caller(), { claimId, revision: 1 });
    expect(await sent(fileId)).toBe('core/not-found');
  });

  test('only what the hromada takes, by an e-ID, in a session of one’s own, and no more than five a day', async () => {
    const fileId = await keep(resident);
    const extract = { kind: 'extract' as const, fileId };
    expect(await fieldOf(sendResidencePaper(resident.caller(), extract))).toBe('residency:problem.paperKind');
    await tenant.set('core', { residencePaperKinds: ['extract'] });
    await sendResidencePaper(resident.caller(), extract);
    const weak = await tenant.person({ assurance: 'email' });
    expect(await codeOf(sendResidencePaper(weak.caller(), { ...extract, fileId: await keep(weak) }))).toBe(
      'core/assurance',
    );
    const served = await tenant.person();
    const assisted = { id: crypto.randomUUID(), staffId: clerk.actor.staffId!, by: 'Кравець Данило' };
    const bundle = (await world.host.tenants.byId(tenant.id))!;
    const atDesk = makeCaller(world.host, { bundle, actor: { ...served.actor, assisted }, locale: 'uk' });
    expect(await codeOf(sendResidencePaper(atDesk, { ...extract, fileId: await keep(served) }))).toBe(
      'core/not-at-desk',
    );
    const eager = await tenant.person();
    await tenant.set('core', {});
    for (let n = 0; n < 5; n += 1)
      await withdrawResidencePaper(eager.caller(), { claimId: await send(eager), revision: 1 });
    expect(await codeOf(send(eager))).toBe('core/rate-limited');
    for (const off of [{ residenceByPaper: false }, { residenceByOfficer: false }]) {
      await tenant.set('core', off);
      expect(await codeOf(send(await tenant.person()))).toBe('core/residence-source-off');
    }
  });
});

describe('F11 an officer decides on a paper', () => {
  test('after looking at it; the person reads who looked, gets a letter and a dated proof', async () => {
    const claimId = await send();
    expect(await clerk.caller().read(waitingPapers)).toMatchObject({ count: 1 });
    const [listed] = await clerk.caller().read((ctx) => deskPapers(ctx));
    expect(JSON.stringify(listed)).not.toMatch(/Дем|Ольга|Мороз/);
    expect(await codeOf(confirm(clerk, claimId))).toBe('core/paper-not-seen');
    const { lookId } = await look(clerk, claimId);
    const opened = (person: Person) => person.caller().read((ctx) => openedPerson(ctx, lookId));
    expect(await opened(clerk)).toMatchObject({ of: claimId, fileOf: claimId, name: 'Дем’янчук Ольга' });
    // Another officer's look opens nothing, and does not stand for one's own.
    expect(await opened(other)).toBeNull();
    expect(await codeOf(confirm(other, claimId))).toBe('core/paper-not-seen');
    await confirm(clerk, claimId, { days: 90 });
    expect(await proofs(resident)).toMatchObject([
      { basis: kind, source: 'officer', document: kind, state: 'valid', days: 90, staff_id: clerk.actor.staffId },
    ]);
    const looks = await rows<Record<string, unknown>>(
      'select fields, ground, roles from personal_data_access where participant_id = $1',
      resident.actor.participantId,
    );
    expect(looks).toEqual([{ fields: ['name', 'birth-date', 'paper'], ground: 'person-request', roles: ['clerk'] }]);
    const log = await rows<{ action: string; outcome: string; text: string }>(
      `select action, outcome, a::text as text from audit_entry a where tenant_id = $1 order by at`,
      tenant.id,
    );
    expect(log.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'core.confirm-residence-paper core/paper-not-seen',
      'core.look-at-residence-paper done',
      'core.confirm-residence-paper core/paper-not-seen',
      'core.confirm-residence-paper done',
    ]);
    for (const secret of ['Дем’янчук', 'oksana-', 'довідка.pdf']) {
      expect(log.map(({ text }) => text).join()).not.toContain(secret);
      expect(world.logged.join()).not.toContain(secret);
    }
    expect(await letter()).toMatchObject({ subject: 'Проживання підтверджено' });
  });

  test('for as long as the paper itself at most, never longer than the hromada says, never by one that is over', async () => {
    const claimId = await send();
    await look(clerk, claimId);
    expect(await fieldOf(confirm(clerk, claimId, { checked: false }))).toBe('residency:problem.notChecked');
    expect(await fieldOf(confirm(clerk, claimId, { days: 400 }))).toBe('residency:problem.tooLong');
    expect(await fieldOf(confirm(clerk, claimId, { until: '2020-02-30' }))).not.toBe('done');
    expect(await fieldOf(confirm(clerk, claimId, { until: '2020-02-28' }))).toBe('residency:problem.paperOver');
    const [{ day, end }] = (await rows<{ day: string; end: Date }>(
      `select d::date::text as day, ((d::date + 1)::timestamp - interval '1 second') at time zone 'Europe/Kyiv' as end
       from (select (now() at time zone 'Europe/Kyiv') + interval '10 days' as d) x`,
    )) as [{ day: string; end: Date }];
    await confirm(clerk, claimId, { until: day });
    expect((await proofs(resident))[0]!.expires_at).toEqual(end);
    const second = await tenant.person();
    const long = await send(second);
    await look(clerk, long);
    await confirm(clerk, long, { until: '2099-01-01' });
    expect(await proofs(second)).toMatchObject([{ days: 365 }]);
  });

  test('two officers at once: one decides, the other reads that somebody did', async () => {
    const claimId = await send();
    await Promise.all([look(clerk, claimId), look(other, claimId)]);
    const outcomes = await Promise.all([codeOf(confirm(clerk, claimId)), codeOf(refuse(other, claimId))]);
    expect(outcomes.sort()).toEqual(['core/conflict', 'done']);
    expect(await rows('select from residency_claim where id = $1 and revision = 2', claimId)).toHaveLength(1);
  });

  test('never the own paper, never without the role, never one of another hromada', async () => {
    const own = await send(clerk);
    expect(await codeOf(look(clerk, own))).toBe('core/own-case');
    expect(await codeOf(confirm(clerk, own))).toBe('core/own-case');
    expect(await codeOf(refuse(clerk, own))).toBe('core/own-case');
    expect(await clerk.caller().read((ctx) => deskPapers(ctx))).toMatchObject([{ mine: true }]);
    expect(await clerk.caller().read(waitingPapers)).toMatchObject({ count: 0 });
    const moderator = await tenant.person({ roles: ['moderator'] });
    const auditor = await tenant.person({ roles: ['auditor'] });
    expect(await codeOf(look(moderator, own))).toBe('core/forbidden');
    expect(await codeOf(look(auditor, own))).toBe('core/forbidden');
    expect(await codeOf(look(resident, own))).toBe('core/not-found');
    const mine = tenant;
    tenant = await world.tenant(`other-${serial}`);
    const foreign = await tenant.person({ roles: ['owner'] });
    expect(await codeOf(look(foreign, own))).toBe('core/not-found');
    expect(await foreign.caller().read((ctx) => deskPapers(ctx, own))).toEqual([]);
    tenant = mine;
    expect(await codeOf(look(clerk, crypto.randomUUID()))).toBe('core/not-found');
  });

  test('refuses on a ground with words; the person reads both, and may send another', async () => {
    const claimId = await send();
    await look(clerk, claimId);
    expect(await codeOf(refuse(clerk, claimId, { reason: 'ні' }))).toBe('core/bad-input');
    await refuse(clerk, claimId);
    expect(await resident.caller().read(papersOfViewer)).toMatchObject([{ state: 'refused', ...WHY }]);
    expect(await proofs(resident)).toEqual([]);
    const told = await letter();
    const text = told?.paragraphs.join(' ').replaceAll('\u00a0', ' ');
    expect(told?.subject).toBe('Документ про проживання відхилено');
    expect(text).toContain('документ не видно або його не прочитати');
    expect(text).toContain(WHY.reason);
    // The words for the person are not in the log for good.
    const [entry] = await rows<{ reason: string }>(
      `select reason from audit_entry where action = 'core.refuse-residence-paper' and outcome = 'done' and tenant_id = $1`,
      tenant.id,
    );
    expect(entry).toEqual({ reason: 'unreadable' });
    await send();
  });

  async function letter() {
    const bundle = (await world.host.tenants.byId(tenant.id))!;
    const [queued] = await rows<{ id: string }>(
      `select id from notification where tenant_id = $1 and template = 'residencePaperDecided'`,
      tenant.id,
    );
    const written = await world.host.pool.scoped(tenant.id, (session) =>
      writeLetter(world.host, bundle, session, queued!.id),
    );
    return written?.content;
  }
});

describe('the file of a paper', () => {
  const night = () => world.host.pool.scoped(tenant.id, ({ sql }) => forgetPapers(sql, tenant.id));

  test('goes with its small copy on the night after the days that were promised, and its row stays', async () => {
    const fileId = await keep(resident, await photo({ width: 900 }), 'довідка.jpg');
    const { claimId } = await sendResidencePaper(resident.caller(), { kind, fileId });
    const waiting = await send(await tenant.person());
    await look(clerk, claimId);
    await confirm(clerk, claimId);
    // What was promised at the decision stays, whatever the hromada says later.
    await tenant.set('core', { residencePaperFileDays: 300 });
    await night();
    expect((await filesOf(claimId)).length).toBeGreaterThan(0);
    const [{ days }] = (await rows<{ days: number }>(
      'select extract(day from file_until - ended_at)::int as days from residency_claim where id = $1',
      claimId,
    )) as [{ days: number }];
    expect(days).toBe(30);
    await rows(`update residency_claim set file_until = now() - interval '1 minute' where id = $1`, claimId);
    await night();
    expect(await filesOf(claimId)).toEqual([]);
    expect(await filesOf(waiting)).toHaveLength(1);
    expect(await resident.caller().read(papersOfViewer)).toMatchObject([{ state: 'confirmed', hasFile: false }]);
  });

  test('stands in the export of its sender; erasure takes it, the words about it, and the case from the desk', async () => {
    const claimId = await send();
    await look(clerk, claimId);
    await refuse(clerk, claimId);
    const next = await send();
    const bundle = (await world.host.tenants.byId(tenant.id))!;
    const { participantId } = resident.actor;
    const scoped = <R>(work: (session: never) => Promise<R>) =>
      world.host.pool.scoped(tenant.id, work as never) as Promise<R>;
    const record = await scoped((session) => exportPerson(world.host, { bundle, session }, participantId!));
    expect(record.core.residencePapers).toMatchObject([{ state: 'refused', ...WHY }, { state: 'sent' }]);
    expect(record.files.filter(({ attachedTo }) => attachedTo === 'ResidencyClaim')).toHaveLength(2);
    await scoped((session) => erasePerson(world.host, { bundle, session }, participantId!));
    expect([...(await filesOf(claimId)), ...(await filesOf(next))]).toEqual([]);
    expect(
      await rows(
        'select state, ground, reason from residency_claim where participant_id = $1 order by sent_at',
        participantId,
      ),
    ).toEqual([
      { state: 'refused', ground: 'unreadable', reason: null },
      { state: 'withdrawn', ground: null, reason: null },
    ]);
    expect(await clerk.caller().read(waitingPapers)).toMatchObject({ count: 0 });
  });

  test('what was decided is never written anew, whoever writes', async () => {
    const claimId = await send();
    await look(clerk, claimId);
    await refuse(clerk, claimId);
    for (const change of [
      `state = 'sent', ended_at = null, staff_id = null, ground = null, reason = null`,
      `ground = 'other'`,
      `reason = 'інше'`,
    ])
      await expect(rows(`update residency_claim set ${change} where id = $1`, claimId)).rejects.toThrow(/once/);
  });
});
