import type { PluginContext } from '@viche/plugin-api';
import { movePetition, subjectOf } from '../case.ts';
import { endBelowThreshold } from '../end-below-threshold.ts';
import type { PetitionsContext } from '../jobs.ts';
import { petitionRules } from '../rules.ts';
import { announceTerm, collectTerm } from '../terms.ts';

interface Fallible {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly rules: unknown;
  readonly authorId: string | null;
  readonly publishedAt: Date | null;
  readonly collectUntil: Date | null;
  readonly thresholdReachedAt: Date | null;
  readonly extendedDays: number;
}

/**
 * A petition whose threshold was met by signatures that fell: it collects again, or has expired where its time is over. From the
 * review on nothing falls back. The gate is held.
 */
export async function fallBack(ctx: PetitionsContext, petition: Fallible, counted: number): Promise<void> {
  const rules = petitionRules.parse(petition.rules);
  if (petition.state !== 'threshold-reached' || counted >= rules.signatureThreshold) return;
  const subject = subjectOf(petition.id);
  const now = await ctx.now();
  await ctx.deadlines.finish('petitions.announce', subject, 'cancelled');
  if (petition.collectUntil && now < petition.collectUntil) {
    const term = collectTerm(rules.collectDays + petition.extendedDays);
    await ctx.deadlines.restart('petitions.collect', subject, term, petition.publishedAt!, 'signatures-invalidated');
    await movePetition(ctx, petition, { state: 'collecting' });
    return;
  }
  await endBelowThreshold(ctx, petition, counted, now);
}

/**
 * Signatures came back. While it collects, the threshold is checked as after any other signature; one that expired without them is
 * where it was, unless it has become its author's appeal already.
 */
export async function riseAgain(ctx: PetitionsContext, petition: Fallible, counted: number): Promise<void> {
  const { id: petitionId, state } = petition;
  if (state === 'collecting') {
    await askForTheEnd(ctx, petitionId);
    return;
  }
  const rules = petitionRules.parse(petition.rules);
  if (state !== 'expired' || counted < rules.signatureThreshold) return;
  const handover = await ctx.db.appealHandover.findFirst({ where: { tenantId: ctx.tenantId, petitionId } });
  if (handover?.state === 'registered') return;
  const now = await ctx.now();
  const subject = subjectOf(petitionId);
  await ctx.deadlines.finish('petitions.hand-over', subject, 'cancelled');
  await ctx.deadlines.start('petitions.announce', subject, announceTerm(rules.announceDays), now);
  await movePetition(ctx, petition, {
    state: 'threshold-reached',
    thresholdReachedAt: petition.thresholdReachedAt ?? now,
    endedAt: null,
  });
}

/** The threshold may be reached now, or the time may have been over for long: the job decides, under the gate of its own. */
export const askForTheEnd = (
  ctx: Pick<PluginContext, 'enqueue'> | PetitionsContext,
  petitionId: string,
): Promise<void> =>
  (ctx as PetitionsContext).enqueue('endPetition', { petitionId }, { dedupeKey: `end:${petitionId}` });
