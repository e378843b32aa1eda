import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type IdentityContext, identityCodeOf, notePerson, personKey, resolveSession } from '@viche/identity';
import { servers } from '@viche/registry/servers';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settingsReader } from '../caller.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { signedIn } from '../people/signed-in.fixture.ts';
import { confirmResidency } from './confirm-residency.ts';
import { forgetOldLists } from './forget-lists.ts';
import { addResidentListRows, beginResidentList, finishResidentList } from './list-commands.ts';
import { loadResidentList } from './load-list.ts';
import { readListFile } from './read-list-file.ts';
import { countedSources, loginResidence } from './residence-rules.ts';
import { confirmedDays, proofsOfViewer, residentListsOf } from './residency-queries.ts';

let world: World;
let folder: string;
let tenant: TestTenant;
let owner: Person;
let clerk: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld(servers);
  folder = await mkdtemp(path.join(tmpdir(), 'viche-register-'));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  serial += 1;
  tenant = await world.tenant(`hromada-${serial}`);
  owner = await tenant.person({ roles: ['owner'], name: 'Левчук Оксана' });
  clerk = await tenant.person({ roles: ['clerk'], name: 'Кравець Данило' });
});

/** A right tax number made of a day and a running number. */
function taxNumber(n: number): string {
  const nine = String(20_000 + Math.floor(n / 10_000)).padStart(5, '0') + String(n % 10_000).padStart(4, '0');
  const sum = [-1, 5, 7, 9, 4, 6, 10, 5, 7].reduce((total, weight, at) => total + weight * Number(nine[at]), 0);
  return `${nine}${(((sum % 11) + 11) % 11) % 10}`;
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? `${error.problem ?? error}`,
  );
const rows = <R extends object>(sql: string, ...values: unknown[]) => world.asSuperuser<R>(sql, values);
const bundle = async () => (await world.host.tenants.byId(tenant.id))!;
async function inTenant<R>(work: (ctx: IdentityContext) => Promise<R>): Promise<R> {
  const { info, keys } = await bundle();
  return world.host.pool.scoped(tenant.id, ({ sql }) => work({ tenant: info, keys, sql }));
}
/** A login by e-ID with these codes, under the hromada's own rules. */
const logIn = async (...codes: string[]) => {
  const rules = loginResidence(settingsReader(await bundle())(CORE_MANIFEST));
  return inTenant((ctx) =>
    notePerson(
      ctx,
      {
        providerId: 'eid',
        issuer: 'https://eid.example',
        subject: codes.join(),
        acr: 'high',
        amr: [],
        givenName: 'Ганна',
        familyName: 'Мороз',
        codes: codes.map((code) => identityCodeOf(code)!),
      },
      { provider: { id: 'eid', standing: 'central', acr: {} } as never, ...rules },
    ),
  );
};
const proofsOf = (participantId: string) =>
  rows<{ basis: string; source: string; state: string }>(
    'select basis, source, state from residency_proof where tenant_id = $1 and participant_id = $2 order by checked_at, id',
    tenant.id,
    participantId,
  );
async function file(bytes: string | Uint8Array): Promise<string> {
  const target = path.join(folder, `register-${Math.random()}`);
  await writeFile(target, bytes);
  return target;
}
const load = async (bytes: string | Uint8Array, mode: 'replace' | 'add' = 'replace') =>
  loadResidentList(owner.caller(), await file(bytes), { mode, source: 'реєстр, листопад 2026' });
const lists = () => owner.caller().read(residentListsOf);

