import type { DataContext } from '@viche/plugin-api';
import type { PetitionRules } from '../rules.ts';
import { termsOf } from './terms.ts';

export interface PetitionStep {
  /** Catalogue key below `petitions:timeline`. */
  readonly key:
    | 'submitted'
    | 'published'
    | 'milestone'
    | 'collecting'
    | 'thresholdReached'
    | 'announce'
    | 'answer'
    | 'expired';
  readonly phase: 'done' | 'now' | 'next';
  readonly at: Date | null;
  readonly dueOn: string | null;
  readonly arithmetic: unknown;
  readonly percent: number | null;
  readonly formerDueOn: string | null;
  readonly movedBy: string | null;
}

interface PetitionDates {
  readonly id: string;
  readonly state: string;
  readonly submittedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly thresholdReachedAt: Date | null;
  readonly announcedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly milestone: number;
}

const step = (
  key: PetitionStep['key'],
  phase: PetitionStep['phase'],
  rest: Partial<PetitionStep> = {},
): PetitionStep => ({
  key,
  phase,
  at: null,
  dueOn: null,
  arithmetic: null,
  percent: null,
  formerDueOn: null,
  movedBy: null,
  ...rest,
});

/** The path of a petition: what was, what is now with its running term, what comes next and who owes it. */
export async function petitionSteps(
  ctx: DataContext,
  petition: PetitionDates,
  rules: PetitionRules | null,
): Promise<PetitionStep[]> {
  const terms = await termsOf(ctx, petition.id);
  const term = (kind: string) => {
    const found = terms.find((row) => row.kind === `petitions.${kind}`);
    const { dueOn = null, steps: arithmetic = null, formerDueOn = null, movedBy = null } = found ?? {};
    return { dueOn, arithmetic, formerDueOn, movedBy };
  };
  const steps: PetitionStep[] = [step('submitted', 'done', { at: petition.submittedAt })];
  if (!petition.publishedAt || !rules) return steps;
  steps.push(step('published', 'done', { at: petition.publishedAt }));
  if (petition.milestone > 0 && petition.milestone < 100)
    steps.push(step('milestone', 'done', { percent: petition.milestone }));
  if (petition.state === 'collecting') {
    return [...steps, step('collecting', 'now', term('collect')), step('announce', 'next'), step('answer', 'next')];
  }
  if (petition.state === 'expired')
    return [...steps, step('expired', 'now', { at: petition.endedAt, ...term('collect') })];
  if (petition.thresholdReachedAt) {
    steps.push(step('thresholdReached', 'done', { at: petition.thresholdReachedAt }));
    steps.push(
      step('announce', petition.announcedAt ? 'done' : 'now', { at: petition.announcedAt, ...term('announce') }),
    );
    steps.push(
      step('answer', petition.answeredAt ? 'done' : petition.announcedAt ? 'now' : 'next', {
        at: petition.answeredAt,
        ...term('review'),
      }),
    );
  }
  return steps;
}
