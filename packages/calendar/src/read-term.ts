import type { CountingInput, Gap, Marker, Point, Term } from './count-term.ts';
import type { DeadlineRule } from './deadline-rule.ts';
import type { History } from './history.ts';
import type { LocalClock } from './local-clock.ts';
import type { DraftStep } from './step.ts';
import { neighbouringWorkingDay } from './working-days.ts';
import { clockAt, type Instant, instantOf, millisecondsOf } from './zone.ts';

export function pointOf(instant: Instant, clock: LocalClock): Point {
  const at = millisecondsOf(instant);
  return { at, day: clock.dayAt(at) };
}

/** Lines of a term in hours carry the moment; in days it would only distract. */
function momentIn(rule: DeadlineRule, at: number): { at?: Instant } {
  return rule.unit === 'hours' ? { at: instantOf(at) } : {};
}

/** Shows the start, its corrections and, where the rule says so, its move to the next day that the office is open. */
export function readStart(
  rule: DeadlineRule,
  history: History,
  { clock, statusOn, steps }: Pick<CountingInput, 'clock' | 'statusOn' | 'steps'>,
): Point {
  let start: Point = { at: 0, day: 0 };
  for (const [index, event] of history.starts.entries()) {
    start = pointOf(event.at, clock);
    const why = index > 0 ? 'start-corrected' : (event.why ?? rule.start.event);
    steps.push({ op: 'start', on: start.day, ...momentIn(rule, start.at), why });
  }
  if (rule.start.afterHours === 'same-day') return start;
  const worked = statusOn(start.day).working;
  // The schema of the rule demands the hour together with `next-working-day`.
  if (worked && clockAt(start.at, rule.zone) < (rule.start.officeClosesAt as string)) return start;
  const day = neighbouringWorkingDay(statusOn, start.day, 1);
  steps.push({ op: 'start', on: day, why: worked ? 'after-hours' : 'office-closed' });
  return { ...start, day };
}

/** The gaps that pauses tear into the count, and the lines that tell of them. */
export function readPauses(
  rule: DeadlineRule,
  history: History,
  clock: LocalClock,
): { gaps: Gap[]; markers: Marker[] } {
  const gaps: Gap[] = [];
  const markers: Marker[] = [];
  for (const { pause, resume, countEnds } of history.pauses) {
    const edge = countEnds ? 1 : 0;
    const from = pointOf(pause.at, clock);
    const to = resume && pointOf(resume.at, clock);
    const end = to ? { toDay: to.day - edge, toAt: to.at } : { toDay: null, toAt: null };
    gaps.push({ fromDay: from.day + edge, fromAt: from.at, ...end });
    const paused: DraftStep = { op: 'pause', on: from.day, ...momentIn(rule, from.at), why: pause.why };
    markers.push({ afterDay: from.day + edge - 1, at: from.at, step: paused });
    if (!resume || !to) continue;
    const resumed: DraftStep = { op: 'resume', on: to.day, ...momentIn(rule, to.at), why: resume.why };
    markers.push({ afterDay: to.day - edge, at: to.at, step: resumed });
  }
  return { gaps, markers };
}

/** The length in force: the rule's, or that of the last extension, counted from the start or from the decision. */
export function readExtensions(
  rule: DeadlineRule,
  history: History,
  start: Point,
  clock: LocalClock,
): { term: Term; markers: Marker[] } {
  let term: Term = { unit: rule.unit, amount: rule.amount, from: start };
  const markers: Marker[] = [];
  for (const event of history.extensions) {
    // The history refuses an extension that the rule does not know.
    const extend = rule.extend as NonNullable<DeadlineRule['extend']>;
    const decided = pointOf(event.at, clock);
    const fromDecision = extend.countFrom === 'decision';
    term = { unit: extend.unit, amount: event.to ?? extend.to, from: fromDecision ? decided : start };
    const place = { afterDay: decided.day, at: decided.at };
    const { amount: n, unit } = term;
    markers.push({ ...place, step: { op: 'extend', on: decided.day, n, unit, why: event.why } });
    if (fromDecision) markers.push({ ...place, step: { op: 'start', on: decided.day, why: 'extension-decided' } });
  }
  return { term, markers };
}

/** All lines by the order of their moments; none may wait for an earlier day than the line before it. */
export function inOrder(markers: readonly Marker[]): Marker[] {
  let latest = Number.NEGATIVE_INFINITY;
  return [...markers]
    .sort((one, other) => one.at - other.at)
    .map((marker) => {
      latest = Math.max(latest, marker.afterDay);
      return { ...marker, afterDay: latest };
    });
}
