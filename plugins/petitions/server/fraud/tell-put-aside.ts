import type { PetitionsContext } from '../jobs.ts';
import { LETTERS_PER_JOB } from '../tell-signatories.ts';

export interface PutAsideLetters {
  readonly invalidationId: string;
  readonly template: 'signatureInvalidated' | 'signatureRestored';
  /** Signature after which this job goes on. */
  readonly after?: string;
}

/**
 * Tells everybody whose signature fell or came back, whether they wish letters or not: it is their own matter. Run twice, it tells
 * nobody twice.
 */
export async function tellPutAside(
  { invalidationId, template, after }: PutAsideLetters,
  ctx: PetitionsContext,
): Promise<void> {
  const standing = template === 'signatureInvalidated' ? 'invalidated' : 'counted';
  const signed = await ctx.sql<{ id: string; participantId: string }>`
    select id, participant_id as "participantId" from petitions_petition_signature
    where tenant_id = ${ctx.tenantId}::uuid and invalidation_id = ${invalidationId}::uuid and standing = ${standing}
      and participant_id is not null and (${after ?? null}::uuid is null or id > ${after ?? null}::uuid)
    order by id limit ${LETTERS_PER_JOB}`;
  for (const { id, participantId } of signed) {
    await ctx.notify({
      template,
      participantId,
      params: { invalidationId },
      dedupeKey: `petitions:${template}:${invalidationId}:${id}`,
    });
  }
  const last = signed.at(-1);
  if (!last || signed.length < LETTERS_PER_JOB) return;
  await ctx.enqueue(
    'tellPutAside',
    { invalidationId, template, after: last.id },
    { dedupeKey: `aside:${template}:${last.id}` },
  );
}
