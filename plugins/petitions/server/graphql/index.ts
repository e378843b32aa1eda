import { type Builder, commandField, errorType, readable } from '@viche/graphql';
import type { DataContext } from '@viche/plugin-api';
import { signPetition } from '../commands/sign-petition.ts';
import { submitPetition } from '../commands/submit-petition.ts';
import { withdrawPetition } from '../commands/withdraw-petition.ts';
import { withdrawSignature } from '../commands/withdraw-signature.ts';
import { AlreadySigned, TooManyOpen } from '../errors.ts';
import { petitionById, petitionByRef } from '../queries/petition-rows.ts';
import { refOfKey } from '../ref.ts';
import { addAfter } from './after.ts';
import { addArchive, addCategories } from './archive.ts';
import { addAttachments } from './attachments.ts';
import { categoriesOf } from './choices.ts';
import { addDrafting } from './drafting.ts';
import { addFinding } from './finding.ts';
import { addFollow } from './follow.ts';
import { addGrounds } from './grounds.ts';
import { addIntegrity } from './integrity.ts';
import { addLooking } from './looking.ts';
import { addMerging } from './merging.ts';
import { addModeration } from './moderation.ts';
import { OWNED } from './owner.ts';
import { addPaper } from './paper.ts';
import { addPetitionType, type PetitionRef, shown } from './petition-type.ts';
import { addPrinted } from './printed.ts';
import { addSponsors } from './sponsors.ts';
import { addStatistics } from './statistics.ts';

/** Types, queries and mutations of the petitions plugin. */
export function addPetitions(builder: Builder): void {
  const { Petition, State, Category } = addPetitionType(builder);
  addFinding(builder, Petition, State);

  builder.queryField('petition', (t) =>
    t.field({
      type: Petition,
      nullable: true,
      extensions: OWNED,
      description: 'One petition by the ref in its address.',
      args: { ref: t.arg.string({ required: true }) },
      resolve: async (_root, { ref }, ctx) => {
        const known = refOfKey(ref);
        return known ? shown(readable(ctx, 'Petition', await petitionByRef(ctx, known))) : null;
      },
    }),
  );

  builder.queryField('petitionCategories', (t) =>
    t.field({
      type: [Category],
      extensions: OWNED,
      resolve: async (_root, _args, ctx) =>
        (await categoriesOf(ctx)).filter(({ archivedAt }) => archivedAt === null) as never[],
    }),
  );

  addMine(builder, Petition);

  errorType(builder, AlreadySigned, {
    fields: (t) => ({ signedAt: t.field({ type: 'DateTime', resolve: (error) => error.params.signedAt as Date }) }),
  });
  errorType(builder, TooManyOpen, {
    fields: (t) => ({ limit: t.int({ resolve: (error) => Number(error.params.limit) }) }),
  });

  const load = async (ctx: DataContext, { petitionId }: { petitionId: string }) =>
    shown(await petitionById(ctx, petitionId));
  commandField(builder, submitPetition, {
    type: Petition,
    load,
    ids: { categoryId: 'PetitionCategory', territoryId: 'TenantTerritory' },
    description: 'Hands a petition in for the check.',
  });
  commandField(builder, signPetition, {
    type: Petition,
    load,
    ids: { petitionId: 'Petition', territoryId: 'TenantTerritory' },
    description: 'Signs a petition.',
  });
  commandField(builder, withdrawSignature, {
    type: Petition,
    load,
    ids: { petitionId: 'Petition' },
    description: 'Takes one’s own signature back, where the hromada allows it.',
  });
  commandField(builder, withdrawPetition, {
    type: Petition,
    load,
    ids: { petitionId: 'Petition' },
    description: 'Takes one’s own petition back, while nobody else stands behind it.',
  });
  addModeration(builder, Petition, load);
  addAfter(builder, Petition, load);
  addDrafting(builder, { Petition, State, Category }, load);
  addSponsors(builder, Petition, load);
  addAttachments(builder, Petition, load);
  addStatistics(builder, Petition);
  addFollow(builder, Petition, load);
  addPrinted(builder, Petition);
  addPaper(builder, Petition);
  addMerging(builder, Petition, load);
  addArchive(builder, Petition);
  addCategories(builder, Category as never);
  addIntegrity(builder, Petition, load);
  addGrounds(builder);
  addLooking(builder, Petition, load);
}

/** Rows in the order of the ids by which they were found. */
function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function addMine(builder: Builder, Petition: PetitionRef): void {
  builder.queryField('myPetitions', (t) =>
    t.prismaField({
      type: [Petition],
      extensions: OWNED,
      description: 'Petitions that the viewer submitted, newest first.',
      resolve: (query, _root, _args, ctx) =>
        ctx.db.petition.findMany({
          ...query,
          where: { tenantId: ctx.tenantId, authorId: ctx.actor.participantId },
          orderBy: { createdAt: 'desc' },
          take: 100,
        }),
    }),
  );
  builder.queryField('mySignedPetitions', (t) =>
    t.prismaField({
      type: [Petition],
      extensions: OWNED,
      description: 'Petitions that the viewer signed, newest signature first.',
      resolve: async (query, _root, _args, ctx) => {
        const signed = await ctx.sql<{ petitionId: string }>`
          select petition_id as "petitionId" from petitions_petition_signature
          where tenant_id = ${ctx.tenantId}::uuid and participant_id = ${ctx.actor.participantId}::uuid and withdrawn_at is null
          order by id desc limit 100`;
        const ids = signed.map((row) => row.petitionId);
        return inOrder(
          ids,
          await ctx.db.petition.findMany({ ...query, where: { tenantId: ctx.tenantId, id: { in: ids } } }),
        );
      },
    }),
  );
}
