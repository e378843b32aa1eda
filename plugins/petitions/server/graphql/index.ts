import {
  type Builder,
  commandField,
  errorType,
  idOf,
  offsetToCursor,
  readable,
  resolveOffsetConnection,
} from '@viche/graphql';
import { type DataContext, NotFound } from '@viche/plugin-api';
import { signPetition } from '../commands/sign-petition.ts';
import { submitPetition } from '../commands/submit-petition.ts';
import { withdrawPetition } from '../commands/withdraw-petition.ts';
import { withdrawSignature } from '../commands/withdraw-signature.ts';
import { AlreadySigned, TooManyOpen } from '../errors.ts';
import { findPetitions, PETITION_ORDERS } from '../queries/find-petitions.ts';
import { openCategories, petitionById, petitionByRef } from '../queries/petition-rows.ts';
import { refOfKey } from '../ref.ts';
import { addAfter } from './after.ts';
import { addGrounds } from './grounds.ts';
import { addIntegrity } from './integrity.ts';
import { addModeration } from './moderation.ts';
import { enumValues, OWNED } from './owner.ts';
import { addPetitionType, type PetitionRef, shown } from './petition-type.ts';

const PAGE = 20;
const LARGEST_PAGE = 100;
/** Deeper pages than this are found by search, not by paging. */
const DEEPEST_OFFSET = 10_000;

/** Types, queries and mutations of the petitions plugin. */
export function addPetitions(builder: Builder): void {
  const { Petition, State, Category } = addPetitionType(builder);
  const Order = builder.enumType('PetitionOrder', { extensions: OWNED, values: enumValues(PETITION_ORDERS) });

  builder.queryField('petitions', (t) =>
    t.connection(
      {
        type: Petition,
        extensions: OWNED,
        description: 'Published petitions, searched and ordered.',
        args: {
          search: t.arg.string(),
          states: t.arg({ type: [State] }),
          categoryId: t.arg.id(),
          orderBy: t.arg({ type: Order }),
          offset: t.arg.int({
            description: 'Starts so far from the beginning; instead of `after`, for numbered pages.',
          }),
        },
        resolve: async (_root, args, ctx) => {
          let total = 0;
          const after = args.after ?? (args.offset && args.offset > 0 ? offsetToCursor(args.offset - 1) : null);
          const connection = await resolveOffsetConnection(
            { args: { first: args.first, after }, defaultSize: PAGE, maxSize: LARGEST_PAGE },
            async ({ limit, offset }) => {
              if (offset > DEEPEST_OFFSET) throw new NotFound({});
              const found = await findPetitions(ctx, {
                search: args.search ?? undefined,
                states: args.states ?? undefined,
                categoryId: args.categoryId ? idOf('PetitionCategory', String(args.categoryId)) : undefined,
                orderBy: args.orderBy ?? 'newest',
                limit,
                offset,
              });
              total = found.total;
              return found.petitions.map(shown);
            },
          );
          return { ...connection, total };
        },
      },
      {
        name: 'PetitionConnection',
        extensions: OWNED,
        fields: (field) => ({
          totalCount: field.int({
            description: 'How many match in all.',
            resolve: (connection) => (connection as unknown as { total: number }).total,
          }),
        }),
      },
      { name: 'PetitionEdge', extensions: OWNED },
    ),
  );

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
      resolve: async (_root, _args, ctx) => (await openCategories(ctx)) as never[],
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
    ids: { categoryId: 'PetitionCategory' },
    description: 'Hands a petition in for the check.',
  });
  commandField(builder, signPetition, {
    type: Petition,
    load,
    ids: { petitionId: 'Petition' },
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
  addIntegrity(builder, Petition, load);
  addGrounds(builder);
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
