import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Instance, startInstance } from './instance.ts';

let instance: Instance;
let petitionId: string;
let petitionPath: string;
/** What the platform's figures are told apart by. */
const FIGURES_BY = ['kind', 'le', 'major', 'method', 'minor', 'patch', 'space', 'status', 'type', 'version'];

beforeAll(async () => {
  instance = await startInstance();
  const database = new pg.Client({ connectionString: instance.superUrl });
  await database.connect();
  const { rows } = await database.query(
    `select p.id, p.ref from petitions_petition p join tenant t on t.id = p.tenant_id where t.slug = 'slavutych' and p.state = 'collecting' limit 1`,
  );
  petitionId = rows[0].id;
  petitionPath = `/petitions/${rows[0].ref}`;
  await database.end();
}, 180_000);
afterAll(() => instance?.stop());

const graphql = (slug: string, body: unknown, headers: Record<string, string> = {}) =>
  instance.fetch(slug, '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('T18 the host decides, and only one spelling of it', () => {
  it.each([
    ['unknown', 404],
    ['lutsk.slavutych', 400],
    ['SLAVUTYCH', 308],
    ['slavutych..', 400],
    ['xn--80ak6aa92e', 404],
  ])('%s is answered with %i', async (slug, status) => {
    const answer = await instance.fetch(slug, '/');
    expect(answer.status).toBe(status);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

describe('B01 a form of another site', () => {
  it.each([
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    {},
    { 'Sec-Fetch-Site': 'same-site', Origin: 'http://lutsk.localhost' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ] as Record<string, string>[])('with %o is refused', async (headers) => {
    for (const path of [petitionPath, '/auth/login/eid', '/auth/logout', '/look']) {
      const answer = await instance.fetch('slavutych', path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: 'petitionId=1',
      });
      expect(answer.status, path).toBe(403);
    }
  });
});

describe('B02 GraphQL takes JSON by POST of the same origin only', () => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    '%s is refused',
    async (type) => {
      const answer = await graphql('slavutych', '{"query":"{ __typename }"}', { 'content-type': type });
      expect([405, 415]).toContain(answer.status);
    },
  );
  it('a mutation by GET is refused', async () => {
    const answer = await instance.fetch('slavutych', `/graphql?query=${encodeURIComponent('mutation { __typename }')}`);
    expect([400, 405]).toContain(answer.status);
  });
  it('JSON with a cookie and a foreign origin is refused', async () => {
    const answer = await graphql(
      'slavutych',
      { query: '{ __typename }' },
      { Cookie: 'viche=abc', Origin: 'https://evil.example' },
    );
    expect(answer.status).toBe(403);
  });
});

describe('Q01 documents that cost too much are refused before they run', () => {
  const nested = (depth: number) => `{ ${'tenant { '.repeat(depth)} __typename ${'}'.repeat(depth)} }`;
  it.each([
    ['depth 50', nested(50)],
    ['1,000 aliases', `{ ${Array.from({ length: 1000 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
  ])('%s', async (_name, query) => {
    const answer = await graphql('slavutych', { query });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('graphql/limit');
  });
  it('Q03 a body of 10 MB is refused without being read', async () => {
    const answer = await graphql('slavutych', `{"query":"${'x'.repeat(10_000_000)}"}`).catch(() => null);
    if (answer) expect(answer.status).toBe(413);
  });
});

it('an integrator reads petitions of one hromada and none of the other', async () => {
  const answer = await graphql('lutsk', {
    query: '{ petitions(first: 100) { totalCount edges { node { title } } } node(id: "x") { __typename } }',
  });
  const { data } = (await answer.json()) as {
    data: { petitions: { totalCount: number; edges: { node: { title: string } }[] } };
  };
  expect(data.petitions.totalCount).toBeGreaterThan(5);
  expect(data.petitions.edges.map(({ node }) => node.title).join()).not.toContain('школи № 3');
});

it('T08 a petition of Slavutych does not exist in Lutsk, by any name', async () => {
  const id = Buffer.from(`Petition:${petitionId}`).toString('base64url');
  const query = `query($id: ID!, $ref: String!) { node(id: $id) { __typename } petition(ref: $ref) { title } }`;
  const answer = await graphql('lutsk', { query, variables: { id, ref: petitionPath.split('/').at(-1) } });
  expect(await answer.json()).toEqual({ data: { node: null, petition: null } });
  expect((await instance.fetch('lutsk', petitionPath)).status).toBe(404);
});

describe('O01 a callback without a login of this browser', () => {
  it.each(['', '?state=x', '?code=abc&state=x', '?error=access_denied'])('%s opens no session', async (query) => {
    const answer = await instance.fetch('slavutych', `/auth/callback/eid${query}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/^\/login\?error=identity/);
    expect(answer.headers.getSetCookie().filter((cookie) => /^(__Host-)?viche=[^;]/.test(cookie))).toEqual([]);
  });
});

it('B06 a cached page gets a fresh nonce each time, and header and page agree', async () => {
  const nonces = new Set<string>();
  for (let round = 0; round < 100; round += 1) {
    const answer = await instance.fetch('slavutych', petitionPath);
    const target =
      answer.status === 301
        ? await instance.fetch('slavutych', new URL(answer.headers.get('location')!, 'http://x').pathname)
        : answer;
    const nonce = /'nonce-([^']+)'/.exec(target.headers.get('content-security-policy') ?? '')![1]!;
    const body = await target.text();
    expect(body).toContain(`nonce="${nonce}"`);
    expect(body).not.toContain('nonce-');
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(100);
});

