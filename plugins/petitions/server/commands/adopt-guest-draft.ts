import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { beginDraft } from '../drafts.ts';
import { TooManyDrafts } from '../errors.ts';
import { guestDraft, guestKey, guestKeyHash } from '../guest-drafts.ts';

/** Makes a draft of the account of what was begun in this browser before the login. */
export const adoptGuestDraft = command({
  name: 'petitions.adopt-guest-draft',
  plugin,
  assurance: 'email',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject({ key: guestKey }),
  errors: [TooManyDrafts],
  async run(ctx, { key }) {
    const { db, tenantId } = ctx;
    const found = await guestDraft(ctx, key);
    if (!found) throw new NotFound({});
    const { ownTitle = '', ...change } = found.text;
    const { petitionId } = await beginDraft(ctx, change);
    await db.petitionDraft.updateMany({ where: { tenantId, petitionId }, data: { ownTitle } });
    // Two windows of one browser at once: whoever takes the row away has adopted it.
    const taken = await ctx.sql<{ id: string }>`
      delete from petitions_guest_draft where tenant_id = ${tenantId}::uuid and key_hash = ${guestKeyHash(key)} returning id`;
    if (taken.length === 0) throw new NotFound({});
    return { petitionId };
  },
});
