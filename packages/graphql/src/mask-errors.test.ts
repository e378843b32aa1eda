import { DatabaseBusy } from '@viche/db';
import { describe, expect, it } from 'vitest';
import { CANARY } from './testing/test-plugins.ts';
import { build, sign } from './testing/test-server.ts';

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
    const { post, caller } = build(
      {},
      {
        buildContext: async () => {
          throw new Error(CANARY);
        },
      },
    );
    const response = await post({ query: '{ viewer { locale } }' });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('canary');
    expect(String(caller.lines[0]?.fields.err)).toContain('canary');
  });

  it('Q06 says busy, not broken, when the database gives up', async () => {
    const { run, caller } = build({ refuseLease: new DatabaseBusy('waited too long') });
    const { errors } = await run('{ usesDatabase }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'core/busy' });
    expect(caller.lines).toEqual([]);
  });

  it('Q06 points at a mistake of syntax', async () => {
    const response = await build().post({ query: '{ viewer {' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'Syntax Error: Expected Name, found <EOF>.', extensions: { code: 'graphql/bad-request' } }],
    });
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
