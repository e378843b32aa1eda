import { connect } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedInPerson, signedInPeople } from '../bench/people.ts';
import { hostOf } from './host-of.ts';
import { type Instance, startInstance } from './instance.ts';
import { askAs, ownDomain } from './own-domain.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

let instance: Instance;
let person: SignedInPerson;
let petition: string;

beforeAll(async () => {
  instance = await startInstance();
  const database = new pg.Client({ connectionString: instance.superUrl });
  await database.connect();
  const { rows } = await database.query(
    `select t.id as tenant, '/petitions/' || p.ref as path from petitions_petition p join tenant t on t.id = p.tenant_id
     where t.slug = 'slavutych' and p.state = 'collecting' limit 1`,
  );
  petition = rows[0].path;
  await database.end();
  const host = await hostOf(instance);
  [person] = (await signedInPeople(host, rows[0].tenant, 1)) as [SignedInPerson];
  await host.close();
}, 180_000);
afterAll(() => instance?.stop());

/** Sends these very bytes: an HTTP client would put them right. */
function sendRaw(lines: readonly string[]): Promise<{ status: number; head: string; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(instance.port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (piece: string) => {
      answer += piece;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', ...body] = answer.split('\r\n\r\n');
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head, body: body.join('\r\n\r\n') });
    });
    socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`);
  });
}

const own = (slug: string) => `${slug}.localhost:${instance.port}`;

describe('T18 one tenant or nobody', () => {
  it.each([
    ['two Host lines', () => ['GET / HTTP/1.1', `Host: ${own('slavutych')}`, `Host: ${own('lutsk')}`], [400]],
    ['the same Host twice', () => ['GET / HTTP/1.1', `Host: ${own('slavutych')}`, `Host: ${own('slavutych')}`], [400]],
    ['two names in one line', () => ['GET / HTTP/1.1', `Host: ${own('slavutych')}, ${own('lutsk')}`], [400]],
    ['no Host', () => ['GET / HTTP/1.1'], [400]],
    ['an empty Host', () => ['GET / HTTP/1.1', 'Host:'], [400]],
    ['a target of another tenant', () => [`GET http://${own('lutsk')}/ HTTP/1.1`, `Host: ${own('slavutych')}`], [400]],
    ['a target with the same host', () => [`GET http://${own('lutsk')}/ HTTP/1.1`, `Host: ${own('lutsk')}`], [400]],
    ['a target with credentials', () => [`GET http://a@${own('lutsk')}/ HTTP/1.1`, `Host: ${own('lutsk')}`], [400]],
    ['a host with credentials', () => ['GET / HTTP/1.1', `Host: a@${own('slavutych')}`], [400]],
    ['a folded header', () => ['GET / HTTP/1.1', `Host: ${own('slavutych')}`, ` ${own('lutsk')}`], [400]],
    ['an address', () => ['GET / HTTP/1.1', `Host: 127.0.0.1:${instance.port}`], [400, 404]],
    ['an IPv6 address', () => ['GET / HTTP/1.1', `Host: [::1]:${instance.port}`], [400]],
    ['another port', () => ['GET / HTTP/1.1', 'Host: slavutych.localhost:1'], [400]],
    ['a punycode twin', () => ['GET / HTTP/1.1', `Host: ${own('xn--slavutch-63e')}`], [400, 404]],
    ['a dot at the end', () => ['GET / HTTP/1.1', `Host: slavutych.localhost.:${instance.port}`], [308]],
    ['upper case', () => ['GET / HTTP/1.1', `Host: ${own('SLAVUTYCH')}`], [308]],
    ['a percent sign', () => ['GET / HTTP/1.1', `Host: ${own('slavutych%2e')}`], [400]],
  ] as const)('T18 %s', async (_what, lines, statuses) => {
    const answer = await sendRaw(lines());
    expect(statuses).toContain(answer.status);
    expect(answer.head.toLowerCase()).not.toContain('set-cookie');
    expect(answer.body).not.toMatch(/Луцьк|Славутич/);
    if (answer.status === 308) expect(answer.head).toContain(`http://${own('slavutych')}/`);
  });
});

