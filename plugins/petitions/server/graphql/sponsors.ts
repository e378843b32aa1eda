import { type Builder, commandField, errorType, loadMany } from '@viche/graphql';
import plugin from '../../plugin.ts';
import { closeSponsorCall } from '../commands/close-sponsor-call.ts';
import { openSponsorCall } from '../commands/open-sponsor-call.ts';
import { sponsorPetition } from '../commands/sponsor-petition.ts';
import { withdrawSponsorship } from '../commands/withdraw-sponsorship.ts';
import { AlreadySponsor, SponsorsMissing } from '../errors.ts';
import { callsOf, type Invitation, invitationByToken, type SponsorCall } from '../queries/sponsor-calls.ts';
import { petitionRules } from '../rules.ts';
import { sponsorNames, sponsorObstacle } from '../sponsors.ts';
import { enumValues, type LoadPetition, OWNED } from './owner.ts';
import type { PetitionRef } from './petition-type.ts';

/** The initiative group: its names on the petition, the author's call, and what the private link opens. */
export function addSponsors(builder: Builder, Petition: PetitionRef, load: LoadPetition): void {
  addGroup(builder, Petition);
  addInvitation(builder);
  errorType(builder, AlreadySponsor, {
    fields: (t) => ({ joinedAt: t.field({ type: 'DateTime', resolve: (error) => error.params.joinedAt as Date }) }),
  });
  errorType(builder, SponsorsMissing, {
    fields: (t) => ({
      needed: t.int({ resolve: (error) => Number(error.params.needed) }),
      have: t.int({ resolve: (error) => Number(error.params.have) }),
    }),
  });
  const petition = { type: Petition, load, ids: { petitionId: 'Petition' } };
  commandField(builder, openSponsorCall, {
    ...petition,
    description: 'Asks for an initiative group; the text stands.',
  });
  commandField(builder, closeSponsorCall, { ...petition, description: 'Ends the call, and the group with it.' });
  const Joined = builder.objectRef<{ petitionId: string }>('PetitionGroupChange').implement({
    extensions: OWNED,
    description: 'One’s own place in a group has changed.',
    fields: (t) => ({ changed: t.boolean({ resolve: () => true }) }),
  });
  commandField(builder, sponsorPetition, {
    type: Joined,
    description: 'Puts one’s name to a petition by its private link.',
  });
  commandField(builder, withdrawSponsorship, {
    type: Joined,
    ids: { petitionId: 'Petition' },
    description: 'Takes one’s name back, until the text is handed in.',
  });
}

function addGroup(builder: Builder, Petition: PetitionRef): void {
  const Call = builder.objectRef<SponsorCall>('PetitionSponsorCall').implement({
    extensions: OWNED,
    description: 'The author asks for an initiative group. For the author.',
    fields: (t) => ({
      token: t.exposeString('token', { description: 'Of the private link, /petitions/group/<token>.' }),
      needed: t.exposeInt('needed'),
      openedAt: t.field({ type: 'DateTime', resolve: (call) => call.openedAt }),
      closesAt: t.field({ type: 'DateTime', resolve: (call) => call.closesAt }),
    }),
  });
  builder.objectFields(Petition, (t) => ({
    sponsors: t.field({
      type: ['String'],
      description: 'Names of the initiative group; public from the publication on.',
      resolve: async (petition, _args, ctx) => {
        // Most hromadas want no group: a published petition says so itself, and nothing is asked.
        if (petition.rules && petitionRules.safeParse(petition.rules).data?.sponsorsNeeded === 0) return [];
        const names = await loadMany(ctx, 'petitions.sponsors', petition.id, sponsorNames);
        return (names ?? []).filter((name): name is string => name !== null);
      },
    }),
    sponsorCall: t.field({
      type: Call,
      nullable: true,
      resolve: async ({ id, state, authorId }, _args, ctx) => {
        if (state !== 'draft' || !authorId || authorId !== ctx.actor.participantId) return null;
        return (await loadMany(ctx, 'petitions.sponsorCall', id, callsOf)) ?? null;
      },
    }),
  }));
}

function addInvitation(builder: Builder): void {
  const Obstacle = builder.enumType('SponsorObstacle', {
    extensions: OWNED,
    description: 'Why the viewer cannot join the group.',
    values: enumValues([
      'closed',
      'sign-in',
      'own-petition',
      'joined',
      'assurance',
      'age-unknown',
      'too-young',
    ] as const),
  });
  const Invited = builder.objectRef<Invitation>('PetitionInvitation').implement({
    extensions: OWNED,
    description: 'A petition that waits for its initiative group, behind its private link.',
    fields: (t) => ({
      petitionUuid: t.exposeString('petitionId'),
      title: t.exposeString('title'),
      essence: t.exposeString('essence'),
      demand: t.exposeString('demand'),
      authorName: t.exposeString('authorName'),
      needed: t.exposeInt('needed'),
      names: t.field({
        type: ['String'],
        resolve: ({ names }) => names.filter((name): name is string => name !== null),
      }),
      closesAt: t.field({ type: 'DateTime', resolve: ({ closesAt }) => closesAt }),
      joinedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ joinedAt }) => joinedAt }),
      minAge: t.int({ resolve: (_invitation, _args, ctx) => ctx.settingsOf(plugin).minAge }),
      obstacle: t.field({
        type: Obstacle,
        nullable: true,
        description: 'Null when the viewer may join now.',
        resolve: async (invitation, _args, ctx) =>
          sponsorObstacle(invitation, ctx.actor, ctx.settingsOf(plugin), await ctx.now()),
      }),
    }),
  });
  builder.queryField('petitionInvitation', (t) =>
    t.field({
      type: Invited,
      nullable: true,
      extensions: OWNED,
      args: { token: t.arg.string({ required: true }) },
      resolve: (_root, { token }, ctx) => (token.length > 100 ? null : invitationByToken(ctx, token)),
    }),
  );
}
