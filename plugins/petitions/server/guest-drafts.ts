import { createHash, hkdfSync } from 'node:crypto';
import { fittingFields } from '@viche/forms';
import { openBytes, SealBroken, Secret, sealBytes } from '@viche/identity';
import type { DataContext } from '@viche/plugin-api';
import { z } from 'zod';
import { draftText } from './petition-text.ts';

/** Secret of the browser that began the text; the site makes 256 random bits of it. Only its hash reaches a row. */
export const guestKey = z.string().min(43).max(128);

const guestText = z.strictObject({ ...draftText, ownTitle: z.string().optional() });
export type GuestText = z.output<typeof guestText>;

export interface GuestDraft {
  readonly text: GuestText;
  readonly savedAt: Date;
}

export const guestKeyHash = (key: string): Buffer =>
  createHash('sha256').update(`petitions.guest-draft ${key}`).digest();

const sealOf = (key: string, tenantId: string): Secret =>
  new Secret(new Uint8Array(hkdfSync('sha256', Buffer.from(key), tenantId, 'petitions.guest-draft', 32)));

/** The text under the browser's own key: whoever reads the database without the cookie reads nothing. */
export const sealGuestText = (key: string, tenantId: string, text: GuestText): Buffer =>
  sealBytes(sealOf(key, tenantId), ['petitions.guest-draft', tenantId], Buffer.from(JSON.stringify(text)));

function openGuestText(key: string, tenantId: string, sealed: Uint8Array): GuestText | null {
  try {
    const opened = openBytes(sealOf(key, tenantId), ['petitions.guest-draft', tenantId], sealed);
    return keptAnswers(JSON.parse(opened.toString('utf8')));
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

/**
 * The answers that today's form still asks for. A text that an earlier edition sealed may hold what is gone, or what is judged
 * otherwise now: the rest of it is not lost for that (threats R18).
 */
function keptAnswers(sealed: unknown): GuestText | null {
  const isAnswers = typeof sealed === 'object' && sealed !== null && !Array.isArray(sealed);
  return isAnswers ? guestText.parse(fittingFields(guestText.shape, sealed)) : null;
}

/** What was begun in the browser with this key, while it is kept; null for every other key. */
export async function guestDraft(
  { sql, tenantId, now }: Pick<DataContext, 'sql' | 'tenantId' | 'now'>,
  key: string,
): Promise<GuestDraft | null> {
  const [row] = await sql<{ sealed: Uint8Array; savedAt: Date }>`
    select sealed, saved_at as "savedAt" from petitions_guest_draft
    where tenant_id = ${tenantId}::uuid and key_hash = ${guestKeyHash(key)} and expires_at > ${await now()}`;
  const text = row && openGuestText(key, tenantId, row.sealed);
  return text ? { text, savedAt: row.savedAt } : null;
}
