import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transliterate } from '@viche/i18n';
import { CITIZENS } from '@viche/sandbox/citizens';
import { launchChromium } from '@viche/testing/chromium';
import pg from 'pg';
import type { Browser, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logIn, signIn, type Visitor, visit } from './browsing.ts';
import { type Instance, startInstance } from './instance.ts';
import { askAs, ownDomain, type RawAnswer } from './own-domain.ts';

let instance: Instance;
let browser: Browser;
let startLines: number;
let collecting: string;
let waiting: string;
/** Every address that a browser asked for, was sent on to, or was offered as a link. */
const addresses = new Set<string>();
/** Everything that the sites answered. */
const bodies: string[] = [];
/** `from -> to` of every request whose `Referer` told more than an origin to another origin. */
const told = new Set<string>();

beforeAll(async () => {
  [instance, browser] = await Promise.all([startInstance({ LOG_LEVEL: 'debug' }), launchChromium()]);
  startLines = instance.output().length;
  const database = new pg.Client({ connectionString: instance.superUrl });
  await database.connect();
  // Nataliia signs: it is none of hers, and none that she has signed in the demo's past.
  const refOf = async (state: string) => {
    const { rows } = await database.query(
      `select p.ref from petitions_petition p join tenant t on t.id = p.tenant_id
       where t.slug = 'slavutych' and p.state = $1 and p.author_name !~ '^Сахно' and not exists (
         select from petitions_petition_signature s
         where s.tenant_id = p.tenant_id and s.petition_id = p.id and s.public_name ~ '^Сахно')
       order by p.ref limit 1`,
      [state],
    );
    return rows[0].ref as string;
  };
  [collecting, waiting] = [await refOf('collecting'), await refOf('moderation')];
  await database.end();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await instance?.stop();
});

async function watched(): Promise<Visitor> {
  const visitor = await visit(browser);
  const note = async (request: Request) => {
    addresses.add(request.url());
    const referrer = (await request.allHeaders().catch(() => ({}) as Record<string, string>)).referer;
    if (!referrer) return;
    // What the site's own worker answered was never sent; its own request for the page is noted like any other.
    if ((await request.response().catch(() => null))?.fromServiceWorker()) return;
    addresses.add(referrer);
    const [from, to] = [new URL(referrer), new URL(request.url())];
    if (from.origin !== to.origin && from.pathname + from.search !== '/') told.add(`${referrer} -> ${to.origin}`);
  };
  visitor.context.on('request', (request) => void note(request));
  visitor.context.on('response', (response) => {
    if (new URL(response.url()).port !== String(instance.port)) return;
    void response.text().then(
      (text) => bodies.push(text),
      () => {},
    );
  });
  return visitor;
}

async function open(visitor: Visitor, path: string): Promise<void> {
  await visitor.page.goto(instance.site('slavutych', path));
  const links = await visitor.page
    .locator('a[href^="/"], a[href^="http"], form[action]')
    .evaluateAll((elements) =>
      elements.map((element) => (element as HTMLAnchorElement).href || (element as HTMLFormElement).action),
    );
  for (const link of links) addresses.add(link);
}

async function logOut({ page }: Visitor): Promise<void> {
  await page.locator('details.user-menu summary').click();
  await page.locator('details.user-menu button[type=submit]').click();
  await page.waitForURL((url) => url.origin === instance.sandboxUrl);
  await page.locator('button[name="logout"]').click();
  await page.waitForURL((url) => url.port === String(instance.port) && !url.pathname.startsWith('/auth/'));
}

const ANYBODY = {
  'an e-mail address': /[\w.+-]+(@|%40)[\w-]+\.[a-z]{2,}/i,
  'a phone number': /380\d{9}|(?<!\d)0\d{9}(?!\d)/,
  'a tax number': /(?<![\w-])\d{10}(?![\w-])/,
  'a number of the register': /(?<![\w-])\d{8}-\d{5}(?![\w-])/,
  'a token': /eyJ[\w-]{8}/,
  'a hint about the person': /(id_token|login|logout)_hint/,
} as const;

