import { describe, expect, it } from 'vitest';
import { createSchemas } from './schemas.ts';
import { createGraphqlServer } from './server.ts';
import { testCaller } from './testing/test-caller.ts';
import { servers } from './testing/test-plugins.ts';

const schemas = createSchemas({ servers });

function build() {
  const caller = testCaller();
  let contexts = 0;
  const server = createGraphqlServer({
    schemas,
    buildContext: async () => {
      contexts += 1;
      return caller;
    },
    isSameOrigin: () => false,
    graphiql: false,
    log: caller.log,
  });
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    server.fetch(
      new Request('http://slavutych.localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  return { server, caller, post, contexts: () => contexts };
}

/** Milliseconds of the best of five tries: the machine may be busy, the work is not. */
async function fastest<T>(work: () => Promise<T>): Promise<{ ms: number; last: T }> {
  let ms = Number.POSITIVE_INFINITY;
  let last = await work();
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const began = performance.now();
    last = await work();
    ms = Math.min(ms, performance.now() - began);
  }
  return { ms, last };
}

async function limitOf(response: Response): Promise<unknown> {
  const { errors } = (await response.json()) as { errors: { extensions: Record<string, unknown> }[] };
  expect(errors[0]?.extensions.code).toBe('graphql/limit');
  return errors[0]?.extensions.limit;
}

const nested = (depth: number) => `{ things { edges { node { ${'self { '.repeat(depth)}id${' }'.repeat(depth)} } } } }`;
const repeat = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join(' ');
/** Twenty fragments, each spreading the next twice: 2^20 fields. */
const doubling = `{ things { edges { node { ...F0 } } } }
  ${repeat(20, (n) => `fragment F${n} on Thing { ...F${n + 1} ...F${n + 1} }`)} fragment F20 on Thing { id }`;

describe('Q01 documents over a limit', () => {
  it.each([
    ['depth', nested(50)],
    ['aliases', `{ ${repeat(150, (n) => `a${n}: viewer { locale }`)} }`],
    ['root-fields', `{ ${repeat(200, () => 'viewer { locale }')} }`],
    ['tokens', `{ ${'viewer '.repeat(5_000)} }`],
    ['directives', `{ viewer { locale ${'@include(if: true) '.repeat(120)} } }`],
  ])('Q01 refuses %s before anything runs', async (limit, query) => {
    const { post, caller, contexts } = build();
    const { ms, last: response } = await fastest(() => post({ query }));
    expect(ms).toBeLessThan(20);
    expect(response.status).toBe(400);
    expect(await limitOf(response)).toBe(limit);
    expect(caller.leases.opened).toBe(0);
    expect(contexts()).toBe(0);
  });

  it('Q01 holds for the site’s own in-process operations too', async () => {
    const { server, caller } = build();
    const { errors } = await server.execute({ document: nested(12), caller });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'graphql/limit', limit: 'depth' });
  });

  it('Q01 counts root fields that hide in fragments', async () => {
    const { post } = build();
    const fields = repeat(21, () => 'viewer { locale }');
    const response = await post({ query: `{ ...A } fragment A on Query { ... on Query { ${fields} } }` });
    expect(await limitOf(response)).toBe('root-fields');
  });

  it('Q01 lets the standard introspection pass', async () => {
    const { post } = build();
    const { getIntrospectionQuery } = await import('graphql');
    const response = await post({ query: getIntrospectionQuery() });
    expect(response.status).toBe(200);
    expect(await response.json()).not.toHaveProperty('errors');
  });
});

describe('Q02 cost', () => {
  it('Q02 measures doubling spreads without following them', async () => {
    const { server, caller } = build();
    const { ms, last } = await fastest(() => server.execute({ document: doubling, caller }));
    expect(ms).toBeLessThan(20);
    expect(last.errors?.[0]?.extensions).toMatchObject({ code: 'graphql/limit', limit: 'cost' });
    expect(caller.leases.opened).toBe(0);
  });

  it('Q02 multiplies nested lists', async () => {
    const { post } = build();
    const response = await post({
      query: '{ things(first: 100) { edges { node { self { id title count } id title } } } }',
    });
    expect(response.status).toBe(200);
    const query =
      'query ($n: Int = 100) { a: things(first: $n) { edges { node { id title count secret strong mayRead mayRule } } } b: things(first: 100) { edges { node { id title count secret strong mayRead mayRule } } } c: thingList(first: 100) { id title } }';
    const refused = await post({ query });
    expect(refused.status).toBe(400);
    expect(await limitOf(refused)).toBe('cost');
  });

  it.each(['{ things(first: 101) { pageInfo { endCursor } } }', '{ thingList(first: 1000) { id } }'])(
    'Q02 refuses a page over the bound: %s',
    async (query) => {
      const { post } = build();
      expect(await limitOf(await post({ query }))).toBe('first');
    },
  );

  it('Q02 sees the page size in a variable', async () => {
    const { post } = build();
    const query = 'query ($n: Int!) { things(first: $n) { pageInfo { endCursor } } }';
    expect(await limitOf(await post({ query, variables: { n: 5_000 } }))).toBe('first');
    expect((await post({ query, variables: { n: 5 } })).status).toBe(200);
  });

  it('Q02 refuses a cycle of fragments', async () => {
    const { post } = build();
    const query = '{ ...A } fragment A on Query { ...B } fragment B on Query { viewer { locale } ...A }';
    const response = await post({ query });
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain('Cannot spread fragment');
  });
});

