/**
 * Why a deadline or a calendar cannot be worked out, or why an event may not be added. Stable for ever; the text is
 * in the catalogue of this package under `calendar:errors.<code>`.
 */
export const CALENDAR_PROBLEMS = [
  'calendar/bad-day',
  'calendar/bad-instant',
  'calendar/wrong-calendar',
  'calendar/no-working-day',
  'calendar/no-start',
  'calendar/start-not-corrected',
  'calendar/before-start',
  'calendar/out-of-order',
  'calendar/event-not-allowed',
  'calendar/pause-not-in-rule',
  'calendar/resume-not-in-rule',
  'calendar/restart-not-in-rule',
  'calendar/stop-not-in-rule',
  'calendar/extension-not-in-rule',
  'calendar/already-extended',
  'calendar/extension-incomplete',
  'calendar/extension-too-late',
  'calendar/extension-too-long',
  'calendar/extension-shortens',
  'calendar/term-over',
  'calendar/not-yet-due',
] as const;
export type CalendarProblem = (typeof CALENDAR_PROBLEMS)[number];

/** Thrown when stored data contradicts its rule; a command asks `refusalOf` first and never sees it. */
export class CalendarError extends Error {
  readonly code: CalendarProblem;

  constructor(code: CalendarProblem, detail: string) {
    super(`${code}: ${detail}`);
    this.name = 'CalendarError';
    this.code = code;
  }
}
