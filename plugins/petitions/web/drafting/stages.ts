import { TEXT_LIMITS, type TextPart } from '../../text-rules.ts';

/** Pages of the form, in their order; one question each. */
export const STAGES = ['title', 'essence', 'demand', 'topic', 'files', 'preview', 'confirm'] as const;
export type Stage = (typeof STAGES)[number];

export const isStage = (word: string | undefined): word is Stage => STAGES.some((stage) => stage === word);
export const isTextStage = (stage: Stage): stage is TextPart => Object.hasOwn(TEXT_LIMITS, stage);

/** What of the form depends on the hromada. */
export interface StageChoices {
  readonly topics: readonly object[];
  readonly places: readonly object[];
  readonly fileRules: { readonly most: number };
}

/** The pages of this hromada: it asks for no topic where there is none to choose, and for no files where it takes none. */
export const stagesFor = ({ topics, places, fileRules }: StageChoices): readonly Stage[] =>
  STAGES.filter((stage) => {
    if (stage === 'topic') return topics.length + places.length > 0;
    return stage !== 'files' || fileRules.most > 0;
  });

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
