import { describe, expect, it } from 'vitest';
import { build } from './testing/test-server.ts';

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

    const built = build({}, { operations: new Map([[hash, text]]) });
    const response = await built.post({ extensions: { persistedQuery } });
    expect(await response.json()).toEqual({ data: { viewer: { locale: 'en' } } });
  });
});
