import type { DataUse } from '@viche/plugin-api';
import { removeDraft } from './drafts.ts';
import type { PetitionsContext } from './jobs.ts';
import { endCall } from './sponsor-calls.ts';

const use = (name: string): DataUse => ({
  data: `petitions:dataUses.${name}.data`,
  purpose: `petitions:dataUses.${name}.purpose`,
  ground: `petitions:dataUses.${name}.ground`,
  kept: `petitions:dataUses.${name}.kept`,
});

/** What the module keeps about people and why, as everybody's account tells it. */
export const petitionDataUses: readonly DataUse[] = ['authored', 'signatures', 'groups'].map(use);

/** Everything that the module keeps about one participant. */
export async function exportPersonalData(participantId: string, ctx: PetitionsContext) {
  const { tenantId } = ctx;
  const [petitions, signatures, groups] = await Promise.all([
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
        territory: { select: { nameUk: true } },
        invalidation: { select: { publicNote: true, state: true, appliedAt: true } },
        petition: { select: { ref: true, title: true } },
      },
    }),
    ctx.db.petitionSponsor.findMany({
      where: { tenantId, participantId },
      select: {
        joinedAt: true,
        withdrawnAt: true,
        publicName: true,
        assurance: true,
        petition: { select: { ref: true, title: true } },
      },
    }),
  ]);
  return { petitions, signatures, groups };
}

/**
 * Cuts the links to the account. What the law makes public stays: author and signatories of published petitions
 * (393/96-ВР art. 23-1), and the person's key, so that nobody signs twice. Where a signatory lives is not of it, and goes.
 */
export async function erasePersonalData(participantId: string, ctx: PetitionsContext) {
  const { tenantId } = ctx;
  await ctx.sql`
    delete from petitions_signature_trace t using petitions_petition_signature s
    where t.tenant_id = ${tenantId}::uuid and s.tenant_id = t.tenant_id and s.id = t.signature_id
      and s.participant_id = ${participantId}::uuid`;
  await ctx.db.petitionSignature.updateMany({
    where: { tenantId, participantId },
    data: { participantId: null, territoryId: null },
  });
  await eraseFromGroups(participantId, ctx);
  const drafts = await ctx.db.petition.findMany({
    where: { tenantId, authorId: participantId, state: 'draft', submittedAt: null },
    select: { id: true },
  });
  for (const { id } of drafts) {
    await endCall(ctx, id);
    await removeDraft(ctx, id);
  }
  // What was handed in once stays as a case of the council, without its author's name where nobody published it.
  await ctx.db.petition.updateMany({
    where: { tenantId, authorId: participantId, publishedAt: null },
    data: { authorName: '' },
  });
  await ctx.db.petition.updateMany({ where: { tenantId, authorId: participantId }, data: { authorId: null } });
  return [
    { kept: 'petitions:erasure.signatures.kept', why: 'petitions:erasure.signatures.why' },
    { kept: 'petitions:erasure.authored.kept', why: 'petitions:erasure.authored.why' },
    { kept: 'petitions:erasure.groups.kept', why: 'petitions:erasure.groups.why' },
  ];
}

/** A group that nobody has seen yet loses the person; one that stands on a public petition keeps the name, like a signature. */
async function eraseFromGroups(participantId: string, { db, sql, tenantId }: PetitionsContext): Promise<void> {
  await sql`
    delete from petitions_petition_sponsor s using petitions_petition p
    where s.tenant_id = ${tenantId}::uuid and s.participant_id = ${participantId}::uuid
      and p.tenant_id = s.tenant_id and p.id = s.petition_id and p.submitted_at is null`;
  await sql`
    update petitions_petition_sponsor s set public_name = null from petitions_petition p
    where s.tenant_id = ${tenantId}::uuid and s.participant_id = ${participantId}::uuid
      and p.tenant_id = s.tenant_id and p.id = s.petition_id and p.published_at is null`;
  await db.petitionSponsor.updateMany({ where: { tenantId, participantId }, data: { participantId: null } });
}
