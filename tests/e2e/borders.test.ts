import { connect } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedInPerson, signedInPeople } from '../bench/people.ts';
import { hostOf } from './host-of.ts';
import { type Instance, startInstance } from './instance.ts';

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