/** What a text tells of anybody, or of the people of the demo by name, number and contact. */
function findingsIn(text: string): string[] {
  const plain = decoded(text).toLocaleLowerCase('uk');
  const known = CITIZENS.flatMap(({ familyName, givenName, identityCode, unzr, email, phone }) => [
    `${familyName} ${givenName}`,
    `${givenName} ${familyName}`,
    familyName,
    `${transliterate(familyName)}-${transliterate(givenName)}`,
    identityCode,
    unzr,
    email,
    phone,
  ]).filter((value) => value !== undefined);
  return [
    ...Object.entries(ANYBODY).flatMap(([name, pattern]) => (pattern.test(text) || pattern.test(plain) ? [name] : [])),
    ...known.filter((value) => plain.includes(value.toLocaleLowerCase('uk'))),
  ];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

it('B12 what is looked for would be found', () => {
  const oksana = CITIZENS.find(({ key }) => key === 'oksana')!;
  for (const planted of [
    `/search?q=${encodeURIComponent(oksana.familyName)}`,
    `/a?mail=${encodeURIComponent(oksana.email!)}`,
    `/a?code=${oksana.identityCode}`,
    `/end?id_token_hint=eyJhbGciOiJSUzI1NiJ9.x`,
    '/a?phone=%2B380501112233',
  ])
    expect(findingsIn(planted), planted).not.toEqual([]);
  expect(findingsIn(instance.site('slavutych', '/petitions/ab12cd34-zbuduvaty-pandus?page=2'))).toEqual([]);
});

it('B12 no address and no log line of the main flows tells of a person, and no path is sent abroad', async () => {
  const resident = await watched();
  for (const path of ['/', '/en', '/petitions', `/petitions/${collecting}`, `/petitions/${collecting}/signatures`])
    await open(resident, path);
  await open(resident, `/petitions/${collecting}`);
  await resident.page.getByRole('link', { name: 'Підписати петицію' }).click();
  await logIn(resident, instance, 'nataliia');
  expect(await resident.page.evaluate(() => document.referrer)).not.toContain('/auth/');
  await resident.page.getByRole('button', { name: 'Підписати петицію' }).click();
  await resident.page.getByText('Ваш підпис зараховано').waitFor();
  for (const path of ['/account', '/account/petitions', '/account/erase']) await open(resident, path);
  await open(resident, '/account');
  const download = resident.page.waitForEvent('download');
  await resident.page.locator('a[href$="/account/export"]').click();
  await (await download).delete();
  await logOut(resident);
  expect(new URL(resident.page.url()).pathname).toBe('/');
  await resident.close();

  const moderator = await watched();
  await signIn(moderator, instance, 'slavutych', 'olena', '/admin/petitions');
  for (const path of ['/admin', '/admin/petitions', `/admin/petitions/${waiting}`]) await open(moderator, path);
  await moderator.page.getByRole('button', { name: 'Опублікувати' }).click();
  await moderator.page.getByText('Петицію опубліковано').waitFor();
  await logOut(moderator);
  await moderator.close();

  const owner = await watched();
  await signIn(owner, instance, 'slavutych', 'halyna', '/admin/settings/petitions');
  await owner.page.getByRole('button', { name: 'Зберегти' }).click();
  for (const path of ['/admin/modules', '/admin/settings', '/admin/settings/petitions', '/admin/journal'])
    await open(owner, path);
  await owner.page.locator('main form select').first().selectOption({ index: 1 });
  await owner.page.locator('main form button').first().click();
  await logOut(owner);
  await owner.close();

  const leaver = await watched();
  await signIn(leaver, instance, 'slavutych', 'taras', '/account/erase');
  await leaver.page.locator('input[name="sure"]').check();
  await leaver.page.locator('main form button').click();
  await leaver.page.getByRole('heading', { level: 1 }).waitFor();
  await leaver.close();

  expect(addresses.size).toBeGreaterThan(60);
  expect([...addresses].some((address) => new URL(address).pathname.endsWith('/session/end'))).toBe(true);
  expect([...addresses].flatMap((address) => findingsIn(address).map((what) => `${what}: ${address}`))).toEqual([]);
  expect([...told]).toEqual([]);
  expect(
    instance
      .output()
      .slice(startLines)
      .split('\n')
      .flatMap((line) => findingsIn(line).map((what) => `${what}: ${line}`)),
  ).toEqual([]);
});

describe('O10 the hand-over from the platform’s host to the site', () => {
  const OWN = 'petycii.hromada.gov.ua';
  const own = (slug: string) => `${slug}.localhost:${instance.port}`;

  /** Begins a login at a host and goes through the e-ID in a browser, up to the address with the code. */
  async function handedOver(name: string): Promise<{ cookie: string; path: string; origin: string; code: string }> {
    const begin = await askAs(instance, name, '/auth/login/eid', {
      method: 'POST',
      headers: { Origin: `http://${name}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'returnTo=/account',
    });
    const asked = new URL(begin.headers.location!);
    expect(asked.searchParams.get('redirect_uri')).toBe(`http://localhost:${instance.port}/auth/callback/eid`);
    const visitor = await visit(browser);
    const arrived = new Promise<Request>((resolve) => {
      void visitor.context.route(/\/auth\/handover\//, (route) => {
        resolve(route.request());
        return route.abort();
      });
    });
    await visitor.page.goto(asked.href);
    await visitor.page.locator('button[name="citizen"][value="nataliia"]').click();
    const request = await arrived;
    const url = new URL(request.url());
    expect((await request.allHeaders()).referer).toBeUndefined();
    await visitor.close();
    const code = url.searchParams.get('code')!;
    return { cookie: begin.cookies[0]!.split(';')[0]!, path: url.pathname + url.search, origin: url.origin, code };
  }
  const take = (name: string, path: string, cookie = '') =>
    askAs(instance, name, path, { headers: { Cookie: cookie } });
  const sessionIn = ({ cookies }: RawAnswer) => cookies.find((cookie) => /^viche=[^;]/.test(cookie));

  async function sessions(): Promise<number> {
    const database = new pg.Client({ connectionString: instance.superUrl });
    await database.connect();
    const { rows } = await database.query('select count(*)::int as count from session');
    await database.end();
    return rows[0].count;
  }
  const expectRefused = (answer: RawAnswer) => {
    expect([answer.status, answer.headers.location]).toEqual([303, '/login?error=identity%2Fstate']);
    expect(sessionIn(answer)).toBeUndefined();
  };

  it('O10 is for the browser and the host that began it, once, within a minute, and in no log', async () => {
    await ownDomain(instance, 'slavutych', OWN, 'active');
    const before = await sessions();
    const { cookie, path, origin, code } = await handedOver(own('slavutych'));
    expect(origin).toBe(`http://${own('slavutych')}`);
    const other = await handedOver(own('slavutych'));
    expectRefused(await take(own('slavutych'), path));
    expectRefused(await take(own('slavutych'), path, other.cookie));
    expectRefused(await take(own('lutsk'), path, cookie));
    await expect.poll(async () => (await askAs(instance, OWN, '/')).status).toBe(200);
    expectRefused(await take(OWN, path, cookie));
    expect(await sessions()).toBe(before);
    const taken = await take(own('slavutych'), path, cookie);
    expect([taken.status, taken.headers.location]).toEqual([303, '/account']);
    expect(taken.headers['referrer-policy']).toBe('no-referrer');
    expect(sessionIn(taken)).toBeDefined();
    expectRefused(await take(own('slavutych'), path, cookie));
    const database = new pg.Client({ connectionString: instance.superUrl });
    await database.connect();
    await database.query(`update login_attempt set handover_until = handover_until - interval '61 seconds'`);
    await database.end();
    expectRefused(await take(own('slavutych'), other.path, other.cookie));
    expect(await sessions()).toBe(before + 1);
    for (const secret of [code, other.code]) expect(instance.output()).not.toContain(secret);
  }, 60_000);

  it('T21 a domain of its own gets its logins, good there alone, and none once it is lost', async () => {
    await ownDomain(instance, 'slavutych', OWN, 'main');
    await expect.poll(async () => (await askAs(instance, OWN, '/')).status).toBe(200);
    const { cookie, path, origin } = await handedOver(OWN);
    expect(origin).toBe(`http://${OWN}`);
    const session = sessionIn(await take(OWN, path, cookie))!.split(';')[0]!;
    expect((await take(OWN, '/account', session)).status).toBe(200);
    expect((await take(own('slavutych'), '/account', session)).status).toBe(303);
    const late = await handedOver(OWN);
    await ownDomain(instance, 'slavutych', OWN, 'gone');
    await expect.poll(async () => (await askAs(instance, OWN, '/')).status).toBe(404);
    expect((await take(OWN, late.path, late.cookie)).status).toBe(404);
    expect((await take(OWN, '/account', session)).status).toBe(404);
  }, 60_000);
});

/** Every spelling in which a key or password of the instance could come out. */
function secretsOf({ home }: Instance): string[] {
  const { secrets } = JSON.parse(readFileSync(path.join(home, 'state.json'), 'utf8')) as {
    secrets: Record<string, string>;
  };
  return Object.values(secrets).flatMap((value) => {
    if (value.includes('PRIVATE KEY'))
      return value.split('\n').filter((line) => line.length > 20 && !line.includes('-'));
    const bytes = Buffer.from(value, /^[0-9a-f]+$/.test(value) ? 'hex' : 'base64');
    return [value, bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')];
  });
}

it('K11 no key or password comes out in a page, an answer or a log line', async () => {
  const odd = ['/nothing', '/graphql', '/petitions/%00', '/auth/callback/eid?code=x&state=y', '/account/export'];
  for (const target of odd) bodies.push(await (await instance.fetch('slavutych', target)).text());
  for (const target of ['/metrics', '/healthz', '/readyz', '/nothing'])
    bodies.push(await (await fetch(`http://localhost:${instance.port}${target}`)).text());
  const secrets = secretsOf(instance);
  expect(secrets.length).toBeGreaterThan(40);
  expect(bodies.length).toBeGreaterThan(40);
  const all = [...bodies, ...addresses, instance.output()].join('\n');
  expect(secrets.filter((secret) => all.includes(secret)).length).toBe(0);
});
