import { Busy, RateLimited, type StaffRole } from '@viche/plugin-api';
import { parse } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { DocumentStore } from './documents.ts';
import { encodeGlobalId } from './global-id.ts';
import { createSchemas, type GraphqlPart, printPublicSchema } from './schemas.ts';
import { createGraphqlServer, type GraphqlServerOptions } from './server.ts';
import { GUEST, RESIDENT, type TestCaller, type TestCallerOptions, testCaller } from './testing/test-caller.ts';
import { CANARY, countBatches, PETITION_ID, received, servers } from './testing/test-plugins.ts';

const schemas = createSchemas({ servers });

function build(options: TestCallerOptions = {}, server: Partial<GraphqlServerOptions> = {}) {
  const caller = testCaller(options);
  const graphql = createGraphqlServer({
    schemas,
    buildContext: async () => caller,
    isSameOrigin: () => true,
    graphiql: false,
    log: caller.log,
    ...server,
  });
  const run = (document: string, variables?: Record<string, unknown>) =>
    graphql.execute({ document, caller, ...(variables ? { variables } : {}) });
  return { caller, graphql, run };
}

const SIGN = `mutation ($input: SignPetitionInput!) { signPetition(input: $input) { __typename
  ... on Thing { id title }
  ... on Error { code message field }
  ... on AlreadySignedError { signedAt }
  ... on BadInputError { fields { field problem message } } } }`;
const sign = (run: ReturnType<typeof build>['run'], input: object) =>
  run(SIGN, { input: { petitionId: PETITION_ID, ...input } });

let watched: TestCaller | undefined;
afterEach(() => {
  expect(watched?.leases.held ?? 0).toBe(0);
  watched = undefined;
});

describe('commands as mutations', () => {
  it('answers the changed object', async () => {
    const { run, caller } = build();
    watched = caller;
    const { data, errors } = await sign(run, { idempotencyKey: 'k1' });
    expect(errors).toBeUndefined();
    expect(data?.signPetition).toEqual({ __typename: 'Thing', id: PETITION_ID, title: 'Signed' });
    expect(received.options).toEqual({ idempotencyKey: 'k1' });
    expect(received.input).not.toHaveProperty('idempotencyKey');
  });

  it.each([
    ['twice', 'AlreadySignedError', 'petitions/already-signed', 'You have signed already'],
    ['closed', 'NotOpenError', 'petitions/not-open', 'Signing has not begun'],
    ['gone', 'NotFoundError', 'core/not-found', 'There is no such page. The address may be wrong'],
    ['nothing', 'NotFoundError', 'core/not-found', 'There is no such page'],
  ])('answers %s as a member of the union', async (name, type, code, message) => {
    const { run } = build();
    const { data, errors } = await sign(run, { name });
    expect(errors).toBeUndefined();
    const answer = data?.signPetition as { message: string };
    expect(answer).toMatchObject({ __typename: type, code });
    expect(answer.message).toContain(message);
  });

  it('gives the facts of a refusal as fields, in the reader’s language', async () => {
    const { run } = build({ locale: 'uk' });
    const { data } = await sign(run, { name: 'twice' });
    expect(data?.signPetition).toMatchObject({
      signedAt: '2026-11-01T10:00:00.000Z',
      field: 'petitionId',
      message: 'Ви вже підписали',
    });
  });

  it('leaves lengths to the command’s own schema', async () => {
    const { run } = build();
    const { data } = await sign(run, { name: 'x'.repeat(11) });
    expect(data?.signPetition).toMatchObject({
      __typename: 'BadInputError',
      code: 'core/bad-input',
      fields: [{ field: 'name', problem: 'too-long' }],
    });
  });

  it('reads ids, dates, numbers, lists and nothing', async () => {
    const { run } = build();
    await sign(run, {
      petitionId: encodeGlobalId('Petition', PETITION_ID),
      name: null,
      note: null,
      how: 'HIDDEN',
      kopiykas: 9e11,
      on: '2026-11-21',
      at: '2026-11-21T10:00:00+02:00',
      atText: '2026-11-21T10:00:00+02:00',
      answers: [{ key: 'a', value: { deep: [1] } }],
      optionIds: [encodeGlobalId('Option', PETITION_ID)],
    });
    expect(received.input).toEqual({
      petitionId: PETITION_ID,
      note: null,
      how: 'HIDDEN',
      kopiykas: 9e11,
      on: '2026-11-21',
      at: new Date('2026-11-21T08:00:00Z'),
      atText: '2026-11-21T08:00:00.000Z',
      answers: [{ key: 'a', value: { deep: [1] } }],
      optionIds: [PETITION_ID],
    });
  });

  it('takes the id of a foreign type for the id of nothing', async () => {
    const { run } = build();
    await sign(run, { petitionId: encodeGlobalId('Poll', PETITION_ID) });
    expect(received.input).toMatchObject({ petitionId: '00000000-0000-0000-0000-000000000000' });
  });

  it('holds no read session while a command runs, even between two mutations', async () => {
    const { run, caller } = build();
    watched = caller;
    const { errors } = await run(
      `mutation ($input: SignPetitionInput!) { signPetition(input: $input) { __typename } b: signPetition(input: $input) { __typename } }`,
      { input: { petitionId: PETITION_ID } },
    );
    expect(errors).toBeUndefined();
    expect(caller.heldByCommand).toEqual([0, 0]);
    expect(caller.leases.opened).toBe(2);
  });

  it('says "outcome unknown" when it has committed but cannot read', async () => {
    const { run } = build({ refuseLease: new Busy({ retryAfter: 2 }) });
    const { data } = await sign(run, {});
    expect(data?.signPetition).toMatchObject({ __typename: 'OutcomeUnknownError', code: 'core/outcome-unknown' });
  });

  it('reports an undeclared refusal by its code', async () => {
    const { run } = build();
    const { errors } = await sign(run, { name: 'other' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'petitions/undeclared' });
  });
});