describe('Q03 bodies', () => {
  it('Q03 refuses an array of operations', async () => {
    const { post } = build();
    const response = await post(' [{"query":"{ viewer { locale } }"}]');
    expect(response.status).toBe(400);
    expect(await limitOf(response)).toBe('batching');
  });

  it('Q03 stops reading a body of 10 MB within 128 kB', async () => {
    const { server } = build();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          sent += 16_384;
          controller.enqueue(new Uint8Array(16_384).fill(32));
          if (sent >= 10_000_000) controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const headers = { 'content-type': 'application/json' };
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' };
    const response = await server.fetch(new Request('http://a/graphql', init));
    expect(response.status).toBe(413);
    expect(await limitOf(response)).toBe('body');
    expect(sent).toBeLessThanOrEqual(131_072);
  });

  it('Q03 believes an honest length at once, and does not trust a false one', async () => {
    const { post } = build();
    const large = JSON.stringify({ query: `{ viewer { locale } } # ${'x'.repeat(110_000)}` });
    expect((await post(large, { 'content-length': '10' })).status).toBe(413);
  });

  it('Q03 refuses variables 10,000 deep, and lists over 500', async () => {
    const { post } = build();
    const query = 'query ($x: Int) { wantsNumber(n: $x) }';
    const deep = `{"query":${JSON.stringify(query)},"variables":{"x":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`;
    expect(await limitOf(await post(deep))).toBe('variables-depth');
    expect(await limitOf(await post({ query, variables: { x: Array(501).fill(1) } }))).toBe('variables-list');
  });

  it('Q03 refuses a compressed body unread', async () => {
    const { post } = build();
    for (const encoding of ['gzip', 'br', 'deflate', 'gzip, identity']) {
      expect((await post({ query: '{ viewer { locale } }' }, { 'content-encoding': encoding })).status).toBe(415);
    }
  });

  it('Q03 answers a broken body with 400', async () => {
    const { post } = build();
    for (const body of ['', '{', 'null', '"x"', '{"query":5}', '{"query":"{ viewer { locale } }","variables":[]}']) {
      expect((await post(body)).status, body).toBe(400);
    }
  });
});

describe('B02 transport', () => {
  const query = '{ viewer { locale } }';

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
  ])('B02 refuses %s', async (type) => {
    const { post } = build();
    expect((await post({ query }, { 'content-type': type })).status).toBe(415);
  });

  it('B02 refuses GET, HEAD, PUT and OPTIONS', async () => {
    const { server, contexts } = build();
    for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
      const response = await server.fetch(
        new Request(`http://a/graphql?query=${encodeURIComponent(query)}`, { method }),
      );
      expect(response.status, method).toBe(405);
      expect(response.headers.get('allow')).toBe('POST');
    }
    expect(contexts()).toBe(0);
  });

  it('B02 refuses a cookie from another site, and lets a token without cookie in', async () => {
    const { post, contexts } = build();
    const response = await post({ query }, { cookie: '__Host-s=1', origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'core/csrf' } }] });
    expect(contexts()).toBe(0);
    expect((await post({ query }, { authorization: 'Bearer vch_x' })).status).toBe(200);
  });

  it('B02 answers in both media types', async () => {
    const { post } = build();
    const type = 'application/graphql-response+json';
    const response = await post({ query }, { 'content-type': type, accept: type });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect((await post({ query: nested(50) }, { accept: 'application/json' })).status).toBe(400);
  });
});

describe('Q08 persisted operations', () => {
  const text = '{ viewer { locale } }';

  it('Q08 runs only build-time operations, and stores nothing', async () => {
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256').update(text).digest('hex');
    const { post } = build();
    const persistedQuery = { version: 1, sha256Hash: hash };
    const unknown = async () => {
      const response = await post({ extensions: { persistedQuery } });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
    };
    await unknown();
    expect((await post({ query: text, extensions: { persistedQuery } })).status).toBe(200);
    await unknown();
    expect((await post({ query: `${text} `, extensions: { persistedQuery } })).status).toBe(400);

    const caller = testCaller();
    const server = createGraphqlServer({
      schemas,
      buildContext: async () => caller,
      isSameOrigin: () => true,
      graphiql: false,
      log: caller.log,
      operations: new Map([[hash, text]]),
    });
    const body = JSON.stringify({ extensions: { persistedQuery } });
    const headers = { 'content-type': 'application/json' };
    const response = await server.fetch(new Request('http://a/graphql', { method: 'POST', headers, body }));
    expect(await response.json()).toEqual({ data: { viewer: { locale: 'en' } } });
  });
});
