import { z } from 'zod';
import { TERM_UNITS } from './deadline-rule.ts';
import { type DayNumber, localDayOf, localDaySchema } from './local-day.ts';
import { instantSchema } from './zone.ts';

/**
 * One line of the arithmetic. `on`…`to` are days; `n` counts up (for `extend` and `restart`: the new length); `before`
 * is the first moment too late; `at` is the moment where hours are counted; `unit` is absent where days of the rule
 * are counted one by one. `why` is `weekend`, `holiday.<name>`, a regime or a fact of the process; `source` the act.
 */
export const deadlineStepSchema = z.object({
  op: z.enum(['start', 'count', 'skip', 'pause', 'resume', 'roll', 'extend', 'restart', 'due', 'stop']),
  on: localDaySchema,
  to: localDaySchema.optional(),
  before: instantSchema.optional(),
  at: instantSchema.optional(),
  n: z.number().int().optional(),
  unit: z.enum(TERM_UNITS).optional(),
  why: z.string().optional(),
  source: z.string().optional(),
});
export type DeadlineStep = z.output<typeof deadlineStepSchema>;

/** A step while counting, with days as numbers. */
export interface DraftStep extends Omit<DeadlineStep, 'on' | 'to'> {
  readonly on: DayNumber;
  to?: DayNumber;
}

/** Adds a counted or skipped day, or lengthens the last line when it says the same of the day before. */
export function addDay(steps: DraftStep[], step: DraftStep): void {
  const last = steps.at(-1);
  const continues =
    last?.op === step.op &&
    last.why === step.why &&
    last.source === step.source &&
    (last.to ?? last.on) === step.on - 1;
  if (!continues) {
    steps.push(step);
    return;
  }
  last.to = step.on;
  last.n = step.n;
}

/** How many days had been counted when `day` ended; undefined where the term is not counted day by day. */
export function countedBy(steps: readonly DraftStep[], day: DayNumber): number | undefined {
  const line = steps.findLast((step) => step.op === 'count' && step.on <= day);
  if (line?.n === undefined || line.unit) return undefined;
  return line.n - Math.max(0, (line.to ?? line.on) - day);
}

const DETAILS = ['before', 'at', 'n', 'unit', 'why', 'source'] as const;

function finishStep(draft: DraftStep): DeadlineStep {
  const step: Record<string, unknown> = { op: draft.op, on: localDayOf(draft.on) };
  if (draft.to !== undefined) step.to = localDayOf(draft.to);
  for (const detail of DETAILS) if (draft[detail] !== undefined) step[detail] = draft[detail];
  return step as DeadlineStep;
}

/** The lines as they are stored: days in text, nothing written where there is nothing to say. */
export function finishSteps(steps: readonly DraftStep[]): DeadlineStep[] {
  return steps.map(finishStep);
}
