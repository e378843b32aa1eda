import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';

/** Removes the texts of guests whose hours are over. */
export const expireGuestDrafts = command({
  name: 'petitions.expire-guest-drafts',
  plugin,
  assurance: 'guest',
  can: ['lapse', 'Petition'],
  by: 'clock',
  input: z.strictObject({}),
  errors: [],
  async run(ctx) {
    const removed = await ctx.sql<{ id: string }>`
      delete from petitions_guest_draft where tenant_id = ${ctx.tenantId}::uuid and expires_at <= ${await ctx.now()} returning id`;
    return { removed: removed.length };
  },
});
