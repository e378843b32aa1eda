import { type Builder, commandField, errorType, loadMany } from '@viche/graphql';
import { titleIn } from '@viche/i18n';
import { lockPetition } from '../commands/lock-petition.ts';
import { publishPetition } from '../commands/publish-petition.ts';
import { refusePetition } from '../commands/refuse-petition.ts';
import { releasePetition } from '../commands/release-petition.ts';
import { reopenPetition } from '../commands/reopen-petition.ts';
import { requestPetitionChanges } from '../commands/request-petition-changes.ts';
import { resubmitPetition } from '../commands/resubmit-petition.ts';
import { takeDownPetition } from '../commands/take-down-petition.ts';
import { takeOverPetition } from '../commands/take-over-petition.ts';
import { GroundDisabled } from '../errors.ts';
import { actsOf, PETITION_ACTS } from '../queries/acts.ts';
import { type CheckLock, locksOf } from '../queries/check-lock.ts';
import { decisionsOf, enabledGrounds, type GroundRow, groundsByCode, mayReadText } from '../queries/decisions.ts';
import { moderationQueue } from '../queries/moderation-queue.ts';
import { openTerm, type TermRow, termsOf } from '../queries/terms.ts';
import { enumValues, type LoadPetition, OWNED } from './owner.ts';
import type { PetitionRef } from './petition-type.ts';

/** What the moderator's desk and the author of a text in the check read and do. */
export function addModeration(builder: Builder, Petition: PetitionRef, load: LoadPetition): void {
  const Lock = addLock(builder);
  addDecisionFields(builder, Petition, Lock);
  addQueue(builder, Petition, Lock);
  errorType(builder, GroundDisabled, {
    fields: (t) => ({ ground: t.string({ resolve: (error) => String(error.params.code) }) }),
  });
  const petition = { type: Petition, load, ids: { petitionId: 'Petition' } };
  commandField(builder, publishPetition, { ...petition, description: 'Publishes a checked petition.' });
  commandField(builder, requestPetitionChanges, { ...petition, description: 'Gives a text back to be mended.' });
  commandField(builder, refusePetition, { ...petition, description: 'Refuses publication on a coded ground.' });
  commandField(builder, reopenPetition, { ...petition, description: 'Sends a refused petition back to the check.' });
  commandField(builder, takeDownPetition, { ...petition, description: 'Leaves a tombstone of a public petition.' });
  commandField(builder, lockPetition, { ...petition, description: 'Shows colleagues that the viewer has it open.' });
  commandField(builder, takeOverPetition, { ...petition, description: 'Takes a text over from a colleague.' });
  commandField(builder, releasePetition, { ...petition, description: 'Gives back what the viewer has open.' });
  commandField(builder, resubmitPetition, { ...petition, description: 'Hands a mended text in again.' });
}

function addLock(builder: Builder) {
  return builder.objectRef<CheckLock>('PetitionCheckLock').implement({
    extensions: OWNED,
    description: 'A member of staff has the text open.',
    fields: (t) => ({
      by: t.exposeString('by'),
      since: t.field({ type: 'DateTime', resolve: (lock) => lock.since }),
      until: t.field({ type: 'DateTime', resolve: (lock) => lock.until }),
      mine: t.exposeBoolean('mine'),
    }),
  });
}

