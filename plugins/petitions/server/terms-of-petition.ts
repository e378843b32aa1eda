import type { PluginContext } from '@viche/plugin-api';
import { subjectOf } from './case.ts';

/** Kinds of the clocks that run for a petition. */
export const PETITION_TERMS = [
  'moderation',
  'changes',
  'collect',
  'announce',
  'review',
  'publication',
  'hand-over',
] as const;
export type PetitionTerm = (typeof PETITION_TERMS)[number];

/** Stops every clock of a petition that has left the path. */
export async function cancelTerms(ctx: Pick<PluginContext, 'deadlines'>, petitionId: string): Promise<void> {
  for (const kind of PETITION_TERMS)
    await ctx.deadlines.finish(`petitions.${kind}`, subjectOf(petitionId), 'cancelled');
}