describe('a register that the council uploads', () => {
  test('keeps marks as a login makes them, and nothing else; a login finds the person by any known code', async () => {
    const [tax, card] = [taxNumber(1), '123456789'];
    await load(`Прізвище;РНОКПП;Паспорт\nМороз;${tax};\nКоваль;;${card}\nКравчук;${taxNumber(2)};\n`);
    const { keys } = await bundle();
    const [entry] = await rows<{ n: number }>(
      'select count(*)::int as n from resident_list_entry where tenant_id = $1 and person_key = any($2)',
      tenant.id,
      [tax, card].map((code) => personKey(keys, identityCodeOf(code)!)),
    );
    expect(entry).toEqual({ n: 2 });
    const resident = await logIn(tax);
    expect(await proofsOf(resident.participantId)).toEqual([{ basis: 'list', source: 'register', state: 'valid' }]);
    // The card was never in a login of this person; after a login with both it is.
    const stranger = await logIn(taxNumber(77));
    expect(await proofsOf(stranger.participantId)).toEqual([]);
    await logIn(taxNumber(77), card);
    expect(await proofsOf(stranger.participantId)).toMatchObject([{ source: 'register', state: 'valid' }]);
    const everything = await rows<{ text: string }>(
      `select coalesce(string_agg(l::text, ' '), '') || coalesce((select string_agg(a::text, ' ') from audit_entry a where a.tenant_id = $1), '') as text
       from resident_list l where l.tenant_id = $1`,
      tenant.id,
    );
    for (const secret of ['Мороз', tax, card]) {
      expect(everything[0]!.text).not.toContain(secret);
      expect(world.logged.join('\n')).not.toContain(secret);
    }
  });

  test('another hromada’s register says nothing here', async () => {
    const mine = tenant;
    const other = await world.tenant(`other-${serial}`);
    const foreign = await other.person({ roles: ['owner'] });
    await loadResidentList(foreign.caller(), await file(`Код\n${taxNumber(1)}\n`), { mode: 'replace', source: 'інша' });
    tenant = mine;
    expect(await proofsOf((await logIn(taxNumber(1))).participantId)).toEqual([]);
  });

  test('bad input: mark, CP1251, repeated people, wrong check digits, rows without a code: reported by lines, never by values', async () => {
    const bad = `${taxNumber(3).slice(0, 9)}${(Number(taxNumber(3)[9]) + 1) % 10}`;
    await load(
      `\uFEFFкод\r\n${taxNumber(3)}\r\n${bad}\r\n${taxNumber(3)}\r\n"${taxNumber(4)}"\r\nмовчки\r\n${taxNumber(5)}\r\n`,
    );
    expect((await lists())[0]).toMatchObject({
      state: 'ready',
      rows: 6,
      people: 3,
      faulty: 2,
      repeated: 1,
      problems: [
        { line: 3, problem: 'no-code' },
        { line: 4, problem: 'repeated' },
        { line: 6, problem: 'no-code' },
      ],
    });
    expect(JSON.stringify(await lists())).not.toContain(bad);
    // «паспорт» and the series «ІА» in CP1251.
    const series = Uint8Array.from([0xb2, 0xc0]);
    const header = Uint8Array.from([0xef, 0xe0, 0xf1, 0xef, 0xee, 0xf0, 0xf2, 0x0a]);
    await load(Buffer.concat([header, series, Buffer.from('123456\n')]));
    expect(await proofsOf((await logIn('ІА123456')).participantId)).toMatchObject([{ source: 'register' }]);
  });

  test.each([
    ['empty', ''],
    ['not-text', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0])],
    ['no-code-column', 'прізвище;адреса\nМороз;Київ\n'],
    ['no-rows', 'РНОКПП\n'],
    ['core/list-unusable', 'код\nодин\nдва\nтри\n'],
  ])('a file that is no register (%s) leaves the one before it in force', async (problem, bytes) => {
    await load(`код\n${taxNumber(1)}\n`);
    expect(await codeOf(load(bytes as never))).toBe(problem);
    expect((await lists()).filter(({ state }) => state === 'ready')).toHaveLength(1);
    expect((await lists()).filter(({ state }) => state === 'loading')).toHaveLength(0);
    expect(await proofsOf((await logIn(taxNumber(1))).participantId)).toMatchObject([{ state: 'valid' }]);
  });

  test('replacing ends a proof at the next login, adding keeps it; marks of replaced registers go', async () => {
    await load(`код\n${taxNumber(1)}\n`);
    const { participantId } = await logIn(taxNumber(1));
    await load(`код\n${taxNumber(2)}\n`, 'add');
    await logIn(taxNumber(1));
    expect(await proofsOf(participantId)).toMatchObject([{ state: 'valid' }]);
    await load(`код\n${taxNumber(3)}\n`);
    await logIn(taxNumber(1));
    expect(await proofsOf(participantId)).toMatchObject([{ state: 'expired' }]);
    expect((await lists()).map(({ state }) => state)).toEqual(['ready', 'replaced', 'replaced']);
    expect(await inTenant(({ sql }) => forgetOldLists(sql, tenant.id))).toBe(2);
    expect(await inTenant(({ sql }) => forgetOldLists(sql, tenant.id))).toBe(0);
    await logIn(taxNumber(1));
    expect(await proofsOf((await logIn(taxNumber(3))).participantId)).toMatchObject([{ state: 'valid' }]);
  });

  test('only owners, one at a time, and nobody adds to another’s', async () => {
    const begin = (person: Person) => beginResidentList(person.caller(), { mode: 'add', source: 'реєстр' });
    expect(await codeOf(begin(clerk))).toBe('core/forbidden');
    const { listId } = await begin(owner);
    const second = await tenant.person({ roles: ['owner'] });
    expect(await codeOf(begin(second))).toBe('core/list-loading');
    const add = { listId, rows: [{ line: 1, codes: [taxNumber(1)] }] };
    expect(await codeOf(addResidentListRows(second.caller(), add))).toBe('core/own-case');
    await addResidentListRows(owner.caller(), add);
    await finishResidentList(owner.caller(), { listId });
    expect(await codeOf(addResidentListRows(owner.caller(), add))).toBe('core/list-ended');
    const stale = await tenant.person({ roles: ['owner'], proof: 'given' });
    expect(await codeOf(begin(stale))).toBe('core/step-up');
    await tenant.set('core', { residenceByRegister: false });
    expect(await codeOf(begin(owner))).toBe('core/residence-source-off');
  });

  test('200,000 rows are read as a stream, in bounded memory', async () => {
    const lines = Array.from({ length: 200_000 }, (_, n) => `${taxNumber(n)};ім’я ${n}`);
    const target = await file(`РНОКПП;Ім’я\n${lines.join('\n')}\n`);
    lines.length = 0;
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = () => {
      collect();
      return process.memoryUsage().heapUsed / 1_048_576;
    };
    const before = held();
    let [rowsRead, most] = [0, 0];
    for await (const { codes } of readListFile(target)) {
      rowsRead += codes.length;
      if (rowsRead % 50_000 === 0) most = Math.max(most, held() - before);
    }
    expect(rowsRead).toBe(200_000);
    expect(most).toBeLessThan(20);
  });

  test('a large one comes in by a thousand rows a transaction, and the desk sees how far it is', async () => {
    const codes = Array.from({ length: 12_500 }, (_, n) => taxNumber(n % 12_000));
    const loading = load(`код\n${codes.join('\n')}\n`);
    await expect.poll(async () => (await lists())[0]?.rows ?? 0, { interval: 5, timeout: 20_000 }).toBeGreaterThan(0);
    expect(['loading', 'ready']).toContain((await lists())[0]!.state);
    await loading;
    expect((await lists())[0]).toMatchObject({
      state: 'ready',
      rows: 12_500,
      people: 12_000,
      repeated: 500,
      faulty: 0,
    });
    expect((await lists())[0]!.problems).toHaveLength(200);
  });
});

