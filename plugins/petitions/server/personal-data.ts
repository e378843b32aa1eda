import { subjectOf } from './case.ts';
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
  await ctx.db.petitionSignature.updateMany({ where: { tenantId, participantId }, data: { participantId: null } });
  const drafts = { tenantId, authorId: participantId, publishedAt: null, state: 'draft', submittedAt: null };
  for (const { id } of await ctx.db.petition.findMany({ where: drafts, select: { id: true } }))
    await ctx.files.removeAll(subjectOf(id));
  await ctx.db.petition.deleteMany({ where: drafts });
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
