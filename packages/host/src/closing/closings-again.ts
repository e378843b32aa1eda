import { listClosedTenants, newId, type TenantClosing } from '@viche/db';
import { formatClosing } from '@viche/identity';
import { appendToGoneJournal, readGoneJournal } from '../gone-journal.ts';
import { notePlatformAct } from '../operators/platform-journal.ts';
import type { HostServices } from '../services.ts';

const lineOf = ({ keys }: Pick<HostServices, 'keys'>, { tenantId, closedAt, since, movedTo }: TenantClosing): string =>
  formatClosing(keys, { tenant: tenantId, closed: closedAt.toISOString(), since: since.toISOString(), movedTo });

/**
 * Notes a closing that has just been committed where no backup of the database reaches. A file that cannot be written is an alarm:
 * the site is closed, and the next start notes what is missing.
 */
export async function noteClosing(services: HostServices, tenantId: string): Promise<void> {
  if (!services.erasureJournal) return;
  try {
    const closing = (await listClosedTenants(services.pool)).find((one) => one.tenantId === tenantId)!;
    await appendToGoneJournal(services.erasureJournal, lineOf(services, closing));
  } catch (error) {
    services.log.error(
      { event: 'closing.not-noted', tenantId, err: error },
      'a closing is not in the journal outside the database',
    );
  }
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
export async function replayClosings(services: HostServices): Promise<ReplayedClosings> {
  const { pool, erasureJournal, tenants, log } = services;
  if (!erasureJournal) return { closed: 0, noted: 0 };
  const { closings } = await readGoneJournal(services);
  const closedHere = await listClosedTenants(pool);
  const isClosedHere = new Set(closedHere.map(({ tenantId }) => tenantId));
  let closed = 0;
  for (const { tenant, closed: closedAt, since, movedTo } of closings) {
    if (isClosedHere.has(tenant)) continue;
    const closing = { tenantId: tenant, closedAt: new Date(closedAt), since: new Date(since), movedTo };
    const again = await pool.closeAgain(closing, ({ sql }) =>
      notePlatformAct(sql, { action: 'core.close-tenant-again', tenantId: tenant, requestId: newId() }),
    );
    if (!again) continue;
    closed += 1;
    tenants.forget(tenant);
    log.warn({ event: 'closing.replayed', tenantId: tenant }, 'a site that an older copy brought back is closed again');
  }
  const inJournal = new Set(closings.map(({ tenant }) => tenant));
  const unnoted = closedHere.filter(({ tenantId }) => !inJournal.has(tenantId));
  await appendToGoneJournal(erasureJournal, unnoted.map((closing) => lineOf(services, closing)).join(''));
  return { closed, noted: unnoted.length };
}
