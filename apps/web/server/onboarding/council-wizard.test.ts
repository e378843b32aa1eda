import { forgetMandates } from '@viche/host';
import { cookies, readOidcClaims } from '@viche/identity';
import { servers } from '@viche/registry/servers';
import type { OnboardingStage, SiteContext } from '@viche/site';
import { TerritoryIndex } from '@viche/territories';
import { carriedCodifier } from '@viche/territories/codifier';
import { createWorld, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { platformSite } from '../platform-site.ts';
import { sealPlatformSession } from './platform-session.ts';

vi.setConfig({ testTimeout: 30_000 });

const ORIGIN = 'http://localhost:3000';
const jar = cookies({ secure: false, host: 'localhost:3000' });
const index = new TerritoryIndex(carriedCodifier().territories());
const provider = { id: 'eid', issuer: 'https://eid.example', clientId: 'viche', standing: 'platform' } as const;
const MINUTE = 60_000;

/** Hromadas with a name of their own: each test opens another one. */
const HROMADAS = [
  ['UA32140030000074165', 'Боярська міська рада'],
  ['UA32080150000035443', 'Ірпінська міська рада'],
  ['UA32080030000070006', 'Бородянська селищна рада'],
  ['UA32080070000050759', 'Бучанська міська рада'],
] as const;

let world: World;
let serial = 0;
let card: string;
beforeAll(async () => {
  world = await createWorld(servers);
});
afterAll(() => world?.close());
beforeEach(() => {
  serial += 1;
  card = String(500_000_000 + serial);
});

type Wizard = NonNullable<SiteContext['onboarding']>;

interface Login {
  readonly minutesAgo?: number;
  readonly edrpou?: string;
}

/** The wizard as the secretary of a council sees it, so many minutes after she logged in. */
async function wizard(
  organisation: string,
  { minutesAgo = 0, edrpou = String(20_000_000 + serial) }: Login = {},
): Promise<Wizard> {
  const claims = readOidcClaims('eid', provider.issuer, {
    sub: card,
    acr: 'eid-high',
    given_name: 'Леся',
    family_name: 'Стельмах',
    email: 'Lesia@rada.example',
    identity_code: card,
    identity_code_kind: 'id-card',
    edrpoucode: edrpou,
    o: organisation,
  });
  const session = sealPlatformSession(world.keys, claims, Date.now() - minutesAgo * MINUTE);
  const site = await platformSite(
    {
      host: world.host,
      env: { PLATFORM_URL: ORIGIN, VICHE_MODE: 'development', EID_LABEL_UK: 'Дія', EID_LABEL_EN: 'Diia' } as never,
      provider,
      cookies: jar,
      territories: async () => index,
    },
    new Request(`${ORIGIN}/open/people`, { headers: { cookie: `${jar.names.session}=${session}` } }),
  );
  return site!.onboarding!;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

async function save(steps: Wizard, stage: OnboardingStage, fields: Fields, seen?: number) {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  form.set('revision', String(seen ?? (await steps.draft()).revision));
  return steps.save(stage, form, []);
}

async function filled(
  [code, organisation]: (typeof HROMADAS)[number],
  slug: string,
  login: Login = {},
): Promise<Wizard> {
  const steps = await wizard(organisation, login);
  const done = { done: true, value: null };
  expect(await save(steps, 'hromada', { code, confirm: code })).toEqual(done);
  expect(await save(steps, 'address', { slug })).toEqual(done);
  expect(await save(steps, 'look', { preset: 'state' })).toEqual(done);
  expect(await save(steps, 'modules', { population: '40 000', module: 'petitions' })).toEqual(done);
  const { modules } = await steps.draft();
  const rules = modules.flatMap((module) => module.rules.map(({ field, value }) => [field, value] as const));
  expect(await save(steps, 'rules', Object.fromEntries(rules))).toEqual(done);
  return steps;
}

/** Fields and names of texts: this world has no words of the site. */
const problemsOf = (outcome: Awaited<ReturnType<Wizard['save' | 'open']>>) =>
  outcome.done ? [] : outcome.refusal.fields.map(({ field, message }) => [field, message.split('.').at(-1)]);
const rows = (sql: string, ...values: unknown[]) => world.asSuperuser<Record<string, unknown>>(sql, values);

const PEOPLE: Fields = {
  'email.0': 'olena@rada.example',
  'roles.0': ['moderator@', 'officer@'],
  'email.1': 'petro@rada.example',
  'roles.1': 'approver@',
};

describe('the EDRPOU code of a council', () => {
  test('with a wrong check digit is a warning, of another council a stop', async () => {
    const [code, organisation] = HROMADAS[2];
    const right = await wizard(organisation, { edrpou: '04054628' });
    expect(right.applicant?.organisation?.checkDigit).toBe('right');
    const slip = await wizard(organisation, { edrpou: '04054629' });
    expect(slip.applicant?.organisation).toMatchObject({ edrpou: '04054629', checkDigit: 'wrong' });
    expect(await save(slip, 'hromada', { code, confirm: code })).toMatchObject({ done: true });
    const other = await wizard(HROMADAS[0][1], { edrpou: '04054629' });
    expect(problemsOf(await save(other, 'hromada', { code, confirm: code }))).toEqual([['code', 'other-council']]);
  });

  test('that has a site opens no second one, whatever the name in the key says', async () => {
    const edrpou = '04054699';
    const first = await filled(HROMADAS[2], 'borodianka', { edrpou });
    expect(await first.open('live')).toMatchObject({ done: true });
    const second = await filled(HROMADAS[3], 'bucha', { edrpou });
    const outcome = await second.open('live');
    expect(outcome).toMatchObject({ done: false, status: 409, refusal: { code: 'core/edrpou-taken' } });
    // What was answered stays.
    expect((await second.draft()).slug).toBe('bucha');
  });
});

describe('people of a draft', () => {
  test('O18 each mistake is said beside its row, and nothing is kept of a form with one', async () => {
    const steps = await filled(HROMADAS[0], `boiarka-${serial}`);
    const outcome = await save(steps, 'people', {
      'email.0': 'olena@rada.example',
      'roles.0': 'moderator@',
      'email.1': 'OLENA@rada.example',
      'roles.1': 'officer@',
      'email.2': 'lesia@RADA.example',
      'roles.2': 'officer@',
      'email.3': 'x@y.example\r\nBcc: all@mail.example',
      'roles.3': 'officer@',
      'email.4': 'petro@rada.example',
      // An owner is invited at the desk; a role that nobody offered is none.
      'roles.5': 'owner@',
      'roles.4': ['owner@', 'moderator@nowhere'],
    });
    expect(problemsOf(outcome)).toEqual([
      ['email.1', 'person-twice'],
      ['email.2', 'person-self'],
      ['email.3', 'email'],
      ['roles.4', 'person-roles'],
      ['email.5', 'email'],
      ['roles.5', 'person-roles'],
    ]);
    expect((await steps.draft()).people).toEqual([]);
  });

  test('are kept by whoever begins with them, too', async () => {
    const steps = await wizard(HROMADAS[0][1]);
    expect(await save(steps, 'people', PEOPLE)).toMatchObject({ done: true });
    expect((await steps.draft()).people).toHaveLength(2);
  });

  test('lie sealed, are read by the applicant alone, come off the list, and are forgotten with what was left', async () => {
    const steps = await filled(HROMADAS[0], `boiarka-${serial}`);
    const { revision } = await steps.draft();
    expect(await save(steps, 'people', PEOPLE)).toMatchObject({ done: true });
    // Another device showed the former page.
    expect(await save(steps, 'people', {}, revision)).toMatchObject({ done: false, status: 409 });
    const { people, offeredRoles, missing } = await steps.draft();
    expect(people.map(({ email }) => email)).toEqual(['olena@rada.example', 'petro@rada.example']);
    expect(offeredRoles.map(({ role }) => role)).not.toContain('owner');
    expect(missing).toEqual([]);
    const [row] = await rows(
      `select a::text as text, people from tenant_application a order by updated_at desc limit 1`,
    );
    expect(String(row?.text)).not.toContain('rada.example');
    expect(Buffer.from(row?.people as Uint8Array).toString('latin1')).not.toContain('rada');
    const mine = card;
    card = '599999999';
    expect((await (await wizard(HROMADAS[0][1])).draft()).people).toEqual([]);
    card = mine;
    await save(steps, 'people', { ...PEOPLE, 'drop.0': 'yes' });
    expect((await steps.draft()).people.map(({ email }) => email)).toEqual(['petro@rada.example']);
    await rows(`update tenant_application set updated_at = now() - interval '40 days' where people is not null`);
    await forgetMandates(world.host, 30);
    expect((await steps.draft()).people).toEqual([]);
  });

  test('O14 are invited by a login of the last minutes, when the site opens and not before', async () => {
    const [code, organisation] = HROMADAS[1];
    const steps = await filled(HROMADAS[1], 'irpin');
    await save(steps, 'people', PEOPLE);
    const letters = () => rows(`select id from notification where template = 'staffInvitation'`);
    expect(await letters()).toEqual([]);
    const late = await wizard(organisation, { minutesAgo: 11 });
    expect((await late.draft()).proof).toEqual({ state: 'stale', minutes: 10 });
    expect(problemsOf(await late.open('live'))).toEqual([['check', 'prove-again']]);
    expect(await rows(`select id from tenant where code = $1`, code)).toEqual([]);

    expect(await steps.open('live')).toEqual({ done: true, value: { slug: 'irpin', next: ['people'] } });
    const invited = await rows(
      `select i.roles, i.locale, i.state, m.display_name as by from staff_invitation i
       join tenant t on t.id = i.tenant_id join staff_member m on m.id = i.invited_by and m.tenant_id = i.tenant_id
       where t.slug = 'irpin' order by i.id`,
    );
    const by = 'Леся Стельмах';
    expect(invited).toEqual([
      {
        roles: [
          { role: 'moderator', module: '' },
          { role: 'officer', module: '' },
        ],
        locale: 'uk',
        state: 'open',
        by,
      },
      { roles: [{ role: 'approver', module: '' }], locale: 'uk', state: 'open', by },
    ]);
    expect(await letters()).toHaveLength(2);
    const log = await rows(
      `select action, actor_kind as who, detail->>'invited' as invited, reason from audit_entry e join tenant t on t.id = e.tenant_id
       where t.slug = 'irpin' and action in ('core.open-tenant', 'core.invite-staff') order by action`,
    );
    expect(log).toEqual([
      { action: 'core.invite-staff', who: 'staff', invited: null, reason: 'Запрошено під час відкриття сайту' },
      { action: 'core.invite-staff', who: 'staff', invited: null, reason: 'Запрошено під час відкриття сайту' },
      { action: 'core.open-tenant', who: 'staff', invited: '2', reason: null },
    ]);
    // The draft has ended, and its list with it.
    expect(
      await rows(`select people from tenant_application where state = 'opened' and content->>'code' = $1`, code),
    ).toEqual([{ people: null }]);
    for (const table of ['notification', 'outbox_job', 'audit_entry', 'platform_audit_entry', 'staff_invitation'])
      expect(JSON.stringify(await rows(`select * from ${table}`))).not.toContain('olena');
    expect(world.logged.join('\n')).not.toContain('olena');
  });
});
