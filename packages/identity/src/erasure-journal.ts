import type { ClosedTenant } from '@viche/db';
import { z } from 'zod';
import { parseClosing } from './closing-journal.ts';
import type { KeyRing } from './key-ring.ts';
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

/** What the journal outside the database tells: who was erased, and which sites were closed. */
export interface GoneJournal {
  readonly erasures: readonly Erasure[];
  readonly closings: readonly ClosedTenant[];
  /** Lines that cannot be read, or tell of a closing without this platform's seal. */
  readonly damaged: number;
}

/** Reads a journal, also several joined to one. */
export function parseGoneJournal(keys: Pick<KeyRing, 'platform'>, text: string): GoneJournal {
  const erasures: Erasure[] = [];
  const closings: ClosedTenant[] = [];
  let damaged = 0;
  for (const line of text.split('\n').filter((line) => line.trim() !== '')) {
    const told = jsonOf(line);
    const erased = erasure.safeParse(told);
    const closed = erased.success ? null : parseClosing(keys, told);
    if (erased.success) erasures.push(erased.data);
    else if (closed) closings.push(closed);
    else damaged += 1;
  }
  return { erasures, closings, damaged };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
