import { RateLimited } from '@viche/plugin-api';
import { parse } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { DocumentStore } from './documents.ts';
import type { TestCaller } from './testing/test-caller.ts';
import { countBatches, PETITION_ID } from './testing/test-plugins.ts';
import { build, SIGN, schemas } from './testing/test-server.ts';

let watched: TestCaller | undefined;
afterEach(() => {
  expect(watched?.leases.held ?? 0).toBe(0);
  watched = undefined;
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

  it('answers a refused admission over HTTP with its status and when to come again', async () => {
    const admit = async () => {
      throw new RateLimited({ retryAfter: 2.5 });
    };
    const { post } = build({}, { admit });
    const response = await post({ query: '{ viewer { locale } }' });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('3');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'core/rate-limited' } }] });
  });

  it('tells a mutation that ran out of time that its outcome is unknown', async () => {
    const { post } = build({}, { timeout: 20 });
    const response = await post({ query: SIGN, variables: { input: { petitionId: PETITION_ID, name: 'slow' } } });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'core/outcome-unknown' } }] });
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
