import { expect, it } from 'vitest';
import { z } from 'zod';
import { fittingFields } from './fitting-fields.ts';

const { shape } = z.object({ days: z.int().min(1), label: z.string().optional(), open: z.boolean().default(true) });

it('keeps what still fits, as it was stored, and drops the rest alone', () => {
  expect(fittingFields(shape, { days: 0, label: 'a', open: 'yes', gone: 1 })).toEqual({ label: 'a' });
});

it.each([undefined, null, 'text', 7, []])('finds nothing in %j', (stored) => {
  expect(fittingFields(shape, stored)).toEqual({});
});
