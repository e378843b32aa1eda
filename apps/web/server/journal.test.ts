import { generateSigningKey, loadSigningKey, sealPending } from '@viche/audit';
import { addCalendarDay, type Environment, endCalendarDay } from '@viche/host';
import type { PostedForm } from '@viche/site';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteJournal } from './journal.ts';

const pair = generateSigningKey();
const env = { AUDIT_SIGNING_KEY: pair.privatePem } as Environment;
const posted: PostedForm = { done: true, form: new FormData(), files: [], idempotencyKey: null };

let world: World;
let tenant: TestTenant;
let owner: Person;
beforeAll(async () => {
  world = await createWorld([]);
  tenant = await world.tenant('slavutych');
  owner = await tenant.person({ roles: ['owner'], name: 'Стельмах Галина' });
  const source = '=рішення сесії';
  const { id } = await addCalendarDay(owner.caller(), { day: '2027-05-05', kind: 'day-off', name: 'Свято', source });
  await endCalendarDay(owner.caller(), { dayId: id, reason: 'Скасовано рішенням' });
});
afterAll(() => world.close());

async function journalOf(person: Person, locale: 'uk' | 'en' = 'uk') {
  const bundle = (await world.host.tenants.byId(tenant.id))!;
  return siteJournal(world.host, bundle, person.caller(locale), { env, allow: () => undefined });
}
const actions = async (query: object) =>
  (await (await journalOf(owner)).journal(query)).entries.map((row) => row.action);
const seal = () =>
  world.host.pool.scoped(tenant.id, ({ sql }) =>
    sealPending(sql, { tenantId: tenant.id, signingKey: loadSigningKey(pair.privatePem), now: new Date() }),
  );

async function fileOf(person: Person, query: object): Promise<string> {
  const outcome = await (await journalOf(person)).journalFile(posted, query);
  if (!outcome.done) throw new Error(outcome.refusal.code);
  const pieces: Uint8Array[] = [];
  for await (const piece of outcome.value.chunks) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('the audit log at the desk', () => {
  it('is filtered by act, actor, subject and local days, whatever is typed', async () => {
    expect(await actions({ action: 'core.add-calendar-day' })).toEqual(['core.add-calendar-day']);
    expect(await actions({ subject: 'CalendarDay' })).toHaveLength(2);
    expect(await actions({ subject: 'Petition' })).toEqual([]);
    expect(await actions({ actor: owner.actor.staffId! })).toHaveLength(2);
    // 22:30 in Kyiv is the day before in Greenwich, or the same: the hromada's own clock counts.
    await world.asSuperuser(
      `update audit_entry set at = '2026-03-01T22:30:00Z' where action = 'core.add-calendar-day'`,
    );
    expect(await actions({ from: '2026-03-02', until: '2026-03-02' })).toEqual(['core.add-calendar-day']);
    expect(await actions({ until: '2026-03-01' })).toEqual([]);
    for (const nonsense of [{ from: '2026-02-30' }, { until: 'вчора' }, { actor: "'; drop table" }, { after: 'x' }])
      expect(await actions(nonsense)).toHaveLength(2);
  });

  it('leaves as a file, with names for those who may see them, and says so in itself', async () => {
    const file = await fileOf(owner, { subject: 'CalendarDay' });
    const [head, ...rows] = file.trim().split('\r\n');
    expect(head).toContain('Коли;Дія;Хто');
    expect(rows).toHaveLength(2);
    expect(rows.join()).toContain('Стельмах Галина');
    // A reason that a spreadsheet would run as a formula does not run (threats U10).
    expect(file).toContain("'=рішення сесії");
    expect(await actions({ action: 'core.export-journal' })).toEqual(['core.export-journal']);
    const moderator = await tenant.person({ roles: ['moderator'] });
    await expect(fileOf(moderator, {})).rejects.toThrow('core/forbidden');
  });

  it('K01 is checked by a button, which names what is wrong in words', async () => {
    await world.asSuperuser(`update audit_entry set at = now() where action = 'core.add-calendar-day'`);
    await seal();
    const check = async () => {
      const outcome = await (await journalOf(owner)).verifyJournal(posted);
      return outcome.done ? outcome.value : outcome.refusal;
    };
    const sound = await check();
    expect(sound).toMatchObject({ state: 'sound', batches: 1, problems: [] });
    await world.asSuperuser(`update audit_entry set reason = 'інше' where action = 'core.end-calendar-day'`);
    expect(await check()).toMatchObject({
      state: 'not-sound',
      problems: [{ words: 'Запис змінено після запечатування', batch: 1 }],
    });
    for (let more = 2; more < 10; more += 1) await check();
    expect(await check()).toMatchObject({ code: 'core/rate-limited' });
  });
});