describe('Q04 a module that is off', () => {
  it('Q04 does not exist: SDL, introspection, __type, errors, suggestions', async () => {
    const { run } = build({ enabled: ['petitions'] });
    const answers = await Promise.all([
      run('{ poll { question } }'),
      run('{ pol { question } }'),
      run('{ __type(name: "Poll") { name } }'),
      run('{ __schema { types { name fields { name } possibleTypes { name } } } }'),
      run('{ things { edges { node { ... on Poll { question } } } } }'),
      run('query ($p: Pol) { viewer { locale } }'),
    ]);
    const [, , byName, all] = answers;
    expect(byName?.data?.__type).toBeNull();
    expect(JSON.stringify(all)).not.toMatch(/poll/i);
    expect(JSON.stringify(answers)).not.toMatch(/Did you mean/);
    expect(printPublicSchema(servers.slice(0, 1))).not.toMatch(/poll/i);
    expect(printPublicSchema(servers)).toMatch(/poll: Poll/);
  });

  it('Q04 suggests no values of arguments and variables', async () => {
    const { run } = build();
    const answers = await Promise.all([
      sign(run, { how: 'SHOWM' }),
      sign(run, { nam: 'x' }),
      run('mutation { signPetition(input: { petitionId: "1", how: SHOWM }) { __typename } }'),
    ]);
    for (const { errors } of answers) expect(errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(answers)).not.toMatch(/Did you mean|"SHOWN"/);
  });

  it('Q04 keeps at most 32 schemas, the oldest dropped', () => {
    const many = Array.from({ length: 6 }, (_, n) => ({ manifest: { id: `p${n}` } }) as unknown as GraphqlPart);
    const composed = createSchemas({ servers: many });
    const set = (bits: number) => new Set(many.flatMap(({ manifest }, n) => ((bits >> n) & 1 ? [manifest.id] : [])));
    const first = composed.schemaFor(set(0));
    expect(composed.schemaFor(new Set(['unknown']))).toBe(first);
    for (let bits = 1; bits < 40; bits += 1) composed.schemaFor(set(bits));
    expect(composed.held).toBe(32);
    expect(composed.schemaFor(set(0))).not.toBe(first);
  });

  it('Q05 answers core/module-off when it goes off in mid-flight', async () => {
    const enabled = new Set(['petitions', 'polls']);
    const caller = testCaller();
    const moving = Object.defineProperty({ ...caller }, 'enabled', { get: () => enabled });
    const { graphql } = build({}, { admit: async () => void enabled.delete('polls') });
    const { errors, data } = await graphql.execute({
      document: '{ poll { question } viewer { locale } }',
      caller: moving,
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'core/module-off' });
    expect(data).toMatchObject({ poll: null, viewer: { locale: 'en' } });
  });

  it('Q05 finds a kept operation gone after the switch', async () => {
    const document = parse('{ poll { question } }');
    const { graphql, caller } = build();
    expect((await graphql.execute({ document, caller })).data).toEqual({ poll: { question: 'Which park?' } });
    const off = testCaller({ enabled: ['petitions'] });
    const { errors } = await graphql.execute({ document, caller: off });
    expect(errors?.[0]?.message).toBe('Cannot query field "poll" on type "Query".');
  });
});

