import { type DeadlineEvent, type DeadlineState, deadlineTransitions } from './deadline-event.ts';
import type { DeadlineRule } from './deadline-rule.ts';
import { CalendarError } from './errors.ts';
import { millisecondsOf } from './zone.ts';

type EventOf<K extends DeadlineEvent['kind']> = Extract<DeadlineEvent, { kind: K }>;

/** A time in which the clock stood, open when `resume` is null. */
export interface Pause {
  readonly pause: EventOf<'pause'>;
  readonly resume: EventOf<'resume'> | null;
  readonly countEnds: boolean;
}

/** The events of one deadline, sorted out. */
export interface History {
  readonly state: DeadlineState;
  /** The start in force is the last; earlier ones were corrected. */
  readonly starts: readonly EventOf<'start'>[];
  readonly pauses: readonly Pause[];
  readonly extensions: readonly EventOf<'extend'>[];
  /** What ended the clock, in order; a late answer follows its miss. */
  readonly endings: readonly EventOf<'meet' | 'miss' | 'cancel' | 'restart'>[];
}

function startsOf(events: readonly DeadlineEvent[]): EventOf<'start'>[] {
  const starts = events.filter((event) => event.kind === 'start');
  if (starts.length === 0) throw new CalendarError('calendar/no-start', 'no start event');
  for (const [index, start] of starts.entries()) {
    const before = starts[index - 1];
    const corrects = start.was !== undefined && before && millisecondsOf(start.was) === millisecondsOf(before.at);
    if (before && !corrects) throw new CalendarError('calendar/start-not-corrected', `${start.at} after ${before.at}`);
  }
  return starts;
}

function openPause(rule: DeadlineRule, pause: EventOf<'pause'>): Pause {
  const known = rule.pause.find(({ from }) => from === pause.why);
  if (!known) throw new CalendarError('calendar/pause-not-in-rule', `${rule.id}: ${pause.why}`);
  return { pause, resume: null, countEnds: known.countEnds };
}

function closePause(rule: DeadlineRule, { pause }: Pause, resume: EventOf<'resume'>): Pause {
  const known = rule.pause.find(({ from, to }) => from === pause.why && to === resume.why);
  if (!known) throw new CalendarError('calendar/resume-not-in-rule', `${rule.id}: ${pause.why} … ${resume.why}`);
  return { pause, resume, countEnds: known.countEnds };
}

function checkEnding(rule: DeadlineRule, event: History['endings'][number]): void {
  if (event.kind === 'meet' && !rule.stop.includes(event.why)) {
    throw new CalendarError('calendar/stop-not-in-rule', `${rule.id}: ${event.why}`);
  }
  if (event.kind === 'restart' && !rule.restart.some(({ on }) => on === event.why)) {
    throw new CalendarError('calendar/restart-not-in-rule', `${rule.id}: ${event.why}`);
  }
}

/**
 * Replays the events of a deadline by the order of their moments.
 * @throws CalendarError when they contradict the rule or one another
 */
export function readHistory(rule: DeadlineRule, events: readonly DeadlineEvent[]): History {
  const starts = startsOf(events);
  const startedAt = millisecondsOf((starts.at(-1) as EventOf<'start'>).at);
  const later = events
    .filter((event) => event.kind !== 'start')
    .sort((one, other) => millisecondsOf(one.at) - millisecondsOf(other.at));

  let state: DeadlineState = 'running';
  const pauses: Pause[] = [];
  const extensions: EventOf<'extend'>[] = [];
  const endings: Array<History['endings'][number]> = [];
  for (const event of later) {
    if (millisecondsOf(event.at) < startedAt)
      throw new CalendarError('calendar/before-start', `${event.kind} ${event.at}`);
    const next: DeadlineState | undefined = deadlineTransitions[state][event.kind];
    if (!next) throw new CalendarError('calendar/event-not-allowed', `${event.kind} while ${state}`);
    state = next;
    if (event.kind === 'pause') pauses.push(openPause(rule, event));
    // The table lets a resume follow nothing but a pause.
    else if (event.kind === 'resume') pauses.push(closePause(rule, pauses.pop() as Pause, event));
    else if (event.kind === 'extend') {
      if (!rule.extend) throw new CalendarError('calendar/extension-not-in-rule', rule.id);
      extensions.push(event);
    } else if (event.kind !== 'recompute') {
      checkEnding(rule, event);
      endings.push(event);
    }
  }
  return { state, starts, pauses, extensions, endings };
}
