import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { guestDraft, guestKey, guestKeyHash, sealGuestText } from '../guest-drafts.ts';
import { draftText } from '../petition-text.ts';

/**
 * Keeps what was typed before the login, for the browser that holds the key and for a few hours. What is absent stays as it
 * was. One browser, one text: the latest word counts.
 */
export const keepGuestDraft = command({
  name: 'petitions.keep-guest-draft',
  plugin,
  assurance: 'guest',
  can: ['draft', 'Petition'],
  by: 'anyone',
  input: z.strictObject({ key: guestKey, ...draftText, ownTitle: z.boolean().optional() }),
  errors: [],
  async run(ctx, { key, ownTitle, ...change }) {
    const { tenantId } = ctx;
    const savedAt = await ctx.now();
    const kept = (await guestDraft(ctx, key))?.text ?? {};
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const text = { ...kept, ...given };
    if (ownTitle !== undefined) text.ownTitle = ownTitle ? (text.title ?? '') : '';
    const expiresAt = new Date(savedAt.getTime() + ctx.settings.guestDraftHours * 3_600_000);
    await ctx.sql`
      insert into petitions_guest_draft (tenant_id, id, key_hash, sealed, saved_at, expires_at)
      values (${tenantId}::uuid, ${ctx.newId()}::uuid, ${guestKeyHash(key)}, ${sealGuestText(key, tenantId, text)}, ${savedAt}, ${expiresAt})
      on conflict (tenant_id, key_hash) do update
        set sealed = excluded.sealed, saved_at = excluded.saved_at, expires_at = excluded.expires_at`;
    return { key };
  },
});