describe('F11 an officer confirms residence', () => {
  const confirm = (person: Person, over: object = {}) =>
    confirmResidency(person.caller(), { code: taxNumber(9), document: 'extract', checked: true, ...over });

  test('by the code typed, for days, with a row of the log; the login with the same code has it', async () => {
    expect(await confirm(clerk, { days: 90 })).toEqual({ document: 'extract', days: 90 });
    const { participantId } = await logIn(taxNumber(9));
    const [proof] = await rows<Record<string, unknown>>(
      `select basis, source, document, staff_id, state, round(extract(epoch from expires_at - checked_at) / 86400)::int as days
       from residency_proof where tenant_id = $1 and participant_id = $2`,
      tenant.id,
      participantId,
    );
    expect(proof).toMatchObject({ basis: 'officer', source: 'officer', document: 'extract', state: 'valid', days: 90 });
    expect(proof!.staff_id).toBe(clerk.actor.staffId);
    const [entry] = await rows<Record<string, unknown>>(
      `select action, outcome, subject_id, actor_id from audit_entry where tenant_id = $1 and action = 'core.confirm-residency'`,
      tenant.id,
    );
    expect(entry).toMatchObject({ outcome: 'done', subject_id: participantId, actor_id: clerk.actor.staffId });
    // A claim that says otherwise does not end what an officer saw.
    await logIn(taxNumber(9));
    expect(await proofsOf(participantId)).toMatchObject([{ source: 'officer', state: 'valid' }]);
  });

  test('never without the document checked, longer than the hromada says, by a wrong code, or for herself', async () => {
    expect(await codeOf(confirm(clerk, { checked: false }))).toBe('core/bad-input');
    expect(await codeOf(confirm(clerk, { days: 400 }))).toBe('core/bad-input');
    expect(await codeOf(confirm(clerk, { code: '1234567890' }))).toBe('core/bad-input');
    const { keys } = await bundle();
    await rows(
      'update participant set person_key = $3 where tenant_id = $1 and id = $2',
      tenant.id,
      clerk.actor.participantId,
      personKey(keys, identityCodeOf(taxNumber(9))!),
    );
    await rows(
      `insert into person_key_alias (tenant_id, key, kind, canonical_key) values ($1, $2, 'tax-number', $2)`,
      tenant.id,
      personKey(keys, identityCodeOf(taxNumber(9))!),
    );
    expect(await codeOf(confirm(clerk))).toBe('core/own-case');
    const moderator = await tenant.person({ roles: ['moderator'] });
    expect([await codeOf(confirm(moderator)), await codeOf(confirm(await tenant.person()))]).toEqual([
      'core/forbidden',
      'core/not-found',
    ]);
    expect(await rows('select from residency_proof where tenant_id = $1', tenant.id)).toEqual([]);
    await tenant.set('core', { residenceByOfficer: false });
    expect(await codeOf(confirm(owner, { code: taxNumber(10) }))).toBe('core/residence-source-off');
  });

  test('who confirms more than ten a day stands out, without a name of a resident', async () => {
    for (let n = 0; n < 11; n += 1) await confirm(clerk, { code: taxNumber(100 + n) });
    const auditor = await tenant.person({ roles: ['auditor'] });
    expect(await auditor.caller().read(confirmedDays)).toMatchObject([
      { officer: 'Кравець Данило', confirmed: 11, many: true },
    ]);
  });

  test('expired, or of a source that the hromada counts no more, it opens nothing, and the person reads why', async () => {
    await confirm(clerk);
    const { participantId } = await logIn(taxNumber(9));
    const person = { actor: { ...(await tenant.person()).actor, participantId } } as Person;
    const session = await signedIn(world, tenant, person);
    const resident = async () => {
      const counted = countedSources(settingsReader(await bundle())(CORE_MANIFEST));
      return (await session.read((ctx) => resolveSession(ctx, session.token, counted)))!.resident;
    };
    const seen = async () => {
      const caller = { ...owner.caller(), actor: person.actor };
      return caller.read((ctx) => proofsOfViewer({ ...ctx, actor: person.actor }));
    };
    expect([await resident(), (await seen())[0]!.state]).toEqual([true, 'valid']);
    await tenant.set('core', { residenceByOfficer: false });
    expect([await resident(), (await seen())[0]!.state]).toEqual([false, 'uncounted']);
    await tenant.set('core', { residenceByOfficer: true });
    await rows(`update residency_proof set expires_at = now() - interval '1 second' where tenant_id = $1`, tenant.id);
    expect([await resident(), (await seen())[0]!.state]).toEqual([false, 'expired']);
  });
});
