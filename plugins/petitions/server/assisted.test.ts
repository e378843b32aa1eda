import {
  CORE_MANIFEST,
  countedSources,
  endAssisted,
  finishAssisted,
  makeCaller,
  settingsReader,
  startAssisted,
} from '@viche/host';
import {
  endAllSessions,
  type IdentityContext,
  identityCodeOf,
  LEAST_ACR,
  openAssistedSession,
  openSession,
  personKey,
  resolveSession,
  toActor,
  touchSession,
} from '@viche/identity';
import type { Person } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freezeQuarterFigures } from './commands/freeze-quarter-figures.ts';
import { signPetition } from './commands/sign-petition.ts';
import { withdrawSignature } from './commands/withdraw-signature.ts';
import { openPetitionsWorld, type PetitionsWorld, refusalOf } from './test-petitions.ts';

/** A right tax number of whoever was born on 28 February 1948. */
const TAX_NUMBER = '1759013776';
const SEEN = {
  familyName: 'Мороз',
  givenName: 'Ганна',
  patronymic: 'Іллівна',
  document: 'passport',
  checked: true,
} as const;

let petitions: PetitionsWorld;
let clerk: Person;
let petitionId: string;
beforeAll(async () => {
  petitions = await openPetitionsWorld();
});
afterAll(() => petitions.world.close());
beforeEach(async () => {
  clerk = await petitions.tenant.person({ roles: ['clerk'], name: 'Кравець Данило' });
  await signInAtDesk(clerk);
  petitionId = (await petitions.published()).petitionId;
});

const rows = <R extends object>(sql: string, ...values: unknown[]) => petitions.world.asSuperuser<R>(sql, values);
const bundle = async () => (await petitions.world.host.tenants.byId(petitions.tenant.id))!;
async function inTenant<R>(work: (ctx: IdentityContext) => Promise<R>): Promise<R> {
  const { info, keys } = await bundle();
  const { host } = petitions.world;
  return host.pool.scoped(petitions.tenant.id, ({ sql }) => work({ tenant: info, keys, sql }));
}
/** The officer's own login, without which nobody is served. */
const signInAtDesk = ({ actor }: Person) =>
  inTenant((ctx) =>
    openSession(ctx, {
      participantId: actor.participantId!,
      providerId: 'eid',
      ceiling: 'eid',
      device: 'Firefox',
      providerSession: null,
    }),
  );
const begin = (officer: Person, over: object = {}) =>
  startAssisted(officer.caller(), { code: TAX_NUMBER, ...SEEN, ...over });
const open = (code: string) => inTenant((ctx) => openAssistedSession(ctx, { code, device: 'Chrome, Windows' }));
const factsOf = (token: string) => inTenant((ctx) => resolveSession(ctx, token));
/** The next request of the screen that the resident sees, as the site makes it; null when the session is over. */
async function served(token: string) {
  const facts = await factsOf(token);
  if (!facts) return null;
  const own = await bundle();
  const settings = settingsReader(own)(CORE_MANIFEST);
  expect(countedSources(settings)).toContain('officer');
  const actor = toActor({ tenant: own.info, keys: own.keys }, facts, { ...settings, minimumAcr: LEAST_ACR });
  return makeCaller(petitions.world.host, { bundle: own, actor, locale: 'uk' });
}
const SLIP = 'query ($id: String) { assistedSlip(id: $id) { officer startedAt endedAt acts { act about at } } }';

