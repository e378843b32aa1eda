import type { z } from 'zod';

/**
 * The fields of something stored that its schema of today still takes, as they were stored. What is gone or judged otherwise now
 * must not take the rest along with it.
 */
export function fittingFields(shape: z.core.$ZodLooseShape, stored: unknown): Record<string, unknown> {
  const fields = (typeof stored === 'object' && stored !== null ? stored : {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, schema]) => {
      const value = fields[name];
      return value !== undefined && (schema as z.ZodType).safeParse(value).success ? [[name, value]] : [];
    }),
  );
}
