import { describe, expect, it } from 'vitest';
import { build } from './testing/test-server.ts';

async function limitOf(response: Response): Promise<unknown> {
  const { errors } = (await response.json()) as { errors: { extensions: Record<string, unknown> }[] };
  expect(errors[0]?.extensions.code).toBe('graphql/limit');
  return errors[0]?.extensions.limit;
}

describe('Q03 bodies', () => {
  it('Q03 refuses an array of operations', async () => {
    const { post } = build();
    const response = await post(' [{"query":"{ viewer { locale } }"}]');
    expect(response.status).toBe(400);
    expect(await limitOf(response)).toBe('batching');
  });

  it('Q03 stops reading a body of 10 MB within 128 kB', async () => {
    const { graphql } = build();
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
    const response = await graphql.fetch(new Request('http://a/graphql', init));
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
    const { graphql, contexts } = build();
    for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
      const response = await graphql.fetch(
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
    expect((await post({ query: '{'.repeat(2_000) }, { accept: 'application/json' })).status).toBe(400);
  });
});
