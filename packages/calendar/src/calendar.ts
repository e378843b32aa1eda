import { z } from 'zod';
import { dayNumberFrom, localDaySchema } from './local-day.ts';

export const STATE_CALENDAR = 'ua-state';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const LEAP_YEAR = 2000;
const FIXED = /^fixed:(\d{2})-(\d{2})$/;
/** The whole year around Julian Easter stays inside the calendar year within these bounds. */
const EASTER = /^easter([+-])([1-5]?\d|60)$/;
const ON_DATE = /^date:(.+)$/;

export type Recurrence =
  | { readonly every: 'year'; readonly month: number; readonly dayOfMonth: number }
  | { readonly every: 'easter'; readonly offset: number }
  | { readonly every: 'never'; readonly on: string };

/** Reads `fixed:12-25`, `easter+49`, `date:2027-05-04`; null for anything else, 30 February too. */
export function readRecurrence(text: string): Recurrence | null {
  const fixed = FIXED.exec(text);
  if (fixed) {
    const [month, dayOfMonth] = [Number(fixed[1]), Number(fixed[2])];
    const exists = month > 0 && dayOfMonth > 0 && dayNumberFrom(LEAP_YEAR, month, dayOfMonth) !== null;
    return exists ? { every: 'year', month, dayOfMonth } : null;
  }
  const easter = EASTER.exec(text);
  if (easter) return { every: 'easter', offset: Number(`${easter[1]}${easter[2]}`) };
  const date = ON_DATE.exec(text)?.[1];
  return localDaySchema.safeParse(date).success ? { every: 'never', on: date as string } : null;
}

/**
 * A row of the holiday table. `validFrom` and `validTo` are the first and the last day on which the row has force
 * (`validTo: null` = still has). Rows of another calendar than the base one (a tenant's) overlay it. `verified` turns
 * true when a lawyer has compared the row with the act.
 */
export const calendarDaySchema = z
  .object({
    calendar: z.string().min(1),
    recur: z
      .string()
      .refine((text) => readRecurrence(text) !== null, 'fixed:MM-DD, easter±N (to 60) or date:YYYY-MM-DD'),
    kind: z.enum(['holiday', 'day-off', 'working']),
    name: slug,
    source: z.string().trim().min(1),
    validFrom: localDaySchema,
    validTo: localDaySchema.nullable().default(null),
    verified: z.boolean().default(false),
  })
  .refine((row) => row.validTo === null || row.validTo >= row.validFrom, {
    path: ['validTo'],
    message: 'before validFrom',
  });
export type CalendarDay = z.output<typeof calendarDaySchema>;

/**
 * A time in which rows of the base calendar have no force. `from` and `to` are its first and last day (`to: null` =
 * goes on). Ending martial law is one edit of `to`.
 */
export const calendarRegimeSchema = z
  .object({
    regime: slug,
    from: localDaySchema,
    to: localDaySchema.nullable().default(null),
    effect: z.array(z.enum(['ignore-holidays', 'ignore-transfers'])).min(1),
    source: z.string().trim().min(1),
    verified: z.boolean().default(false),
  })
  .refine((row) => row.to === null || row.to >= row.from, { path: ['to'], message: 'before from' });
export type CalendarRegime = z.output<typeof calendarRegimeSchema>;

/**
 * Everything that decides whether a day is worked. `base` names the calendar whose rows regimes suspend (`ua-state`
 * when absent); `edition` is copied into each result, so that a stored deadline tells what it was counted by.
 */
export const calendarSchema = z.object({
  days: z.array(calendarDaySchema).readonly(),
  regimes: z.array(calendarRegimeSchema).readonly(),
  base: z.string().min(1).optional(),
  edition: z.string().min(1).optional(),
});
export type Calendar = z.output<typeof calendarSchema>;

export function baseOf(calendar: Calendar): string {
  return calendar.base ?? STATE_CALENDAR;
}
