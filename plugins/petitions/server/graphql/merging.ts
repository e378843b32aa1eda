import { type Builder, commandField, type GraphqlContext, loadMany, readable } from '@viche/graphql';
import type { DataContext } from '@viche/plugin-api';
import { answerMerge } from '../commands/answer-merge.ts';
import { cancelMerge } from '../commands/cancel-merge.ts';
import { linkSimilarPetition } from '../commands/link-similar-petition.ts';
import { moveSignature } from '../commands/move-signature.ts';
import { nameSimilarPetition } from '../commands/name-similar-petition.ts';
import { proposeMerge } from '../commands/propose-merge.ts';
import { type MergeRow, mergedHere, mergedInto, waitingMerges } from '../queries/merges.ts';
import { petitionById } from '../queries/petition-rows.ts';
import { mySignatures } from '../queries/signatures.ts';
import { openTerms, type TermRow } from '../queries/terms.ts';
import { type LoadPetition, OWNED } from './owner.ts';
import { type PetitionRef, shown } from './petition-type.ts';

/** Petitions that ask for the same: pointers for readers, and merges that both authors agree to. */
export function addMerging(builder: Builder, Petition: PetitionRef, load: LoadPetition): void {
  const other = async (ctx: DataContext, id: string | null) =>
    id === null ? null : shown(readable(ctx as never, 'Petition', await petitionById(ctx, id)));
  const Merge = builder.objectRef<MergeRow>('PetitionMerge').implement({
    extensions: OWNED,
    description: 'A merge that waits for the authors. For them and for moderators.',
    fields: (t) => ({
      uuid: t.exposeString('id'),
      reason: t.exposeString('reason'),
      proposedAt: t.field({ type: 'DateTime', resolve: (merge) => merge.proposedAt }),
      dueOn: t.field({
        type: 'Day',
        nullable: true,
        description: 'Last day for both answers; after it the wish lapses.',
        resolve: async ({ id }, _args, ctx) => (await termOf(ctx, id))?.dueOn ?? null,
      }),
      arithmetic: t.field({
        type: 'JSON',
        nullable: true,
        resolve: async ({ id }, _args, ctx) => (await termOf(ctx, id))?.steps ?? null,
      }),
      sourceAgreed: t.boolean({ resolve: (merge) => merge.sourceAgreedAt !== null }),
      targetAgreed: t.boolean({ resolve: (merge) => merge.targetAgreedAt !== null }),
      viewerMayAnswer: t.boolean({
        description: 'Whether the viewer wrote a petition whose author has not answered.',
        resolve: async (merge, _args, ctx) => {
          const { participantId } = ctx.actor;
          if (participantId === null) return false;
          const [source, target] = [await petitionById(ctx, merge.sourceId), await petitionById(ctx, merge.targetId)];
          return (
            (source?.authorId === participantId && merge.sourceAgreedAt === null) ||
            (target?.authorId === participantId && merge.targetAgreedAt === null)
          );
        },
      }),
      source: t.field({
        type: Petition,
        nullable: true,
        description: 'The petition that goes up in the other.',
        resolve: ({ sourceId }, _args, ctx) => other(ctx, sourceId),
      }),
      target: t.field({
        type: Petition,
        nullable: true,
        description: 'The petition that stays.',
        resolve: ({ targetId }, _args, ctx) => other(ctx, targetId),
      }),
    }),
  });
  builder.objectFields(Petition, (t) => ({
    similarTo: t.field({
      type: Petition,
      nullable: true,
      description: 'A petition that asks for the same, as author or moderator say.',
      resolve: ({ similarToId }, _args, ctx) => other(ctx, similarToId),
    }),
    mergedInto: t.field({
      type: Petition,
      nullable: true,
      description: 'The petition in which this one went up, in the end.',
      resolve: async ({ id, mergedIntoId }, _args, ctx) =>
        mergedIntoId ? other(ctx, await mergedInto(ctx, id)) : null,
    }),
    mergedHere: t.field({
      type: [Petition],
      description: 'Petitions that went up in this one.',
      resolve: async ({ id }, _args, ctx) => (await mergedHere(ctx, id)) as never[],
    }),
    waitingMerges: t.field({
      type: [Merge],
      description: 'Merges that wait for an answer. For the authors and moderators.',
      resolve: ({ id, authorId }, _args, ctx) => {
        const own = authorId !== null && authorId === ctx.actor.participantId;
        return own || ctx.ability.can('read-all', 'Petition') ? waitingMerges(ctx, id) : [];
      },
    }),
    canMoveSignature: t.boolean({
      description: 'Whether the viewer signed this merged petition and not the one that stays.',
      resolve: async ({ id, mergedIntoId, state }, _args, ctx) => {
        if (state !== 'merged' || mergedIntoId === null || !ctx.actor.personKey) return false;
        const target = await mergedInto(ctx, id);
        const signed = (petitionId: string) => loadMany(ctx, 'petitions.mine', petitionId, mySignatures);
        return target !== null && (await signed(id)) !== undefined && (await signed(target)) === undefined;
      },
    }),
  }));
  const petition = { type: Petition, load, ids: { petitionId: 'Petition' } };
  commandField(builder, linkSimilarPetition, { ...petition, description: 'Points readers to a similar petition.' });
  commandField(builder, nameSimilarPetition, { ...petition, description: 'The author points to a similar petition.' });
  commandField(builder, proposeMerge, { ...petition, description: 'Asks both authors for a merge.' });
  commandField(builder, answerMerge, { ...petition, description: 'An author agrees to a merge, or does not.' });
  commandField(builder, cancelMerge, { ...petition, description: 'Takes a proposed merge back.' });
  commandField(builder, moveSignature, {
    ...petition,
    description: 'Signs the petition that a merged one went up in.',
  });
}

/** The running clock of a proposed merge. */
const termOf = (ctx: GraphqlContext, mergeId: string): Promise<TermRow | undefined> =>
  loadMany(ctx, 'petitions.mergeTerm', mergeId, (ids) => openTerms(ctx, ids, 'merge'));