describe('V16 a resident is served at a desk', () => {
  test('signs a petition: under her own mark, through the desk’s channel, with the officer in the log, and on the slip', async () => {
    const { openingCode: code, assistedId } = await begin(clerk);
    const { token } = await open(code.toLowerCase().replace(/^(.{4})/, '$1 '));
    const resident = (await served(token))!;
    expect(resident.actor).toMatchObject({
      assurance: 'eid',
      staffId: null,
      roles: [],
      publicName: 'Мороз Ганна Іллівна',
    });
    await signPetition(resident, { petitionId });
    const [signature] = await rows<Record<string, unknown>>(
      `select s.channel, s.public_name, s.person_key, t.mark from petitions_petition_signature s
       left join petitions_signature_trace t on t.tenant_id = s.tenant_id and t.signature_id = s.id where s.petition_id = $1 and s.channel = 'desk'`,
      petitionId,
    );
    const mark = personKey((await bundle()).keys, identityCodeOf(TAX_NUMBER)!);
    expect(signature).toMatchObject({ channel: 'desk', public_name: 'Мороз Ганна Іллівна', mark: null });
    expect(Buffer.from(signature!.person_key as Uint8Array)).toEqual(mark);
    const [entry] = await rows<Record<string, unknown>>(
      `select actor_kind, actor_id, outcome, subject_id, detail from audit_entry where action = 'petitions.sign-petition' and subject_id = $1`,
      petitionId,
    );
    expect(entry).toMatchObject({ actor_kind: 'staff', actor_id: clerk.actor.staffId, outcome: 'done' });
    expect(entry!.detail).toMatchObject({ channel: 'assisted', assistedId });
    expect(await refusalOf(signPetition((await served(token))!, { petitionId }))).toBe('petitions/already-signed');

    const slip = await petitions.ask((await served(token))!, SLIP);
    expect(slip).toContain('Підписано петицію');
    expect(slip).toContain('Безпечний перехід');
    expect(slip).not.toContain('Мороз');
    expect(await petitions.ask(clerk.caller('en'), SLIP, { id: assistedId })).toContain('Petition signed');
    const colleague = await petitions.tenant.person({ roles: ['clerk'] });
    expect(await petitions.ask(colleague.caller(), SLIP, { id: assistedId })).toBe('{"data":{"assistedSlip":null}}');

    await finishAssisted((await served(token))!, {});
    expect(await served(token)).toBeNull();
    const [act] = await rows<Record<string, unknown>>(
      'select count(*)::int as n, max(command) as command from assisted_act where assisted_id = $1',
      assistedId,
    );
    expect(act).toEqual({ n: 1, command: 'petitions.sign-petition' });
    // The code of the document stands nowhere.
    for (const table of [
      'assisted_session',
      'assisted_act',
      'audit_entry',
      'command_receipt',
      'outbox_event',
      'outbox_job',
      'notification',
    ])
      expect(await rows(`select from ${table} x where x::text like $1`, `%${TAX_NUMBER}%`), table).toEqual([]);
    expect(petitions.world.logged.join('\n')).not.toContain(TAX_NUMBER);
  });

  test('the figures of the quarter count the desk apart', async () => {
    await rows(
      `insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, public_name, channel, assurance, signed_at)
       select $1, gen_random_uuid(), $2, decode(md5(n::text), 'hex'), 'Особа', 'web', 'eid', now() from generate_series(1, 12) n`,
      petitions.tenant.id,
      petitionId,
    );
    const { openingCode: code } = await begin(clerk, { code: '123456789', birthDate: '1990-05-05' });
    await signPetition((await served((await open(code)).token))!, { petitionId });
    const [counted] = await rows<{ n: number }>(
      `select count(*)::int as n from petitions_petition_signature where petition_id = $1 and channel = 'desk'`,
      petitionId,
    );
    expect(counted).toEqual({ n: 1 });
    await petitions.bend(petitionId, `published_at = published_at - interval '4 months'`);
    await rows('begin');
    await rows('set local session_replication_role = replica');
    await rows(
      `update petitions_petition_signature set signed_at = signed_at - interval '4 months' where petition_id = $1`,
      petitionId,
    );
    await rows('commit');
    await freezeQuarterFigures(petitions.tenant.system(), {});
    const [figure] = await rows<{ n: number }>(
      `select coalesce(sum(signatures), 0)::int as n from petitions_petition_quarter_figure where tenant_id = $1 and channel = 'desk'`,
      petitions.tenant.id,
    );
    expect(figure!.n).toBeGreaterThanOrEqual(1);
  });

  test('nobody serves herself, without the document checked, by a wrong code, without the role, or where it is off', async () => {
    const { keys } = await bundle();
    const [own] = ['987654321'];
    const mark = personKey(keys, identityCodeOf(own!)!);
    await rows('update participant set person_key = $2 where id = $1', clerk.actor.participantId, mark);
    await rows(
      `insert into person_key_alias (tenant_id, key, kind, canonical_key) values ($1, $2, 'id-card', $2)`,
      petitions.tenant.id,
      mark,
    );
    expect(await refusalOf(begin(clerk, { code: own }))).toBe('core/own-case');
    expect(await refusalOf(begin(clerk, { checked: false }))).toBe('core/bad-input');
    expect(await refusalOf(begin(clerk, { code: '1759013777' }))).toBe('core/bad-input');
    expect(await refusalOf(begin(clerk, { birthDate: '31.12.1990' }))).toBe('core/bad-input');
    expect(await refusalOf(begin(petitions.staff.moderator))).toBe('core/forbidden');
    expect(await refusalOf(begin(await petitions.tenant.person()))).toBe('core/not-found');
    await petitions.tenant.set('core', { assistedMode: false });
    expect(await refusalOf(begin(clerk))).toBe('core/assisted-off');
    await petitions.tenant.set('core', {});
    expect(await rows('select from assisted_session where staff_id = $1', clerk.actor.staffId)).toEqual([]);
  });

  test('the code opens one session, once, for five minutes, in this hromada', async () => {
    const { openingCode: code } = await begin(clerk);
    const lutsk = await petitions.world.tenant(`lutsk-${Date.now()}`);
    const other = (await petitions.world.host.tenants.byId(lutsk.id))!;
    const abroad = petitions.world.host.pool.scoped(lutsk.id, ({ sql }) =>
      openAssistedSession({ tenant: other.info, keys: other.keys, sql }, { code, device: '' }),
    );
    expect(await refusalOf(abroad)).toBe('core/assisted-code');
    const tries = await Promise.all([1, 2, 3].map(() => refusalOf(open(code))));
    expect(tries.sort()).toEqual(['core/assisted-code', 'core/assisted-code', 'done']);
    const late = await begin(clerk);
    await rows(`update assisted_session set code_expires_at = now() where id = $1`, late.assistedId);
    expect(await refusalOf(open(late.openingCode))).toBe('core/assisted-code');
    const ended = await begin(clerk);
    await endAssisted(clerk.caller(), { assistedId: ended.assistedId });
    expect(await refusalOf(open(ended.openingCode))).toBe('core/assisted-code');
  });

  test('it idles away after the hromada’s minutes, and never lasts longer than an hour', async () => {
    await petitions.tenant.set('core', { assistedIdleMinutes: 3 });
    const { openingCode: code } = await begin(clerk);
    const { token, assistedId } = await open(code);
    await petitions.tenant.set('core', {});
    const [left] = await rows<{ idle: number; whole: number }>(
      `select round(extract(epoch from expires_idle - now()))::int as idle, round(extract(epoch from expires_absolute - now()))::int as whole
       from session where assisted_id = $1`,
      assistedId,
    );
    expect(left!.idle).toBeLessThanOrEqual(180);
    expect(left!.whole).toBeLessThanOrEqual(3_600);
    await rows(
      `update session set last_seen_at = now() - interval '2 minutes', expires_idle = now() + interval '1 minute' where assisted_id = $1`,
      assistedId,
    );
    await inTenant((ctx) => touchSession(ctx, token));
    const [again] = await rows<{ idle: number }>(
      `select round(extract(epoch from expires_idle - now()))::int as idle from session where assisted_id = $1`,
      assistedId,
    );
    expect(again!.idle).toBeGreaterThan(170);
    expect(again!.idle).toBeLessThanOrEqual(180);
    await rows(`update session set expires_idle = now() where assisted_id = $1`, assistedId);
    expect(await served(token)).toBeNull();
  });

  test('F13 it ends with the officer: by her button, her logout, the end of her role or of her work', async () => {
    const ways = [
      (id: string) => endAssisted(clerk.caller(), { assistedId: id }),
      () => inTenant((ctx) => endAllSessions(ctx, clerk.actor.participantId!)),
      () => rows('delete from role_assignment where staff_id = $1', clerk.actor.staffId),
      () => rows(`update staff_member set state = 'ended' where id = $1`, clerk.actor.staffId),
    ];
    for (const end of ways) {
      clerk = await petitions.tenant.person({ roles: ['clerk'] });
      await signInAtDesk(clerk);
      const { openingCode: code, assistedId } = await begin(clerk);
      const { token } = await open(code);
      const before = (await served(token))!;
      await end(assistedId);
      expect(await served(token)).toBeNull();
      expect(before.actor.assisted?.id).toBe(assistedId);
    }
    const colleague = await petitions.tenant.person({ roles: ['clerk'] });
    const { assistedId } = await begin(colleague, {});
    expect(await refusalOf(endAssisted(clerk.caller(), { assistedId }))).toBe('core/not-found');
  });

  test('who works for the hromada is served as a resident, and at a desk nothing is done but what an officer may help with', async () => {
    const { keys } = await bundle();
    const { actor } = petitions.staff.owner;
    const mark = personKey(keys, identityCodeOf('111222333')!);
    await rows('update participant set person_key = $2 where id = $1', actor.participantId, mark);
    await rows(
      `insert into person_key_alias (tenant_id, key, kind, canonical_key) values ($1, $2, 'id-card', $2)`,
      petitions.tenant.id,
      mark,
    );
    const { openingCode: code } = await begin(clerk, { code: '111222333', birthDate: '1980-01-01' });
    const caller = (await served((await open(code)).token))!;
    expect(caller.actor).toMatchObject({ participantId: actor.participantId, staffId: null, roles: [] });
    expect(await refusalOf(startAssisted(caller, { code: '444555666', ...SEEN }))).toBe('core/not-at-desk');
    await signPetition(caller, { petitionId });
    expect(await refusalOf(withdrawSignature(caller, { petitionId }))).toBe('core/not-at-desk');
    const refused = await rows<{ outcome: string; actor_id: string }>(
      `select outcome, actor_id from audit_entry where action = 'petitions.withdraw-signature'`,
    );
    expect(refused).toEqual([{ outcome: 'core/not-at-desk', actor_id: clerk.actor.staffId }]);
  });
});
