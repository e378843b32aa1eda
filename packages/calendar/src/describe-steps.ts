import type { ComputedDeadline } from './compute-deadline.ts';
import type { DeadlineStep } from './step.ts';

/** Reasons with a text in the catalogue of this package, under `calendar:why.…`. */
export const KNOWN_REASONS = [
  'weekend',
  'martial-law',
  'transferred-day',
  'transferred-working-day',
  'local-day-off',
  'local-working-day',
  'month-end',
  'paused-days',
  'start-corrected',
  'after-hours',
  'office-closed',
  'extension-decided',
  'missed',
  'cancelled',
  'submitted',
  'resubmitted',
  'received',
  'registered',
  'published',
  'announced',
  'threshold-reached',
  'hearing-set',
  'hearing-held',
  'fee-issued',
  'fee-paid',
  'fee-cancelled',
  'deferred',
  'deferral-ended',
  'suspended',
  'resumed',
  'answered',
  'forwarded',
  'withdrawn',
  'complaint-upheld',
  'holiday.new-year',
  'holiday.christmas',
  'holiday.christmas-julian',
  'holiday.womens-day',
  'holiday.easter',
  'holiday.labour-day',
  'holiday.labour-day-second',
  'holiday.remembrance-day',
  'holiday.victory-day',
  'holiday.trinity',
  'holiday.constitution-day',
  'holiday.statehood-day',
  'holiday.independence-day',
  'holiday.defenders-day',
] as const;

const known: ReadonlySet<string> = new Set(KNOWN_REASONS);
const MOVED_STARTS: ReadonlySet<string | undefined> = new Set([
  'start-corrected',
  'after-hours',
  'office-closed',
  'extension-decided',
]);

/**
 * Values of a line's text. `on` and `to` are local days, `at` and `until` moments: the page writes them in the reader's language
 * before it fills the text. `why` is itself a catalogue key, shown after the line; `source` the act as cited.
 */
export interface StepParams {
  readonly on: string;
  readonly to?: string;
  readonly at?: string;
  readonly until?: string;
  readonly count?: number;
  readonly why?: string;
  readonly source?: string;
}
export interface StepDescription {
  readonly key: string;
  readonly params: StepParams;
}

/** Reasons that belong to the caller (`hearing-moved` → `petitions:deadline.hearing-moved`). */
export type ReasonKeys = Readonly<Record<string, string>>;

function reasonKey(why: string, own: ReasonKeys): string {
  if (own[why]) return own[why];
  if (known.has(why)) return `calendar:why.${why}`;
  return why.startsWith('holiday.') ? 'calendar:why.holiday.unknown' : 'calendar:why.unknown';
}

function reasonOf({ why, source }: DeadlineStep, own: ReasonKeys): Pick<StepParams, 'why' | 'source'> {
  return { ...(why && { why: reasonKey(why, own) }), ...(source && { source }) };
}

function stepKey(step: DeadlineStep): string {
  switch (step.op) {
    case 'start':
      return MOVED_STARTS.has(step.why) ? 'start-moved' : 'start';
    case 'count':
      if (step.unit === 'hours' || step.unit === 'months') return `count-${step.unit}`;
      return step.to ? 'count-range' : 'count';
    case 'skip':
      return step.to ? 'skip-range' : 'skip';
    case 'extend':
    case 'restart':
      return `${step.op}-${step.unit}`;
    case 'due':
      return step.unit === 'hours' ? 'due-moment' : 'due';
    case 'stop':
      return step.n === undefined ? 'stop' : 'stop-counted';
    default:
      return step.op;
  }
}

/**
 * Catalogue keys and values for the lines of a deadline, in their order; no text inside. Days added after a pause
 * (months) read as any other run of days.
 */
export function describeSteps(steps: readonly DeadlineStep[], own: ReasonKeys = {}): StepDescription[] {
  return steps.map((step) => {
    const { on, to, n } = step;
    const at = step.op === 'due' ? step.before : step.at;
    return {
      key: `calendar:step.${stepKey(step)}`,
      params: {
        on,
        ...(to && { to }),
        ...(at && { at }),
        ...(n !== undefined && { count: n }),
        ...reasonOf(step, own),
      },
    };
  });
}

/**
 * The whole sum in one line, «13 жовтня + 60 = 12 грудня», then one more line for each pause and each move from a day
 * off that the sum alone would not explain. Empty while a pause keeps the end unknown.
 */
export function describeSum(
  deadline: Pick<ComputedDeadline, 'term' | 'steps'>,
  own: ReasonKeys = {},
): StepDescription[] {
  const { term, steps } = deadline;
  const start = steps.findLast(({ op }) => op === 'start');
  const due = steps.find(({ op }) => op === 'due');
  if (!start || !due) return [];
  const rolls = steps.filter(({ op }) => op === 'roll');
  const ends = rolls[0] ?? due;
  const moments = term.unit === 'hours' && start.at && due.before ? { at: start.at, until: due.before } : {};
  const sum = { on: start.on, to: ends.on, count: term.amount, ...moments };
  const pauses = steps.filter(({ op }) => op === 'pause');
  const resumes = steps.filter(({ op }) => op === 'resume');
  return [
    { key: `calendar:sum.${term.unit}`, params: sum },
    ...pauses.map((pause, index) => ({
      key: 'calendar:sum.paused',
      // Where the end is known every pause shown has been resumed.
      params: { on: pause.on, to: (resumes[index] as DeadlineStep).on, ...reasonOf(pause, own) },
    })),
    ...rolls.map((roll) => ({
      key: 'calendar:sum.rolled',
      params: { on: roll.on, to: roll.to, ...reasonOf(roll, own) },
    })),
  ];
}
