import { createHash, randomBytes } from 'node:crypto';
import { gatherPlatformEntries, generateSigningKey, loadSigningKey, PLATFORM_LOG, sealPending } from '@viche/audit';
import { newId } from '@viche/db';
import { endDueTenants } from '@viche/host';
import { cookies } from '@viche/identity';
import { servers } from '@viche/registry/servers';
import { TerritoryIndex } from '@viche/territories';
import { createWorld, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letDayCome } from '../../../../packages/host/src/closing/day-comes.fixture.ts';
import { platformSite } from '../platform-site.ts';

const ORIGIN = 'http://localhost:3000';
const jar = cookies({ secure: false, host: 'localhost:3000' });
const SIGNING = generateSigningKey();
const token = randomBytes(32).toString('base64url');

let world: World;
beforeAll(async () => {
  world = await createWorld(servers);
  await world.tenant('slavutych');
  const id = newId();
  await world.asSuperuser(`insert into operator (id, name) values ($1, 'Остап Вишня')`, [id]);
  await world.asSuperuser(
    `insert into operator_session (id, operator_id, token_hash, csrf_secret, expires_idle, expires_absolute)
     values ($1, $2, $3, $4, now() + interval '30 minutes', now() + interval '10 hours')`,
    [newId(), id, createHash('sha256').update(token).digest(), randomBytes(32)],
  );
});
afterAll(() => world?.close());

const site = (path: string, cookie = '') =>
  platformSite(
    {
      host: world.host,
      env: {
        PLATFORM_URL: ORIGIN,
        VICHE_MODE: 'development',
        EID_LABEL_UK: 'Дія',
        EID_LABEL_EN: 'Diia',
        AUDIT_SIGNING_KEY: SIGNING.privatePem,
      } as never,
      provider: {} as never,
      cookies: jar,
      territories: async () => new TerritoryIndex([]),
    },
    new Request(`${ORIGIN}${path}`, { headers: cookie ? { cookie } : {} }),
  );
const SIGNED_IN = `${jar.names.operator}=${token}`;
const NOBODYS = '01900000-0000-7000-8000-000000000000';
const PAGES = [
  '',
  '/operators',
  '/journal',
  '/logout',
  '/tenants/slavutych',
  '/applications',
  `/applications/${NOBODYS}`,
  `/applications/${NOBODYS}/letter`,
].map((end) => `/operator${end}`);

describe('T22 the console does not exist', () => {
  test.each([
    ['a guest', ''],
    ['an applicant', `${jar.names.session}=${token}`],
    ['a made-up token', `${jar.names.operator}=${'A'.repeat(43)}`],
    ['a token that comes twice', `${SIGNED_IN}; ${SIGNED_IN}`],
  ])('for %s', async (_who, cookie) => {
    for (const path of PAGES) {
      expect(await site(path, cookie)).toBeNull();
      expect(await site(`/en${path}`, cookie)).toBeNull();
    }
  });

  test('beyond its pages, for an operator too', async () => {
    for (const path of [
      '/operator/x',
      '/operator/tenants',
      '/operator/tenants/../x',
      '/operators',
      '/operator/applications/x',
    ])
      expect(await site(path, SIGNED_IN)).toBeNull();
    expect((await site(PAGES[0]!, SIGNED_IN))?.operator?.who?.name).toBe('Остап Вишня');
  });

  test('on other pages of the platform, for an operator too', async () => {
    expect((await site('/', SIGNED_IN))?.operator).toBeUndefined();
  });
});

test('T22 whoever stands at the doors gets nothing of the console', async () => {
  const { operator } = (await site('/operator/login'))!;
  expect(operator!.who).toBeNull();
  const asked: (() => Promise<unknown>)[] = [
    () => operator!.operators(),
    () => operator!.invite(),
    () => operator!.tenants({ question: '', state: '', after: '' }),
    () => operator!.tenant('slavutych'),
    () => operator!.closedTenant('slavutych'),
    () => operator!.suspend('slavutych', 'a reason that is long enough'),
    () => operator!.offer('slavutych', 'petitions', 'withheld', 'a reason that is long enough'),
    () => operator!.journal(''),
    () => operator!.journalSeal(),
    () => operator!.verifyJournal(),
    () => operator!.mandates({ list: 'waiting', before: '' }),
    () => operator!.mandate(NOBODYS),
    () => operator!.mandateFile(NOBODYS),
    () => operator!.decideMandate(NOBODYS, 'approve', 'a reason that is long enough'),
  ];
  for (const ask of asked) {
    const answer = await Promise.resolve()
      .then(ask)
      .catch((thrown) => thrown);
    expect(answer).toBeInstanceOf(Response);
    expect((answer as Response).status).toBe(404);
  }
});

test('refusals stand beside their field, in the page’s language', async () => {
  const { operator } = (await site('/operator/enrol'))!;
  expect(await operator!.checkCode({ code: ' ', name: '' })).toMatchObject({
    status: 422,
    refusal: { fields: [{ field: 'code' }, { field: 'name' }] },
  });
  const wrong = await operator!.checkCode({ code: `<script>'"%00`, name: 'Остап' });
  expect(wrong).toMatchObject({ status: 422, refusal: { code: 'core/operator-code', fields: [{ field: 'code' }] } });
  const signedIn = (await site('/operator', SIGNED_IN))!.operator!;
  for (const reason of ['', '         ', 'коротко', 'я'.repeat(1_001)])
    expect(await signedIn.suspend('slavutych', reason)).toMatchObject({ refusal: { fields: [{ field: 'reason' }] } });
  expect(await operator!.login('not an answer')).toMatchObject({ refusal: { code: 'core/passkey-refused' } });
});

