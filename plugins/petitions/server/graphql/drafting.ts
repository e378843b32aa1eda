import { type Builder, commandField, errorType, loadMany, territoryById, territoryRef } from '@viche/graphql';
import plugin from '../../plugin.ts';
import { adoptGuestDraft } from '../commands/adopt-guest-draft.ts';
import { createPetitionDraft } from '../commands/create-petition-draft.ts';
import { discardPetitionDraft } from '../commands/discard-petition-draft.ts';
import { dropGuestDraft } from '../commands/drop-guest-draft.ts';
import { keepGuestDraft } from '../commands/keep-guest-draft.ts';
import { savePetitionDraft } from '../commands/save-petition-draft.ts';
import { submitPetitionDraft } from '../commands/submit-petition-draft.ts';
import { TooManyDrafts } from '../errors.ts';
import { type GuestDraft, guestDraft, guestKey } from '../guest-drafts.ts';
import { type DraftRow, draftFacts } from '../queries/drafts.ts';
import { moderationTerm } from '../terms.ts';
import { categoriesOf } from './choices.ts';
import { type LoadPetition, OWNED } from './owner.ts';
import type { PetitionTypes } from './petition-type.ts';

type PetitionRef = PetitionTypes['Petition'];
type CategoryRef = PetitionTypes['Category'];
/** What whoever writes a petition reads and does, before and after the login. */
export function addDrafting(builder: Builder, { Petition, Category }: PetitionTypes, load: LoadPetition): void {
  addDraftField(builder, Petition);
  addGuestDraft(builder, Category);
  addSubmission(builder);
  errorType(builder, TooManyDrafts, {
    fields: (t) => ({ limit: t.int({ resolve: (error) => Number(error.params.limit) }) }),
  });
  const places = { categoryId: 'PetitionCategory', territoryId: 'TenantTerritory' };
  const ids = { petitionId: 'Petition', ...places };
  const petition = { type: Petition, load };
  commandField(builder, createPetitionDraft, {
    ...petition,
    ids: places,
    description: 'Begins a petition that only its author sees.',
  });
  commandField(builder, savePetitionDraft, { ...petition, ids, description: 'Keeps what the author has typed.' });
  commandField(builder, submitPetitionDraft, {
    ...petition,
    ids: { petitionId: 'Petition' },
    description: 'Hands a draft in for the check.',
  });
  commandField(builder, adoptGuestDraft, {
    ...petition,
    description: 'Makes a draft of the account of what was begun before the login.',
  });
  const Gone = builder.objectRef<{ petitionId?: string; key?: string }>('PetitionDraftGone').implement({
    extensions: OWNED,
    description: 'The draft is no more.',
    fields: (t) => ({ gone: t.boolean({ resolve: () => true }) }),
  });
  commandField(builder, discardPetitionDraft, {
    type: Gone,
    ids: { petitionId: 'Petition' },
    description: 'Throws a draft away.',
  });
  commandField(builder, dropGuestDraft, { type: Gone, description: 'Throws away what a guest began.' });
}

function addDraftField(builder: Builder, Petition: PetitionRef): void {
  const Draft = builder.objectRef<DraftRow & { revision: number }>('PetitionDraft').implement({
    extensions: OWNED,
    description: 'What a text has while it is written. For its author.',
    fields: (t) => ({
      revision: t.exposeInt('revision', { description: 'Of the text; saving names the one it was made from.' }),
      savedAt: t.field({ type: 'DateTime', resolve: (draft) => draft.savedAt }),
      keptUntil: t.field({
        type: 'DateTime',
        description: 'When it is removed unless it is saved again; a letter comes before.',
        resolve: ({ savedAt, warnedAt }, _args, ctx) => {
          const { draftDays, draftWarnDays } = ctx.settingsOf(plugin);
          const end = savedAt.getTime() + draftDays * 86_400_000;
          return new Date(Math.max(end, warnedAt ? warnedAt.getTime() + draftWarnDays * 86_400_000 : 0));
        },
      }),
      ownTitle: t.exposeString('ownTitle', {
        description: 'The title of which the author said that no similar petition is the same.',
      }),
    }),
  });
  builder.objectFields(Petition, (t) => ({
    draft: t.field({
      type: Draft,
      nullable: true,
      description: 'For the author, until the text is handed in.',
      resolve: async ({ id, state, submittedAt, authorId, revision }, _args, ctx) => {
        if (state !== 'draft' || submittedAt || !authorId || authorId !== ctx.actor.participantId) return null;
        const facts = await loadMany(ctx, 'petitions.draft', id, draftFacts);
        return facts ? { ...facts, revision } : null;
      },
    }),
  }));
}