describe('Q06 unexpected errors', () => {
  it.each([
    ['{ broken }', {}],
    ['{ hugeInt }', {}],
    ['{ usesDatabase }', { refuseLease: new Error(CANARY) }],
  ])('Q06 masks %s', async (query, options) => {
    const { run, caller } = build(options);
    const { errors } = await run(query);
    expect(errors?.[0]).toMatchObject({
      message: 'Internal error',
      extensions: { code: 'graphql/internal', requestId: 'req-1' },
    });
    expect(JSON.stringify(errors)).not.toMatch(/canary|select|secret|\.ts|99999/i);
    expect(caller.lines).toMatchObject([{ fields: { requestId: 'req-1', err: expect.any(Error) } }]);
  });

  it('Q06 masks a command that breaks', async () => {
    const { run, caller } = build();
    const { errors } = await sign(run, { name: 'bug' });
    expect(JSON.stringify(errors)).not.toContain('canary');
    expect(errors?.[0]?.message).toBe('Internal error');
    expect(String(caller.lines[0]?.fields.err)).toContain('canary');
  });

  it('Q06 masks over HTTP, a context that cannot be built included', async () => {
    const { graphql, caller } = build(
      {},
      {
        buildContext: async () => {
          throw new Error(CANARY);
        },
      },
    );
    const body = JSON.stringify({ query: '{ viewer { locale } }' });
    const headers = { 'content-type': 'application/json' };
    const response = await graphql.fetch(new Request('http://a/graphql', { method: 'POST', headers, body }));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('canary');
    expect(String(caller.lines[0]?.fields.err)).toContain('canary');
  });

  it('Q06 keeps the client’s own mistakes readable', async () => {
    const { run, caller } = build();
    const { errors } = await run('query ($n: Int) { wantsNumber(n: $n) }', { n: 2 ** 40 });
    expect(errors?.[0]?.message).toContain('Int cannot represent');
    expect(errors?.[0]?.extensions.code).toBe('graphql/bad-request');
    expect(caller.lines).toEqual([]);
  });

  it('Q06 gives an expected error of a query its code and text', async () => {
    const { run } = build({ locale: 'uk' });
    const { errors, data } = await run('{ refusing }');
    expect(data).toEqual({ refusing: null });
    expect(errors?.[0]?.message).toMatch(/^Такої сторінки немає/);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'core/not-found', requestId: 'req-1' });
  });
});