function addDecisionFields(builder: Builder, Petition: PetitionRef, Lock: ReturnType<typeof addLock>): void {
  const Ground = builder.objectRef<GroundRow>('PetitionRefusalGround').implement({
    extensions: OWNED,
    description: 'Why a text may be refused: a ground of the law or a local one.',
    fields: (t) => ({
      code: t.exposeString('code'),
      title: t.string({ resolve: (ground, _args, ctx) => titleIn(ctx.locale, ground) }),
      kind: t.exposeString('kind'),
      sourceAct: t.exposeString('sourceAct'),
      hidesText: t.exposeBoolean('hidesText'),
    }),
  });
  const Refusal = builder
    .objectRef<{ ground: string; reason: string; number: string | null; at: Date | null }>('PetitionRefusal')
    .implement({
      extensions: OWNED,
      description: 'Why a petition was not published, or is public no more.',
      fields: (t) => ({
        ground: t.field({
          type: Ground,
          nullable: true,
          resolve: async ({ ground }, _args, ctx) =>
            (await loadMany(ctx, 'petitions.ground', ground, groundsByCode)) ?? null,
        }),
        reason: t.exposeString('reason'),
        number: t.exposeString('number', { nullable: true }),
        at: t.field({ type: 'DateTime', nullable: true, resolve: (refusal) => refusal.at }),
      }),
    });
  const Changes = builder
    .objectRef<{ reason: string; askedAt: Date; term: TermRow | null }>('PetitionChangesAsked')
    .implement({
      extensions: OWNED,
      description: 'What the moderator asked the author to mend.',
      fields: (t) => ({
        reason: t.exposeString('reason'),
        askedAt: t.field({ type: 'DateTime', resolve: (asked) => asked.askedAt }),
        dueOn: t.field({ type: 'Day', nullable: true, resolve: ({ term }) => term?.dueOn ?? null }),
        arithmetic: t.field({ type: 'JSON', nullable: true, resolve: ({ term }) => term?.steps ?? null }),
      }),
    });
  const Term = builder.objectRef<TermRow>('PetitionTerm').implement({
    extensions: OWNED,
    description: 'A clock of a petition, with its arithmetic.',
    fields: (t) => ({
      kind: t.string({ resolve: ({ kind }) => kind.slice(kind.indexOf('.') + 1) }),
      state: t.exposeString('state'),
      dueOn: t.field({ type: 'Day', nullable: true, resolve: (term) => term.dueOn }),
      dueBefore: t.field({ type: 'DateTime', nullable: true, resolve: (term) => term.dueBefore }),
      arithmetic: t.field({ type: 'JSON', nullable: true, resolve: (term) => term.steps }),
      formerDueOn: t.field({
        type: 'Day',
        nullable: true,
        description: 'Due day before the calendar changed while the clock ran.',
        resolve: (term) => term.formerDueOn,
      }),
      movedBy: t.exposeString('movedBy', { nullable: true, description: 'The act that changed the calendar.' }),
    }),
  });
  const Act = builder.enumType('PetitionAct', { extensions: OWNED, values: enumValues(PETITION_ACTS) });

  builder.objectFields(Petition, (t) => ({
    viewerIsAuthor: t.boolean({
      resolve: ({ authorId }, _args, { actor }) => authorId !== null && authorId === actor.participantId,
    }),
    terms: t.field({
      type: [Term],
      description: 'Clocks that run or stand now.',
      resolve: async ({ id }, _args, ctx) =>
        (await termsOf(ctx, id)).filter(({ state }) => state === 'running' || state === 'paused'),
    }),
    acts: t.field({
      type: [Act],
      description: 'What the viewer may do with it now.',
      resolve: (petition, _args, ctx) => actsOf(ctx, petition),
    }),
    refusal: t.field({
      type: Refusal,
      nullable: true,
      resolve: ({ refusalGround, refusalReason, refusalNumber, endedAt, state }) =>
        refusalGround && refusalReason && (state === 'refused' || state === 'taken-down')
          ? { ground: refusalGround, reason: refusalReason, number: refusalNumber, at: endedAt }
          : null,
    }),
    changesAsked: t.field({
      type: Changes,
      nullable: true,
      description: 'For the author and staff, while the text is to be mended.',
      resolve: async (petition, _args, ctx) => {
        const { id, state, authorId } = petition;
        if (state !== 'changes-requested' && state !== 'draft') return null;
        if (!mayReadText(ctx, { textHidden: true, authorId, state })) return null;
        const [latest] = await decisionsOf(ctx, id);
        if (latest?.kind !== 'changes-requested') return null;
        return { reason: latest.reason, askedAt: latest.decidedAt, term: await openTerm(ctx, id, 'changes') };
      },
    }),
    checkLock: t.field({
      type: Lock,
      nullable: true,
      description: 'Who of the staff has the text open. For staff.',
      resolve: async ({ id }, _args, ctx) =>
        ctx.ability.can('read-all', 'Petition') ? ((await loadMany(ctx, 'petitions.lock', id, locksOf)) ?? null) : null,
    }),
  }));

  builder.queryField('petitionRefusalGrounds', (t) =>
    t.field({
      type: [Ground],
      extensions: OWNED,
      description: 'Grounds on which a text may be refused here.',
      resolve: (_root, _args, ctx) => enabledGrounds(ctx),
    }),
  );
}

function addQueue(builder: Builder, Petition: PetitionRef, Lock: ReturnType<typeof addLock>): void {
  const Item = builder
    .objectRef<Awaited<ReturnType<typeof moderationQueue>>[number]>('PetitionModerationItem')
    .implement({
      extensions: OWNED,
      fields: (t) => ({
        petition: t.field({ type: Petition, resolve: (item) => item.petition as never }),
        dueOn: t.field({ type: 'Day', nullable: true, resolve: (item) => item.dueOn }),
        dueBefore: t.field({ type: 'DateTime', nullable: true, resolve: (item) => item.dueBefore }),
        arithmetic: t.field({ type: 'JSON', nullable: true, resolve: (item) => item.steps }),
        lock: t.field({ type: Lock, nullable: true, resolve: (item) => item.lock }),
        alikeTo: t.exposeString('alikeTo', {
          nullable: true,
          description:
            'Ref of an earlier one of the queue that was handed in on the same day and says nearly the same.',
        }),
      }),
    });
  builder.queryField('petitionModerationQueue', (t) =>
    t.field({
      type: [Item],
      extensions: OWNED,
      authScopes: { can: ['read-all', 'Petition'] },
      description: 'Petitions that wait for the check, ordered by the time left.',
      resolve: (_root, _args, ctx) => moderationQueue(ctx),
    }),
  );
}
