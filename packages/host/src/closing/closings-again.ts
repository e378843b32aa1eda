import { listClosedTenants, newId } from '@viche/db';
import { formatClosing, type GoneJournal } from '@viche/identity';
import { appendToGoneJournal, noteGone, readGoneJournal } from '../gone-journal.ts';
import { notePlatformAct } from '../operators/platform-journal.ts';
import type { HostServices } from '../services.ts';
import { closedSite } from './closed-site.ts';

/** Notes a closing that has just been committed in the journal outside the database. */
export function noteClosing(services: HostServices, tenantId: string): Promise<void> {
  const line = async () => {
    const { closedAt, closingSince: since, movedTo } = (await closedSite(services, tenantId))!;
    return formatClosing(services.keys, { tenantId, closedAt, since, movedTo });
  };
  return noteGone(services, line, {
    event: 'closing.not-noted',
    tenantId,
    message: 'a closing is not in the journal outside the database',
  });
}

/** What the comparison of journal and database found. */
export interface ReplayedClosings {
  /** Sites that an older copy had brought back, and that are closed again. */
  readonly closed: number;
  /** Closings that the journal did not have. */
  readonly noted: number;
}

/**
 * Brings database and journal to one: a site that stands in the journal is closed, with its keys destroyed at once and its rows
 * by the worker's next rounds; a site that is closed stands in it. Run before anybody is let in (threats K06, K07). Twice changes
 * nothing, and a site that this copy does not know is left out.
 */
export async function replayClosings(services: HostServices, read?: GoneJournal): Promise<ReplayedClosings> {
  const { pool, erasureJournal, keys, tenants, log } = services;
  if (!erasureJournal) return { closed: 0, noted: 0 };
  const { closings } = read ?? (await readGoneJournal(services));
  const closedHere = await listClosedTenants(pool);
  const isClosedHere = new Set(closedHere.map(({ tenantId }) => tenantId));
  let closed = 0;
  for (const closing of closings) {
    const { tenantId } = closing;
    if (isClosedHere.has(tenantId)) continue;
    const again = await pool.closeAgain(closing, ({ sql }) =>
      notePlatformAct(sql, { action: 'core.close-tenant-again', tenantId, requestId: newId() }),
    );
    if (!again) continue;
    closed += 1;
    tenants.forget(tenantId);
    log.warn({ event: 'closing.replayed', tenantId }, 'a site that an older copy brought back is closed again');
  }
  const inJournal = new Set(closings.map(({ tenantId }) => tenantId));
  const unnoted = closedHere.filter(({ tenantId }) => !inJournal.has(tenantId));
  await appendToGoneJournal(erasureJournal, unnoted.map((closing) => formatClosing(keys, closing)).join(''));
  return { closed, noted: unnoted.length };
}