describe('T10 the cached page of one hromada', () => {
  const plain = async (target: string) => (await instance.fetch('slavutych', target)).text();
  /** Without what is fresh in each answer. */
  const bare = (html: string) => html.replaceAll(/nonce(-|=")[\w-]+/g, '');

  it.each([
    ['/petitions', { 'X-Forwarded-Host': 'lutsk' }],
    ['/petitions', { 'X-Host': 'lutsk' }],
    ['/petitions', { 'X-Original-URL': '/en/petitions' }],
    ['/petitions', { 'X-Rewrite-URL': '/account' }],
    ['/petitions', { Forwarded: 'host=lutsk' }],
    ['/petitions', { 'X-Forwarded-Proto': 'https' }],
    ['/petitions', { 'X-Forwarded-Scheme': 'nothttps' }],
    ['/petitions', { 'X-Forwarded-Port': '1' }],
    ['/petitions', { 'X-HTTP-Method-Override': 'POST' }],
    ['/petitions', { 'Accept-Language': 'en' }],
    ['/petitions', { Cookie: 'unknown=<script>' }],
    ['/petitions', { Cookie: 'viche=a; viche=b' }],
    ['/petitions', { Range: 'bytes=0-10' }],
    ['/petitions', { 'Accept-Encoding': 'br;q=1, identity;q=0' }],
    ['/petitions?utm_source=%3Cscript%3E', {}],
    ['/petitions?page=1&page=9', {}],
    ['/petitions?PAGE=2', {}],
    ['/petitions?page=1%00', {}],
    ['/petitions?%70age=1', {}],
    ['/petitions?state=&search=', {}],
    ['/petitions;page=2', {}],
    ['//lutsk.localhost/petitions', {}],
    ['/petitions/', {}],
    ['/petitions#lutsk', {}],
  ] as const)('T10 %s with %o stays as it is', async (target, headers) => {
    const before = bare(await plain('/petitions'));
    const sent = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace(/lutsk$/, own('lutsk'))]),
    );
    const answer = await instance.fetch('slavutych', target, { headers: sent });
    const text = await answer.text();
    expect(text).not.toContain('Луцьк');
    expect(text).not.toContain('<script>');
    expect(bare(await plain('/petitions'))).toBe(before);
  });
});