describe('Q07 nodes', () => {
  it('Q07 answers null alike for what is malformed, unknown, or no node', async () => {
    const { run } = build();
    const ids = [
      'x',
      '',
      encodeGlobalId('Thing', PETITION_ID),
      encodeGlobalId('Viewer', PETITION_ID),
      encodeGlobalId('Nobody', PETITION_ID),
      encodeGlobalId('Error', PETITION_ID),
      encodeGlobalId('Petition', "1' or true"),
    ];
    const { data, errors } = await run(
      'query ($ids: [ID!]!, $id: ID!) { nodes(ids: $ids) { id } node(id: $id) { id } }',
      {
        ids,
        id: ids[1],
      },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ nodes: ids.map(() => null), node: null });
  });
});

describe('Q09 deny by default', () => {
  it('Q09 refuses a guest every root field that is not public', async () => {
    const { run } = build({ actor: GUEST });
    const closed = await run('{ private }');
    expect(closed.errors?.[0]?.extensions).toMatchObject({ code: 'core/sign-in' });
    expect(closed.data).toEqual({ private: null });
    const mutation = await sign(run, {});
    expect(mutation.errors?.[0]?.extensions).toMatchObject({ code: 'core/sign-in' });
    const open = await run(
      '{ viewer { displayName assurance roles { role } } things { edges { node { title } } } poll { question } }',
    );
    expect(open.errors).toBeUndefined();
    expect(open.data?.viewer).toEqual({ displayName: null, assurance: 'guest', roles: [] });
    expect((await build().run('{ private }')).data).toEqual({ private: 'for residents' });
  });

  it('Q09 answers a failed scope by who asks', async () => {
    const query = '{ thingList(first: 1) { secret mayRead mayRule strong } }';
    const codes = async (options: TestCallerOptions) =>
      ((await build(options).run(query)).errors ?? []).map(({ path, extensions }) => [path?.at(-1), extensions.code]);
    expect(await codes({})).toEqual(
      expect.arrayContaining([
        ['secret', 'core/not-found'],
        ['mayRule', 'core/not-found'],
      ]),
    );
    expect(await codes({ actor: { ...RESIDENT, assurance: 'email' } })).toContainEqual(['strong', 'core/assurance']);
    expect(await codes({ actor: GUEST })).toContainEqual(['strong', 'core/sign-in']);
    const staff = { ...RESIDENT, roles: [{ role: 'auditor' as StaffRole, module: '' }] };
    expect(await codes({ actor: staff })).toContainEqual(['mayRule', 'core/forbidden']);
    expect(await codes({ actor: staff })).not.toContainEqual(['secret', expect.anything()]);
  });
});

describe('owners', () => {
  it.each([
    ['a type', 'type Orphan has no owner', false],
    ['a root field', 'field Query.orphan has no owner', true],
  ])('refuses %s without one at build', (_what, message, typeOwned) => {
    const server = {
      manifest: { id: 'bad' },
      graphql: (builder: import('./builder.ts').Builder) => {
        const extensions = typeOwned ? { plugin: 'bad' } : {};
        const Orphan = builder
          .objectRef<object>('Orphan')
          .implement({ extensions, fields: (t) => ({ a: t.string({ resolve: () => '' }) }) });
        builder.queryField('orphan', (t) =>
          t.field({ type: Orphan, resolve: () => ({}), ...(typeOwned ? {} : { extensions: { plugin: 'bad' } }) }),
        );
      },
    } as unknown as GraphqlPart;
    expect(() => createSchemas({ servers: [server] }).schemaFor(new Set(['bad']))).toThrow(message);
  });

  it('wants a field on somebody else’s type to be nullable', () => {
    const server = {
      manifest: { id: 'bad' },
      graphql: (builder: import('./builder.ts').Builder) =>
        builder.objectField('Viewer' as never, 'extra', (t) =>
          t.string({ extensions: { plugin: 'bad' }, resolve: () => '' }),
        ),
    } as unknown as GraphqlPart;
    expect(() => createSchemas({ servers: [server] }).schemaFor(new Set(['bad']))).toThrow(
      'Viewer.extra of bad must be nullable',
    );
  });
});