test('an application that is none has no page, no letter and no decision', async () => {
  const { operator } = (await site('/operator/applications', SIGNED_IN))!;
  expect(await operator!.mandates({ list: 'x', before: 'y' })).toMatchObject({ list: 'waiting', mandates: [] });
  expect(await operator!.mandate(NOBODYS)).toBeNull();
  expect(await operator!.mandateFile(NOBODYS)).toBeNull();
  await expect(operator!.mandate(`1' or '1`)).rejects.toBeInstanceOf(Response);
});

test('a hromada’s page holds numbers, and no name of anybody', async () => {
  const tenants = await world.asSuperuser<{ id: string }>(`select id from tenant where slug = 'slavutych'`);
  expect(tenants).toHaveLength(1);
  const page = await (await site('/operator/tenants/slavutych', SIGNED_IN))!.operator!.tenant('slavutych');
  expect(page).toMatchObject({ slug: 'slavutych', href: 'http://slavutych.localhost:3000/', failures: [] });
  expect(page?.modules.map(({ plugin }) => plugin)).toContain('petitions');
  expect(await (await site('/operator', SIGNED_IN))!.operator!.tenant('nobody')).toBeNull();
});

test('K07 a site that its owner closes says so, and a closed one is its certificate', async () => {
  const { id } = await world.tenant('boiarka');
  await world.asSuperuser(
    `update tenant set state = 'closing', closing_since = now(), closes_at = now() + interval '31 days' where id = $1`,
    [id],
  );
  world.host.tenants.forget(id);
  const operator = async () => (await site('/operator/tenants/boiarka', SIGNED_IN))!.operator!;
  expect((await (await operator()).tenant('boiarka'))?.closing?.archive).toBe('missing');
  expect(await (await operator()).closedTenant('boiarka')).toBeNull();
  await world.asSuperuser(`update tenant set without_archive = true where id = $1`, [id]);
  await letDayCome(world, id);
  await endDueTenants(world.host, { forgetJobs: async () => 2 });
  expect(await (await operator()).tenant('boiarka')).toBeNull();
  const closed = (await (await operator()).closedTenant('boiarka'))!;
  expect(closed).toMatchObject({ state: 'closed', finishedAt: null, href: 'http://boiarka.localhost:3000/' });
  expect(closed.swept).toContainEqual({ kind: 'jobs', amount: 2 });
  expect(closed.journal).toMatchObject([{ action: 'core.close-tenant', slug: 'boiarka' }]);
});

test('the console’s forms have a token of the operator’s own session', async () => {
  const signedIn = (await site('/operator', SIGNED_IN))!;
  expect(signedIn.formToken('operators')).not.toBe('');
  const post = (csrf: string) => {
    const body = new URLSearchParams({ csrf, reason: 'Написане лишається' });
    return signedIn.readForm(new Request(ORIGIN, { method: 'POST', body }), 'operators');
  };
  expect((await post(signedIn.formToken('operators'))).done).toBe(true);
  const foreign = await post('x');
  expect(foreign).toMatchObject({ done: false, refusal: { code: 'core/csrf' } });
  expect(!foreign.done && foreign.typed.get('reason')).toBe('Написане лишається');
});

describe('K01 the platform’s log at the console', () => {
  /** As the worker does it every few seconds. */
  const seal = () =>
    world.host.pool.scoped(PLATFORM_LOG, async ({ sql }) => {
      await gatherPlatformEntries(sql);
      const signingKey = loadSigningKey(SIGNING.privatePem);
      await sealPending(sql, { tenantId: PLATFORM_LOG, signingKey, now: new Date() });
    });
  const atConsole = async () => (await site('/operator/journal', SIGNED_IN))!.operator!;

  test('says when it was sealed and checked, and finds what was altered behind its back', async () => {
    const operator = await atConsole();
    await operator.suspend('slavutych', 'письмове звернення міського голови');
    await seal();
    const first = await operator.journalSeal();
    expect(first).toMatchObject({ sealedAt: expect.any(Date), waiting: 0, checked: null });
    const sound = await operator.verifyJournal();
    expect(sound).toMatchObject({ done: true, value: { state: 'sound', problems: [] } });
    expect(await (await atConsole()).journalSeal()).toMatchObject({ waiting: 1, checked: { state: 'sound' } });
    await seal();
    await world.asSuperuser(`update platform_audit_entry set reason = 'інше' where action = 'operator.suspend-tenant'`);
    const altered = await (await atConsole()).verifyJournal();
    expect(altered).toMatchObject({ done: true, value: { state: 'not-sound', problems: [{ batch: null }] } });
    expect((await (await atConsole()).journalSeal()).checked?.state).toBe('not-sound');
    await operator.resume('slavutych', 'письмове звернення міського голови');
  });
});
