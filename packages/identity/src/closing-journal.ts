import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ClosedTenant } from '@viche/db';
import { z } from 'zod';
import type { KeyRing } from './key-ring.ts';

const closing = z.strictObject({
  v: z.literal(1),
  tenant: z.uuid(),
  closed: z.iso.datetime(),
  since: z.iso.datetime(),
  movedTo: z.string().max(2_000).nullable(),
  seal: z.string(),
});

/** Of the platform's key, which every copy needs anyway: whoever can merely write into the file must not close a hromada. */
function sealOf({ platform }: Pick<KeyRing, 'platform'>, { tenantId, closedAt, since, movedTo }: ClosedTenant): Buffer {
  const told = JSON.stringify([tenantId, closedAt, since, movedTo]);
  return createHmac('sha256', platform.reveal()).update(`viche closed tenant ${told}`).digest();
}

/**
 * A site that was closed for ever, as it stands outside the database and its backups: a restored copy closes it again before anybody
 * is let in (threats K06, K07). All of it stands on the closed site's page. A line of JSON to be appended; it begins with LF, so that
 * the torn last line of a crash spoils no other.
 */
export function formatClosing(keys: Pick<KeyRing, 'platform'>, entry: ClosedTenant): string {
  const { tenantId: tenant, closedAt: closed, since, movedTo } = entry;
  const seal = sealOf(keys, entry).toString('base64url');
  return `\n${JSON.stringify({ v: 1, tenant, closed, since, movedTo, seal })}`;
}

/** Reads a line of the journal that tells of a closing. Null for one that cannot be read, or that this platform did not write. */
export function parseClosing(keys: Pick<KeyRing, 'platform'>, line: unknown): ClosedTenant | null {
  const read = closing.safeParse(line);
  if (!read.success) return null;
  const { tenant: tenantId, closed, since, movedTo, seal } = read.data;
  const entry = { tenantId, closedAt: new Date(closed), since: new Date(since), movedTo };
  const [given, own] = [Buffer.from(seal, 'base64url'), sealOf(keys, entry)];
  return given.length === own.length && timingSafeEqual(given, own) ? entry : null;
}
