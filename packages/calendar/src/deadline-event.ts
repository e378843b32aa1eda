import { z } from 'zod';
import { localDaySchema } from './local-day.ts';
import { instantSchema } from './zone.ts';

const why = z.string().min(1);
const at = instantSchema;

/**
 * What happened to a deadline, append-only. `at` is the moment of the fact, `why` its name in the rule. A second
 * `start` corrects the first: `was` is the moment that it replaces. `extend.to` is the new length of the term (at most
 * the rule's, which holds when it is absent), `details` what the rule `needs` (ground, reason). `recompute` records
 * that an edit of the calendar moved the due moment; it does not itself take part in the arithmetic.
 */
export const deadlineEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), at, why: why.optional(), was: instantSchema.optional() }),
  z.object({ kind: z.literal('pause'), at, why }),
  z.object({ kind: z.literal('resume'), at, why }),
  z.object({
    kind: z.literal('extend'),
    at,
    why: why.optional(),
    to: z.number().int().min(1).optional(),
    details: z.record(z.string(), z.string()).default({}),
  }),
  z.object({ kind: z.literal('restart'), at, why }),
  z.object({
    kind: z.literal('recompute'),
    at,
    cause: why,
    oldDue: localDaySchema.nullable(),
    newDue: localDaySchema.nullable(),
  }),
  z.object({ kind: z.literal('meet'), at, why }),
  z.object({ kind: z.literal('miss'), at }),
  z.object({ kind: z.literal('cancel'), at, why: why.optional() }),
]);
export type DeadlineEvent = z.output<typeof deadlineEventSchema>;
export type DeadlineEventInput = z.input<typeof deadlineEventSchema>;
export type DeadlineEventKind = DeadlineEvent['kind'];

export const DEADLINE_STATES = ['running', 'paused', 'met', 'missed', 'cancelled', 'superseded'] as const;
export type DeadlineState = (typeof DEADLINE_STATES)[number];

/** States that a job recomputes after an edit of the calendar; all others stay as they ended. */
export const OPEN_STATES: readonly DeadlineState[] = ['running', 'paused'];

/**
 * What may follow what. A restart after the end (a complaint upheld against an answer) leaves the old deadline as it
 * ended and only opens a new one; an answer after a miss is recorded, and the deadline stays missed.
 */
export const deadlineTransitions: Readonly<
  Record<DeadlineState, Readonly<Partial<Record<DeadlineEventKind, DeadlineState>>>>
> = {
  running: {
    start: 'running',
    pause: 'paused',
    extend: 'running',
    recompute: 'running',
    restart: 'superseded',
    meet: 'met',
    miss: 'missed',
    cancel: 'cancelled',
  },
  paused: {
    start: 'paused',
    resume: 'running',
    extend: 'paused',
    recompute: 'paused',
    restart: 'superseded',
    meet: 'met',
    cancel: 'cancelled',
  },
  met: { restart: 'met' },
  missed: { meet: 'missed', restart: 'missed' },
  cancelled: {},
  superseded: {},
};
