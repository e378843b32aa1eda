import { type DeadlineRule, deadlineRuleSchema } from '@viche/calendar';

type Term = Pick<DeadlineRule, 'id' | 'unit' | 'amount' | 'source' | 'roll'> & {
  /** Fact from which it counts, as the arithmetic names it. */
  readonly from: string;
};

/** A term counted from the day after its event to the end of a local day, by the state calendar. */
function term({ from, ...given }: Term): DeadlineRule {
  return deadlineRuleSchema.parse({
    edition: '1',
    start: { event: from, count: 'day-after' },
    end: 'end-of-local-day',
    ...given,
  });
}

/** A term in working days that the law on citizens' appeals sets to the council. */
const lawTerm = (given: Pick<Term, 'id' | 'from' | 'amount'>): DeadlineRule =>
  term({ ...given, unit: 'working-days', source: '393/96-ВР art. 23-1', roll: 'none' });

/** Collection of signatures: calendar days from publication, the term of the statute. No roll: signing works on days off. */
export const collectTerm = (days: number): DeadlineRule =>
  term({
    id: 'petitions.collect',
    from: 'published',
    unit: 'calendar-days',
    amount: days,
    source: 'statute',
    roll: 'none',
  });

/** Gathering of an initiative group: calendar days, the term of the statute. */
export const sponsorTerm = (days: number): DeadlineRule =>
  term({
    id: 'petitions.sponsors',
    from: 'called',
    unit: 'calendar-days',
    amount: days,
    source: 'statute',
    roll: 'none',
  });

/** Check before publication: law 393/96-ВР art. 23-1, two working days unless set otherwise. */
export const moderationTerm = (days: number): DeadlineRule =>
  lawTerm({ id: 'petitions.moderation', from: 'submitted', amount: days });

/** Announcement that the review began, from the threshold on. */
export const announceTerm = (days: number): DeadlineRule =>
  lawTerm({ id: 'petitions.announce', from: 'threshold-reached', amount: days });

/** The author's time to mend the text: calendar days, and never one that ends on a day off. The law is silent. */
export const changesTerm = (days: number): DeadlineRule =>
  term({
    id: 'petitions.changes',
    from: 'changes-requested',
    unit: 'calendar-days',
    amount: days,
    source: 'statute',
    roll: 'next-working-day',
  });

/** Review by the council: working days from the announcement; it stands while hearings that the petition asks for are held. */
export const reviewTerm = (days: number): DeadlineRule =>
  deadlineRuleSchema.parse({
    ...lawTerm({ id: 'petitions.review', from: 'announced', amount: days }),
    pause: [{ from: 'hearing-set', to: 'hearing-held' }],
  });

/** Publication of an approved answer: the next working day. */
export const publicationTerm = (): DeadlineRule =>
  lawTerm({ id: 'petitions.publication', from: 'answer-approved', amount: 1 });

/** Registration of an expired petition as its author's appeal: the next working day. */
export const handoverTerm = (): DeadlineRule => lawTerm({ id: 'petitions.hand-over', from: 'expired', amount: 1 });

/** A proposed merge: calendar days for both authors to answer. The law knows no merges; it never ends on a day off. */
export const mergeTerm = (days: number): DeadlineRule =>
  term({
    id: 'petitions.merge',
    from: 'merge-proposed',
    unit: 'calendar-days',
    amount: days,
    source: 'statute',
    roll: 'next-working-day',
  });

/** Review of doubted signatures: working days that the hromada sets itself, so that a quarantine is no verdict by silence. */
export const signatureReviewTerm = (days: number): DeadlineRule =>
  term({
    id: 'petitions.signature-review',
    from: 'signatures-doubted',
    unit: 'working-days',
    amount: days,
    source: 'statute',
    roll: 'none',
  });

/** A step that the council promised for a day: so many calendar days from the promise, the day itself included. */
export const stepTerm = (days: number): DeadlineRule =>
  term({
    id: 'petitions.step',
    from: 'step-promised',
    unit: 'calendar-days',
    amount: days,
    source: 'promise',
    roll: 'none',
  });