describe('T19, T20 a session of Slavutych', () => {
  const viewer = async (slug: string, cookie: string) =>
    (await instance.fetch(slug, '/account', { headers: { Cookie: cookie } })).status;

  it('T19 is nobody in Lutsk, by page and by GraphQL', async () => {
    const cookie = `viche=${person.token}`;
    expect(await viewer('slavutych', cookie)).toBe(200);
    expect(await viewer('lutsk', cookie)).toBe(303);
    const names = async (slug: string) => {
      const answer = await instance.fetch(slug, '/graphql', {
        method: 'POST',
        headers: { Cookie: cookie, Origin: `http://${own(slug)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ viewer { displayName assurance } }' }),
      });
      return ((await answer.json()) as { data: { viewer: unknown } }).data.viewer;
    };
    expect(await names('slavutych')).toMatchObject({ assurance: 'eid' });
    expect(await names('lutsk')).toEqual({ displayName: null, assurance: 'guest' });
  });

  it.each([
    ['doubled', () => `viche=${person.token}; viche=${person.token}`],
    ['doubled by a neighbour, first', () => `viche=tossed; viche=${person.token}`],
    ['doubled by a neighbour, last', () => `viche=${person.token}; viche=tossed`],
    ['quoted', () => `viche="${person.token}"`],
    ['of another case', () => `Viche=${person.token}`],
  ])('T20 a cookie that is %s is nobody', async (_how, cookie) => {
    expect(await viewer('slavutych', cookie())).toBe(303);
  });

  it('T20 a page of a neighbour posts nothing, whatever it says of itself', async () => {
    for (const headers of [
      { 'Sec-Fetch-Site': 'same-site', Origin: `http://${own('slavutych')}` },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: `http://${own('lutsk')}` },
      { Origin: `http://${own('lutsk')}`, 'Sec-Fetch-Site': 'none' },
    ])
      for (const target of [petition, '/account/sessions', '/account/erase', '/auth/logout', '/graphql']) {
        const answer = await instance.fetch('slavutych', target, {
          method: 'POST',
          headers: { ...headers, Cookie: `viche=${person.token}`, 'content-type': 'application/x-www-form-urlencoded' },
          body: 'session=others&sure=yes',
        } as RequestInit);
        expect([403, 415], `${target} ${JSON.stringify(headers)}`).toContain(answer.status);
      }
    expect(await viewer('slavutych', `viche=${person.token}`)).toBe(200);
  });
});

describe('B01 a foreign post', () => {
  it('B01 is refused by every route of the site that takes one', async () => {
    const build = await import(path.join(ROOT, 'apps/web/build/server/index.js'));
    type Route = { path?: string; parentId?: string; module: { action?: unknown } };
    const routes = build.routes as Record<string, Route>;
    const pathOf = (route: Route): string =>
      `${route.parentId ? pathOf(routes[route.parentId]!) : ''}${route.path ? `/${route.path}` : ''}`;
    const targets = Object.values(routes)
      .filter(({ module }) => module.action)
      .map((route) => pathOf(route).replace(':plugin', 'petitions').replace(':key', petition.split('/').at(-1)!));
    expect(targets).toEqual(expect.arrayContaining([petition, '/account/erase', '/admin/settings/petitions', '/look']));
    // Mail programs end letters from anywhere, by the link's own secret and without any session (RFC 8058, ADR 015).
    const guarded = targets.filter((target) => !/^\/(follow|letters)\/end\//.test(target));
    expect(guarded).toHaveLength(targets.length - 2);
    for (const end of ['/follow/end/none', '/letters/end/petitions/signed/none'])
      expect((await instance.fetch('slavutych', end, { method: 'POST' })).status).toBe(404);
    for (const target of [...guarded, '/auth/login/eid', '/auth/logout'])
      for (const headers of [{ Origin: 'https://evil.example' }, { Origin: 'null' }, {}]) {
        const answer = await instance.fetch('slavutych', target, {
          method: 'POST',
          headers: { ...headers, Cookie: `viche=${person.token}`, 'content-type': 'application/x-www-form-urlencoded' },
          body: 'sure=yes',
        } as RequestInit);
        expect(answer.status, `${target} ${JSON.stringify(headers)}`).toBe(403);
      }
    const own = await instance.fetch('slavutych', '/account', { headers: { Cookie: `viche=${person.token}` } });
    expect(own.status).toBe(200);
  });
});

describe('a domain of the hromada’s own', () => {
  const NAME = 'petycii.hromada.gov.ua';
  const main = `http://${NAME}`;
  const mine = () => ({ Cookie: `viche=${person.token}` });
  const ofPlatform = (path: string, asked: Parameters<typeof askAs>[3] = {}) =>
    askAs(instance, own('slavutych'), path, asked);

  it('is nobody’s before it is proved, in both languages, and the proxy gets no certificate for it', async () => {
    const answer = await askAs(instance, NAME, '/petitions');
    expect(answer.status).toBe(404);
    expect(answer.body).toContain(NAME);
    for (const words of ['За цією адресою немає сайту громади', 'There is no council site at this address'])
      expect(answer.body).toContain(words);
    expect(answer.body).toContain(`href="http://localhost:${instance.port}/hromadas"`);
    expect(answer.body).not.toMatch(/Луцьк|Славутич/);
    expect(await tlsAnswer(NAME)).toBe(404);
  });

  it('is served once it is active; the desk stays at the platform’s address', async () => {
    await ownDomain(instance, 'slavutych', NAME, 'active');
    await expect.poll(async () => (await askAs(instance, NAME, '/')).status).toBe(200);
    expect(await tlsAnswer(NAME)).toBe(200);
    for (const name of ['slavutych', own('slavutych'), 'evil.example', '', 'localhost', 'gov.ua'])
      expect(await tlsAnswer(name), name).toBe(404);
    // What a proxy passes on for somebody else is no question of the proxy.
    expect(await tlsAnswer(NAME, { 'X-Forwarded-For': '203.0.113.9' })).toBe(400);
    const desk = await askAs(instance, NAME, '/admin/people?x=1');
    expect([desk.status, desk.headers.location]).toEqual([307, `http://${own('slavutych')}/admin/people?x=1`]);
    // Not chosen as the main one: both serve, and pages call the site by the platform's address.
    const page = await askAs(instance, NAME, petition);
    const target = page.status === 301 ? await askAs(instance, NAME, page.headers.location!) : page;
    expect(target.body).toContain(`content="http://${own('slavutych')}/petitions/`);
  });

  it('as the main address gets the readers of all others, forms and those who signed in excepted', async () => {
    await ownDomain(instance, 'slavutych', NAME, 'main');
    await expect.poll(async () => (await ofPlatform('/petitions?state=answered')).status).toBe(308);
    const sent = await ofPlatform('/en/petitions?state=answered');
    expect(sent.headers.location).toBe(`${main}/en/petitions?state=answered`);
    expect(sent.headers['cache-control']).toBe('private, no-store');
    const posted = await ofPlatform('/petitions', {
      method: 'POST',
      headers: { Origin: `http://${own('slavutych')}` },
    });
    expect(posted.status).not.toBe(308);
    expect(posted.headers.location ?? '').not.toContain(NAME);
    expect((await ofPlatform('/petitions', { headers: mine() })).status).toBe(200);
    expect((await ofPlatform('/login')).status).toBe(200);
    const file = await askAs(instance, `slavutych.files.localhost:${instance.port}`, '/nothing');
    expect(file.status).toBe(404);
  });

  it('is the name by which feeds, maps of the site, embeds and cards call it, whoever asks and where', async () => {
    const absolute = async (path: string, asked?: Parameters<typeof askAs>[3]) => {
      const answers = [await askAs(instance, NAME, path), await ofPlatform(path, { headers: mine(), ...asked })];
      for (const { status, body } of answers) {
        expect(status, path).toBe(200);
        expect(body, path).toContain(`${main}/`);
        expect(body, path).not.toContain(`//${own('slavutych')}`);
      }
    };
    for (const path of [
      '/robots.txt',
      '/sitemap.xml',
      '/news.atom',
      '/news.json',
      '/calendar.ics',
      '/petitions/feed.atom',
    ])
      await absolute(path);
    const page = await askAs(instance, NAME, petition);
    await absolute(page.status === 301 ? page.headers.location! : petition);
  });

  it('T21 a login of one address is nobody’s at the other; a lost name is a 404 and sends nobody anywhere', async () => {
    const account = await askAs(instance, NAME, '/account', { headers: mine() });
    expect([account.status, account.headers.location?.startsWith('/login')]).toEqual([303, true]);
    await ownDomain(instance, 'slavutych', NAME, 'gone');
    await expect.poll(async () => (await askAs(instance, NAME, '/')).status).toBe(404);
    expect((await ofPlatform('/petitions')).status).toBe(200);
    expect(await tlsAnswer(NAME)).toBe(404);
  });

  const tlsAnswer = async (name: string, headers: Record<string, string> = {}) => {
    const target = `/tls-ask?${new URLSearchParams({ domain: name })}`;
    return (await askAs(instance, `127.0.0.1:${instance.port}`, target, { headers })).status;
  };
});