it('T10 unknown parameters and forwarded hosts poison no page', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      instance.fetch('slavutych', `/petitions?utm=${index}&page=1&evil=%3Cscript%3E`, {
        headers: { 'X-Forwarded-Host': `lutsk.localhost:${instance.port}` },
      }),
    ),
  );
  for (const answer of answers) expect(await answer.text()).not.toContain('Луцьк');
  expect(await (await instance.fetch('slavutych', '/petitions')).text()).not.toContain('evil');
});

it('B03 another origin gets no leave to read with credentials', async () => {
  for (const path of ['/', petitionPath, '/graphql', '/account']) {
    const answer = await instance.fetch('slavutych', path, {
      headers: { Origin: 'https://evil.example', Cookie: 'viche=abc' },
    });
    expect(answer.headers.has('access-control-allow-origin'), path).toBe(false);
  }
  const preflight = await instance.fetch('slavutych', '/graphql', {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://evil.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    },
  });
  expect(preflight.headers.has('access-control-allow-origin')).toBe(false);
});

it('B04 no page may be framed', async () => {
  for (const path of ['/', '/petitions', petitionPath, '/login', '/account', '/nothing']) {
    const { headers } = await instance.fetch('slavutych', path);
    expect(headers.get('content-security-policy'), path).toMatch(/frame-ancestors 'none'|^$/);
  }
});

it('answers carry the security headers', async () => {
  const { headers } = await instance.fetch('slavutych', '/');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
});

it('a form of 2 MB is refused', async () => {
  const body = `title=${'x'.repeat(2_000_000)}`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
    Origin: `http://slavutych.localhost:${instance.port}`,
  };
  expect((await instance.fetch('slavutych', petitionPath, { method: 'POST', headers, body })).status).toBe(413);
});

it('R02 a long search, a deep page and an address longer than any are answered at no cost', async () => {
  const status = async (path: string) => (await instance.fetch('slavutych', path)).status;
  expect(await status(`/petitions?search=${encodeURIComponent('а'.repeat(1_500))}`)).toBe(200);
  expect(await status('/petitions?page=1000000')).toBe(404);
  expect(await status(`/petitions?search=${'a'.repeat(40_000)}`)).toBe(431);
});

describe('T23 the platform’s own figures', () => {
  it('T23 are not told to visitors of a hromada, and name none to whoever reads them', async () => {
    expect((await instance.fetch('slavutych', '/metrics')).status).toBe(404);
    const lines = (await (await instance.fetch(null, '/metrics')).text())
      .split('\n')
      .filter((line) => /^[a-z]/.test(line));
    const labels = new Set(lines.flatMap((line) => [...line.matchAll(/[{,](\w+)="/g)].map(([, label]) => label)));
    expect([...labels].sort()).toEqual(FIGURES_BY);
    const database = new pg.Client({ connectionString: instance.superUrl });
    await database.connect();
    const { rows } = await database.query('select id, slug, code, edrpou, official_name from tenant');
    await database.end();
    const names = rows.flatMap((row) => Object.values(row).map(String));
    expect(names.filter((name) => lines.some((line) => line.includes(name)))).toEqual([]);
  });
});
