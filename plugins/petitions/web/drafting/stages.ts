import { TEXT_LIMITS, type TextPart } from '../../text-rules.ts';

/** Pages of the form, in their order; one question each. */
export const STAGES = ['title', 'essence', 'demand', 'topic', 'preview', 'confirm'] as const;
export type Stage = (typeof STAGES)[number];

export const isStage = (word: string | undefined): word is Stage => STAGES.some((stage) => stage === word);
export const isTextStage = (stage: Stage): stage is TextPart => Object.hasOwn(TEXT_LIMITS, stage);

/** The pages of this hromada: where it has neither topics nor places, none is asked for. */
export const stagesFor = ({
  topics,
  places,
}: {
  topics: readonly object[];
  places: readonly object[];
}): readonly Stage[] => (topics.length + places.length > 0 ? STAGES : STAGES.filter((stage) => stage !== 'topic'));

/** The page after (`1`) or before (`-1`) this one; the first and the last are their own neighbours. */
export function neighbour(stages: readonly Stage[], stage: Stage, step: 1 | -1): Stage {
  const at = Math.min(Math.max(stages.indexOf(stage) + step, 0), stages.length - 1);
  return stages[at] ?? stage;
}

/** `/petitions/new/essence?draft=ab12cd34`; a guest's draft is named by his cookie alone. `note` is one more parameter. */
export function stagePath(stage: Stage, ref: string | null, note = ''): string {
  const query = [ref ? `draft=${ref}` : '', note].filter(Boolean).join('&');
  return `/petitions/new/${stage}${query ? `?${query}` : ''}`;
}