describe('the life of an operation', () => {
  it('leases one session for a query that reads rows, and none for one that does not', async () => {
    const { run, caller } = build({ db: { word: 'read' } });
    watched = caller;
    await run('{ viewer { locale } tenant { slug modules names { locale short } } __schema { queryType { name } } }');
    expect(caller.leases.opened).toBe(0);
    const { data } = await run('{ usesDatabase private things { edges { cursor } } }');
    expect(data?.usesDatabase).toBe('read');
    expect(caller.leases.opened).toBe(1);
  });

  it('stops after its time and keeps the session until the last resolver has ended', async () => {
    const { run, caller } = build({}, { timeout: 20 });
    watched = caller;
    const { errors, data } = await run('{ slow { count self { title } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'graphql/limit', limit: 'time' });
    expect(data).toBeUndefined();
    expect(caller.leases.held).toBe(1);
    const before = countBatches.length;
    await expect.poll(() => caller.leases.held).toBe(0);
    expect(countBatches.length).toBe(before);
  });

  it('asks for admission with the cost before anything runs', async () => {
    const costs: number[] = [];
    const { run, caller } = build(
      {},
      {
        admit: async (_caller, cost) => {
          costs.push(cost);
          throw new RateLimited({ retryAfter: 3 });
        },
      },
    );
    const { errors } = await run('{ things(first: 10) { edges { node { id title } } } }');
    expect(costs).toEqual([41]);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'core/rate-limited' });
    expect(caller.leases.opened).toBe(0);
  });

  it('batches counts into one call', async () => {
    countBatches.length = 0;
    const { run } = build();
    const { data } = await run('{ thingList { count } things { edges { node { count } } } }');
    expect(data?.thingList).toHaveLength(3);
    expect(countBatches).toEqual([['t0', 't1', 't2']]);
  });

  it('wants the name of one operation of several', async () => {
    const { graphql, caller } = build();
    const document = 'query A { viewer { locale } } query B { tenant { slug } }';
    expect((await graphql.execute({ document, caller })).errors?.[0]?.extensions.code).toBe('graphql/bad-request');
    expect((await graphql.execute({ document, caller, operationName: 'B' })).data).toEqual({
      tenant: { slug: 'slavutych' },
    });
  });
});

describe('documents', () => {
  it('parses and validates a text once, drops the one used longest ago, keeps no giants', () => {
    const store = new DocumentStore(2);
    const first = store.open('{ viewer { locale } }');
    expect(store.open('{ viewer { locale } }')).toBe(first);
    const schema = schemas.schemaFor(new Set(['petitions']));
    expect(store.validate(first, schema)).toBe(store.validate(first, schema));
    store.open('{ tenant { slug } }');
    store.open('{ tenant { code } }');
    expect(store.size).toBe(2);
    expect(store.open('{ viewer { locale } }')).not.toBe(first);
    store.open(`{ viewer { locale } } # ${'x'.repeat(10_000)}`);
    expect(store.size).toBe(2);
    const node = parse('{ tenant { slug } }');
    expect(store.open(node)).toBe(store.open(node));
  });
});

describe('GraphiQL', () => {
  const get = () => new Request('http://a/graphql', { headers: { accept: 'text/html' } });

  it('shows the editor only where it is wanted, with the page’s nonce', async () => {
    expect((await build().graphql.fetch(get())).status).toBe(405);
    const response = await build({}, { graphiql: true }).graphql.fetch(get(), { nonce: 'n0nce' });
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    expect(page).toContain('<script nonce="n0nce">');
    expect(page).toContain('"endpoint":"/graphql"');
  });
});
