import type { PetitionsContext } from './jobs.ts';
import { readersKey } from './letters.ts';

/** Letters that one job asks for, in one transaction. */
export const LETTERS_PER_JOB = 500;

export interface SignatoryLetters {
  readonly petitionId: string;
  readonly template: 'reviewAnnounced' | 'answered' | 'merged';
  /** Signature after which this job goes on. */
  readonly after?: string;
}

/** Tells signatories who wish it, some hundreds a job; run twice, it tells nobody twice. */
export async function tellSignatories(
  { petitionId, template, after }: SignatoryLetters,
  ctx: PetitionsContext,
): Promise<void> {
  const signed = await ctx.sql<{ id: string; participantId: string }>`
    select s.id, s.participant_id as "participantId"
    from petitions_petition_signature s join petitions_petition p on p.tenant_id = s.tenant_id and p.id = s.petition_id
    where s.tenant_id = ${ctx.tenantId}::uuid and s.petition_id = ${petitionId}::uuid and s.withdrawn_at is null
      and s.standing = 'counted' and s.wants_letters and s.participant_id is not null
      and s.participant_id is distinct from p.author_id and (${after ?? null}::uuid is null or s.id > ${after ?? null}::uuid)
    order by s.id limit ${LETTERS_PER_JOB}`;
  for (const { participantId } of signed) {
    await ctx.notify({
      template: `${template}ToSignatory`,
      participantId,
      params: { petitionId },
      dedupeKey: `${readersKey(template, petitionId)}:${participantId}`,
    });
  }
  const last = signed.at(-1);
  if (!last || signed.length < LETTERS_PER_JOB) return;
  await ctx.enqueue(
    'tellSignatories',
    { petitionId, template, after: last.id },
    { dedupeKey: `tell:${template}:${last.id}` },
  );
}
