import { type DeadlineRule, deadlineRuleSchema } from '@viche/calendar';

type Term = Pick<DeadlineRule, 'id' | 'unit' | 'amount' | 'source' | 'roll'>;

/** A term counted from the day after its event to the end of a local day, by the state calendar. */
function term(given: Term): DeadlineRule {
  return deadlineRuleSchema.parse({
    edition: '1',
    start: { event: 'start', count: 'day-after' },
    end: 'end-of-local-day',
    ...given,
  });
}

/** Collection of signatures: calendar days from publication, the term of the statute. No roll: signing works on days off. */
export const collectTerm = (days: number): DeadlineRule =>
  term({ id: 'petitions.collect', unit: 'calendar-days', amount: days, source: 'statute', roll: 'none' });

/** Check before publication: law 393/96-ВР art. 23-1, two working days unless set otherwise. */
export const moderationTerm = (days: number): DeadlineRule =>
  term({ id: 'petitions.moderation', unit: 'working-days', amount: days, source: '393/96-ВР art. 23-1', roll: 'none' });

/** Announcement that the review began, from the threshold on. */
export const announceTerm = (days: number): DeadlineRule =>
  term({ id: 'petitions.announce', unit: 'working-days', amount: days, source: '393/96-ВР art. 23-1', roll: 'none' });
