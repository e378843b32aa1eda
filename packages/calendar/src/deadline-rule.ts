import { z } from 'zod';
import { STATE_CALENDAR } from './calendar.ts';
import { KYIV, zoneSchema } from './zone.ts';

export const TERM_UNITS = ['working-days', 'calendar-days', 'months', 'hours'] as const;
const termUnitSchema = z.enum(TERM_UNITS);
export type TermUnit = z.output<typeof termUnitSchema>;

/** Ten years of days; nothing in the law is longer, and a slip of the finger must not count for minutes. */
const LONGEST_TERM = 3_660;
const amountSchema = z.number().int().min(0).max(LONGEST_TERM);
const factSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');

const startSchema = z
  .object({
    event: factSchema,
    count: z.enum(['day-after', 'moment']),
    afterHours: z.enum(['same-day', 'next-working-day']).default('same-day'),
    /** Local time from which the office is closed; needed when `afterHours` moves the start. */
    officeClosesAt: clockSchema.optional(),
  })
  .refine((start) => start.afterHours === 'same-day' || start.officeClosesAt !== undefined, {
    path: ['officeClosesAt'],
    message: 'needed with afterHours next-working-day',
  });

const pauseSchema = z.object({ from: factSchema, to: factSchema, countEnds: z.boolean().default(false) });

const extendSchema = z.object({
  to: amountSchema.min(1),
  unit: termUnitSchema,
  countFrom: z.enum(['original-start', 'decision']).default('original-start'),
  once: z.boolean().default(true),
  decideWithin: z.enum(['original-term', 'any-time']).default('original-term'),
  needs: z.array(z.string()).default([]),
});

const restartSchema = z.object({ on: factSchema, amount: amountSchema.min(1).optional() });
const warnSchema = z.object({
  before: z.number().int().min(0).max(LONGEST_TERM),
  unit: z.enum(['working-days', 'calendar-days', 'hours']),
});

/**
 * A legal term as data, frozen into each deadline that it starts. The words in `start.event`, `pause`, `restart` and
 * `stop` are facts of the process (`received`, `fee-issued`); `source` is the act and article.
 */
export const deadlineRuleSchema = z
  .object({
    id: z.string().min(1),
    edition: z.string().min(1),
    source: z.string().trim().min(1),
    unit: termUnitSchema,
    amount: amountSchema,
    calendar: z.string().min(1).default(STATE_CALENDAR),
    zone: zoneSchema.default(KYIV),
    regimeBy: z.enum(['each-day', 'start']).default('each-day'),
    start: startSchema,
    end: z.enum(['end-of-local-day', 'moment']),
    roll: z.enum(['none', 'next-working-day']).default('none'),
    pause: z.array(pauseSchema).default([]),
    extend: extendSchema.optional(),
    restart: z.array(restartSchema).default([]),
    stop: z.array(factSchema).default([]),
    warn: z.array(warnSchema).default([]),
  })
  .superRefine((rule, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: path.split('.'), message });
    const hours = rule.unit === 'hours';
    if (hours !== (rule.start.count === 'moment'))
      say('start.count', 'moment for hours, day-after for days and months');
    if (hours !== (rule.end === 'moment')) say('end', 'moment for hours, end-of-local-day for days and months');
    if (hours && rule.start.afterHours !== 'same-day') say('start.afterHours', 'hours run day and night');
    // Zero calendar days is a duty of the same day («того ж дня»); zero of anything else is a slip.
    if (rule.amount === 0 && rule.unit !== 'calendar-days') say('amount', 'only a term in calendar days may be 0');
    const rolls = rule.unit === 'calendar-days' || rule.unit === 'months';
    if (rule.roll !== 'none' && !rolls) say('roll', 'only calendar days and months roll');
  });
export type DeadlineRule = z.output<typeof deadlineRuleSchema>;
export type DeadlineRuleInput = z.input<typeof deadlineRuleSchema>;

/**
 * The rule of the Deadline that a restart opens: same act, the amount that the restart gives.
 * Returns null when the rule knows no restart on this fact.
 */
export function restartedRule(rule: DeadlineRule, fact: string): DeadlineRule | null {
  const restart = rule.restart.find(({ on }) => on === fact);
  return restart ? { ...rule, amount: restart.amount ?? rule.amount } : null;
}
