export {
  baseOf,
  type Calendar,
  type CalendarDay,
  type CalendarRegime,
  calendarDaySchema,
  calendarRegimeSchema,
  calendarSchema,
  STATE_CALENDAR,
} from './calendar.ts';
export { calendarCatalogue } from './catalogue.ts';
export { type ComputedDeadline, computeDeadline } from './compute-deadline.ts';
export { type DayStatus, openCalendar, overlayCalendar } from './day-book.ts';
export {
  DEADLINE_STATES,
  type DeadlineEvent,
  type DeadlineEventInput,
  type DeadlineEventKind,
  type DeadlineState,
  deadlineEventSchema,
  deadlineTransitions,
  OPEN_STATES,
} from './deadline-event.ts';
export {
  type DeadlineRule,
  type DeadlineRuleInput,
  deadlineRuleSchema,
  restartedRule,
  TERM_UNITS,
  type TermUnit,
} from './deadline-rule.ts';
export {
  describeSteps,
  describeSum,
  KNOWN_REASONS,
  type ReasonKeys,
  type StepDescription,
  type StepParams,
} from './describe-steps.ts';
export { julianEaster } from './easter.ts';
export { CALENDAR_PROBLEMS, CalendarError, type CalendarProblem } from './errors.ts';
export { type LocalDay, localDaySchema } from './local-day.ts';
export {
  closingInstant,
  hoursInDay,
  type LocalDateTime,
  type LocalWindow,
  localWindow,
  openingInstant,
} from './local-window.ts';
export { refusalOf } from './refusal-of.ts';
export { type DeadlineStep, deadlineStepSchema } from './step.ts';
export { proposeTransfers, type TransferProposal } from './transfer-proposals.ts';
export { uaStateCalendar } from './ua-state-calendar.ts';
export { type WarningMoment, warningMoments } from './warning-moments.ts';
export { addWorkingDays, isWorkingDay, workingDayStatus, workingDaysBetween } from './working-days.ts';
export {
  canonicalZone,
  currentLocalDay,
  type Instant,
  type InstantInput,
  instantSchema,
  KYIV,
  zoneSchema,
} from './zone.ts';
