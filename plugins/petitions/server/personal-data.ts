import type { PetitionsContext } from './jobs.ts';

/** Everything that the module keeps about one participant. */
export async function exportPersonalData(participantId: string, ctx: PetitionsContext) {
  const { tenantId } = ctx;
  const [petitions, signatures] = await Promise.all([
    ctx.db.petition.findMany({
      where: { tenantId, authorId: participantId },
      select: {
        ref: true,
        number: true,
        title: true,
        essence: true,
        demand: true,
        state: true,
        submittedAt: true,
        publishedAt: true,
      },
    }),
    ctx.db.petitionSignature.findMany({
      where: { tenantId, participantId },
      select: {
        signedAt: true,
        publicName: true,
        channel: true,
        assurance: true,
        standing: true,
        nameHiddenAt: true,
        invalidation: { select: { publicNote: true, state: true, appliedAt: true } },
        petition: { select: { ref: true, title: true } },
      },
    }),
  ]);
  return { petitions, signatures };
}

/**
 * Cuts the links to the account. What the law makes public stays: author and signatories of published petitions
 * (393/96-ВР art. 23-1), and the person's key, so that nobody signs twice.
 */
export async function erasePersonalData(participantId: string, ctx: PetitionsContext) {
  const { tenantId } = ctx;
  await ctx.sql`
    delete from petitions_signature_trace t using petitions_petition_signature s
    where t.tenant_id = ${tenantId}::uuid and s.tenant_id = t.tenant_id and s.id = t.signature_id
      and s.participant_id = ${participantId}::uuid`;
  await ctx.db.petitionSignature.updateMany({ where: { tenantId, participantId }, data: { participantId: null } });
  await ctx.db.petition.deleteMany({
    where: { tenantId, authorId: participantId, publishedAt: null, state: 'draft', submittedAt: null },
  });
  // What was handed in once stays as a case of the council, without its author's name where nobody published it.
  await ctx.db.petition.updateMany({
    where: { tenantId, authorId: participantId, publishedAt: null },
    data: { authorName: '' },
  });
  await ctx.db.petition.updateMany({ where: { tenantId, authorId: participantId }, data: { authorId: null } });
  return [
    { kept: 'petitions:erasure.signatures.kept', why: 'petitions:erasure.signatures.why' },
    { kept: 'petitions:erasure.authored.kept', why: 'petitions:erasure.authored.why' },
  ];
}
