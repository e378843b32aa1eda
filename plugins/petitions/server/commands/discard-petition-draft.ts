import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { ownDraft, refuseWhileCalled, removeDraft } from '../drafts.ts';
import { TextStands, WrongState } from '../errors.ts';

/** Throws a draft away; of a text that nobody has seen nothing stays. */
export const discardPetitionDraft = command({
  name: 'petitions.discard-petition-draft',
  plugin,
  assurance: 'email',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [WrongState, TextStands],
  async run(ctx, { petitionId }) {
    await ownDraft(ctx, petitionId);
    await refuseWhileCalled(ctx, petitionId);
    await removeDraft(ctx, petitionId);
    return { petitionId };
  },
});
