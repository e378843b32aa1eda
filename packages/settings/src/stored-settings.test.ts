import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { demoSchema as schema } from './demo-schema.fixture.ts';
import { parseStored, presetDifferences, presetFor, withoutSecrets } from './index.ts';

describe('parseStored', () => {
  it('gives defaults for new keys, drops old ones and bad values, and reports them', () => {
    const stored = { threshold: 300, retired: 1, name: 5, token: 'plain', assurance: 'eid' };
    const { values, dropped, secretsSet } = parseStored(schema, stored);
    expect(values).toMatchObject({ threshold: 300, name: 'Петиції', open: true, token: '' });
    expect(dropped).toEqual([
      { key: 'retired', why: 'unknown-key' },
      { key: 'name', why: 'bad-value' },
      { key: 'token', why: 'bad-value' },
    ]);
    expect(secretsSet.size).toBe(0);
  });

  it('S06 never returns a secret, nor lets it leave with an export', () => {
    const stored = { token: { $sealed: 'Q0FOQVJZ' }, threshold: 9 };
    const { values, secretsSet } = parseStored(schema, stored);
    expect(values.token).toBe('');
    expect([...secretsSet]).toEqual(['token']);
    expect(withoutSecrets(schema, stored)).toEqual({ threshold: 9 });
  });

  it('lets go of the values that break a rule between settings', () => {
    const ruled = z
      .strictObject({ min: z.int().default(1), max: z.int().default(9), other: z.int().default(0) })
      .refine(({ min, max }) => min <= max, { path: ['max'] });
    expect(parseStored(ruled, { min: 5, max: 3, other: 7 })).toMatchObject({
      values: { min: 5, max: 9, other: 7 },
      dropped: [{ key: 'max', why: 'bad-value' }],
    });
    expect(parseStored(ruled, { min: 50, max: 3 }).values).toEqual({ min: 1, max: 9, other: 0 });
  });
});

describe('presets', () => {
  const presets = [
    { id: 'small', upTo: 10_000, values: { threshold: 100 } },
    { id: 'middle', upTo: 50_000, values: { threshold: 250 } },
    { id: 'city', values: { threshold: 1000, open: true } },
  ];

  it.each([
    [0, 'small'],
    [10_000, 'small'],
    [10_001, 'middle'],
    [217_000, 'city'],
  ])('%i people: %s', (population, id) => {
    expect(presetFor<typeof schema>(presets, population)?.id).toBe(id);
  });

  it('tells where the tenant differs', () => {
    const values = schema.parse({ threshold: 800 });
    expect(presetDifferences<typeof schema>({ id: 'city', values: { threshold: 1000, open: true } }, values)).toEqual([
      { key: 'threshold', preset: 1000, value: 800 },
    ]);
    expect(presetFor(undefined, 5)).toBeNull();
  });
});
