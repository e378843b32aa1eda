import { z } from 'zod';
import { tenantHash } from './person-key.ts';
import type { TenantKeys } from './tenant-keys.ts';

const erasure = z.strictObject({
  v: z.literal(1),
  tenant: z.uuid(),
  person: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  at: z.iso.datetime(),
});

/**
 * A person who was erased, as it stands outside the database and its backups: a restored copy is brought up to it before
 * anybody is let in (threats K06). `person` is a keyed hash, so the journal alone tells nobody's name or account.
 */
export type Erasure = Omit<z.output<typeof erasure>, 'v'>;

/** Mark of a person in the journal of erasures. */
export function erasureMark(keys: Pick<TenantKeys, 'pepper'>, participantId: string): string {
  return tenantHash(keys, 'erasure', participantId).toString('base64url');
}

/** Lines of JSON to be appended. Each begins with LF, so that the torn last line of a crash spoils no other. */
export function formatErasures(erasures: readonly Erasure[]): string {
  return erasures.map(({ tenant, person, at }) => `\n${JSON.stringify({ v: 1, tenant, person, at })}`).join('');
}

/** Reads a journal, also several joined to one. `damaged` counts the lines that cannot be read. */
export function parseErasures(text: string): { erasures: readonly Erasure[]; damaged: number } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => {
    try {
      return erasure.parse(JSON.parse(line));
    } catch {
      return null;
    }
  });
  return {
    erasures: read.filter((entry) => entry !== null),
    damaged: read.filter((entry) => entry === null).length,
  };
}