function addGuestDraft(builder: Builder, Category: CategoryRef): void {
  const Guest = builder.objectRef<GuestDraft>('GuestPetitionDraft').implement({
    extensions: OWNED,
    description: 'What was typed before the login, for the browser that holds its key.',
    fields: (t) => ({
      title: t.string({ resolve: ({ text }) => text.title ?? '' }),
      essence: t.string({ resolve: ({ text }) => text.essence ?? '' }),
      demand: t.string({ resolve: ({ text }) => text.demand ?? '' }),
      category: t.field({
        type: Category,
        nullable: true,
        resolve: async ({ text: { categoryId } }, _args, ctx) =>
          categoryId ? (((await categoriesOf(ctx)).find(({ id }) => id === categoryId) ?? null) as never) : null,
      }),
      territory: t.field({
        type: territoryRef(builder),
        nullable: true,
        resolve: ({ text: { territoryId } }, _args, ctx) => territoryById(ctx, territoryId ?? null),
      }),
      ownTitle: t.string({ resolve: ({ text }) => text.ownTitle ?? '' }),
      savedAt: t.field({ type: 'DateTime', resolve: (draft) => draft.savedAt }),
    }),
  });
  builder.queryField('guestPetitionDraft', (t) =>
    t.field({
      type: Guest,
      nullable: true,
      extensions: OWNED,
      args: { key: t.arg.string({ required: true }) },
      resolve: (_root, { key }, ctx) => (guestKey.safeParse(key).success ? guestDraft(ctx, key) : null),
    }),
  );
  commandField(builder, keepGuestDraft, {
    type: Guest,
    load: (ctx, { key }) => guestDraft(ctx, key),
    ids: { categoryId: 'PetitionCategory', territoryId: 'TenantTerritory' },
    description: 'Keeps what a guest has typed, sealed under the key, for a few hours.',
  });
}

interface Submission {
  readonly dueOn: string;
  readonly steps: unknown;
}

/** What awaits a text that is handed in now. */
function addSubmission(builder: Builder): void {
  const Terms = builder.objectRef<Submission>('PetitionSubmission').implement({
    extensions: OWNED,
    description: 'What awaits a text that would be handed in now, by the rules in force.',
    fields: (t) => ({
      checkedBy: t.field({ type: 'Day', resolve: ({ dueOn }) => dueOn }),
      arithmetic: t.field({ type: 'JSON', resolve: ({ steps }) => steps }),
      moderationDays: t.int({ resolve: (_terms, _args, ctx) => ctx.settingsOf(plugin).moderationDays }),
      signatureThreshold: t.int({ resolve: (_terms, _args, ctx) => ctx.settingsOf(plugin).signatureThreshold }),
      collectDays: t.int({ resolve: (_terms, _args, ctx) => ctx.settingsOf(plugin).collectDays }),
      sponsorsNeeded: t.int({ resolve: (_terms, _args, ctx) => ctx.settingsOf(plugin).sponsorsNeeded }),
      sponsorDays: t.int({ resolve: (_terms, _args, ctx) => ctx.settingsOf(plugin).sponsorDays }),
      authorSigns: t.boolean({ resolve: (_terms, _args, ctx) => ctx.settingsOf(plugin).authorSignsAutomatically }),
      guestHours: t.int({ resolve: (_terms, _args, ctx) => ctx.settingsOf(plugin).guestDraftHours }),
      capitalTitles: t.string({ resolve: (_terms, _args, ctx) => ctx.settingsOf(plugin).capitalTitles }),
    }),
  });
  builder.queryField('petitionSubmission', (t) =>
    t.field({
      type: Terms,
      extensions: OWNED,
      description: 'What awaits a text that would be handed in now.',
      resolve: async (_root, _args, ctx) =>
        ctx.forecast(moderationTerm(ctx.settingsOf(plugin).moderationDays), await ctx.now()),
    }),
  );
}
