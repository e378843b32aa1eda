import { type Builder, commandField, loadMany } from '@viche/graphql';
import { followPetition } from '../commands/follow-petition.ts';
import { followPetitionByMail } from '../commands/follow-petition-by-mail.ts';
import { unfollowPetition } from '../commands/unfollow-petition.ts';
import { mayBeFollowed } from '../followed.ts';
import { myFollowed } from '../queries/my-followed.ts';
import type { LoadPetition } from './owner.ts';
import type { PetitionRef } from './petition-type.ts';

/** To be told what becomes of a petition. */
export function addFollow(builder: Builder, Petition: PetitionRef, load: LoadPetition): void {
  const petition = { type: Petition, load, ids: { petitionId: 'Petition' } };
  commandField(builder, followPetition, { ...petition, description: 'The viewer is told by mail what becomes of it.' });
  commandField(builder, unfollowPetition, { ...petition, description: 'The viewer is told no more.' });
  commandField(builder, followPetitionByMail, {
    ...petition,
    description:
      'Asks an address, by a letter to it, whether it wishes to be told. The answer is the same for every address.',
  });
  builder.objectFields(Petition, (t) => ({
    canBeFollowed: t.boolean({
      description: 'Whether somebody may begin to follow it now.',
      resolve: ({ state }) => mayBeFollowed(state),
    }),
    following: t.boolean({
      description: 'Whether the viewer follows it; false for a guest.',
      resolve: async ({ id }, _args, ctx) => (await loadMany(ctx, 'petitions.followed', id, myFollowed)) ?? false,
    }),
  }));
}
