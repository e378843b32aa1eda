import { gate, newId } from '@viche/db';
import { notePlatformAct } from '../operators/platform-journal.ts';
import type { HostServices } from '../services.ts';
import { archiveTaken } from './closing-rows.ts';
import { noteClosing } from './closings-again.ts';

/** What of a tenant lies outside the database's own tables. */
export interface OutsideRows {
  /** Takes the tenant's jobs out of the queues, and says how many there were. */
  forgetJobs(tenantId: string): Promise<number>;
}

const ROWS_AT_ONCE = 5_000;

/**
 * Closes every site whose day has come, and sweeps those that are closed until nothing of them is left. An interrupted sweep goes on
 * with the next round: what is gone is gone, and what is counted is counted.
 */
export async function endDueTenants(services: HostServices, outside: OutsideRows): Promise<void> {
  const due = await services.pool.platform(
    ({ sql }) => sql<{ id: string; state: string }>`select id::text, state from viche.tenants_to_close()`,
  );
  for (const { id, state } of due) {
    if (state === 'closing' && !(await closeTenant(services, id))) continue;
    await sweepTenant(services, id, outside);
  }
}

/** Destroys the keys. False where owners have neither taken an archive nor said that they want none: the site waits for them. */
async function closeTenant(services: HostServices, tenantId: string): Promise<boolean> {
  const { pool, tenants, log } = services;
  const closed = await pool.scoped(tenantId, async (session) => {
    const { sql } = session;
    await gate(session, 'Tenant', tenantId, 'move');
    const [ready] = await sql`
      select from tenant t where t.id = ${tenantId}::uuid and (t.without_archive or ${archiveTaken(sql)})`;
    if (!ready) return false;
    const [row] = await sql<{ closed: boolean }>`select viche.close_tenant() as closed`;
    if (row?.closed) await notePlatformAct(sql, { action: 'core.close-tenant', tenantId, requestId: newId() });
    return row?.closed === true;
  });
  if (closed) {
    tenants.forget(tenantId);
    await noteClosing(services, tenantId);
    log.info({ event: 'tenant.closed', tenantId }, 'a site is closed: its keys are destroyed');
  }
  return closed;
}

async function sweepTenant(services: HostServices, tenantId: string, { forgetJobs }: OutsideRows): Promise<void> {
  const { pool, files, log } = services;
  const note = (kind: string, amount: number) =>
    pool.scoped(tenantId, ({ sql }) => sql`select viche.note_swept(${kind}, ${amount}::bigint)`);
  await note('jobs', await forgetJobs(tenantId));
  if (files) await note('files', await files.store.removeAll(tenantId));
  const tables = await pool.snapshot(tenantId, async (snapshot) => snapshot.tables);
  // Children before their parents; the tenant's own row and its domains are not the sweep's.
  for (const { name, scope, references } of tables.toReversed()) {
    if (scope !== 'tenant_id') continue;
    // Rows that refer to rows of their own table go at once, or one would hold another.
    const most = references.some(({ parent }) => parent === name) ? null : ROWS_AT_ONCE;
    while ((await sweepSome(services, tenantId, name, most)) === most);
  }
  const [row] = await pool.scoped(tenantId, ({ sql }) => sql<{ done: boolean }>`select viche.finish_sweep() as done`);
  if (row?.done) log.info({ event: 'tenant.swept', tenantId }, 'nothing of a closed site is left');
}

const sweepSome = ({ pool }: HostServices, tenantId: string, table: string, most: number | null): Promise<number> =>
  pool.scoped(tenantId, async ({ sql }) => {
    const [row] = await sql<{ gone: number }>`
      select viche.sweep_table(${table}::name, ${most}::int)::int as gone`;
    return row!.gone;
  });
