import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { guestKey, guestKeyHash } from '../guest-drafts.ts';

/** Throws away what was begun in this browser before the login. */
export const dropGuestDraft = command({
  name: 'petitions.drop-guest-draft',
  plugin,
  assurance: 'guest',
  can: ['draft', 'Petition'],
  by: 'anyone',
  input: z.strictObject({ key: guestKey }),
  errors: [],
  async run({ sql, tenantId }, { key }) {
    await sql`delete from petitions_guest_draft where tenant_id = ${tenantId}::uuid and key_hash = ${guestKeyHash(key)}`;
    return { key };
  },
});
