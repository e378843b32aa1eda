import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { ownDraft } from '../drafts.ts';
import { WrongState } from '../errors.ts';
import { endCall } from '../sponsor-calls.ts';

/** Ends the author's call, so that the text may be changed. The group ends with it: people agreed to other words. */
export const closeSponsorCall = command({
  name: 'petitions.close-sponsor-call',
  plugin,
  assurance: 'eid',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [WrongState],
  async run(ctx, { petitionId }) {
    await ownDraft(ctx, petitionId);
    await endCall(ctx, petitionId);
    return { petitionId };
  },
});
