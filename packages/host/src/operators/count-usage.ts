import type { Session } from '@viche/db';
import type { HostServices } from '../services.ts';
import type { TenantBundle } from '../tenants.ts';

/** What a hromada tells the operators of itself. */
export interface UsageCount {
  /** `2026-11-22`, in the hromada's time zone. */
  readonly day: string;
  readonly participants: number;
  /** Published processes of all its modules. */
  readonly processes: number;
  /** Logins of this day. */
  readonly signIns: number;
  /** Events of this day. */
  readonly acts: number;
  readonly failedJobs: number;
  readonly modules: readonly string[];
  readonly lastActivityOn: string | null;
}

/**
 * Counts a hromada in its own scope: numbers only, for a day and as things stand.
 *
 * @param daysAgo 0 for today, 1 for the day that has ended
 */
export async function countUsage(
  services: HostServices,
  session: Session,
  bundle: TenantBundle,
  daysAgo: 0 | 1,
): Promise<UsageCount> {
  const { sql, tenantId } = session;
  const { timeZone } = bundle.info;
  const [row] = await sql<Omit<UsageCount, 'processes' | 'modules'>>`
    with today as (
      select ((now() at time zone ${timeZone}) - make_interval(days => ${daysAgo}::int))::date as day),
    term as (
      select day, day::timestamp at time zone ${timeZone} as begins, (day + 1)::timestamp at time zone ${timeZone} as ends from today)
    select term.day,
      (select count(*)::int from participant p where p.tenant_id = ${tenantId}::uuid and p.state = 'active') as participants,
      (select count(*)::int from session s where s.tenant_id = ${tenantId}::uuid and s.created_at >= begins and s.created_at < ends)
        as "signIns",
      (select count(*)::int from outbox_event e
        where e.tenant_id = ${tenantId}::uuid and e.occurred_at >= begins and e.occurred_at < ends) as acts,
      (select count(*)::int from job_failure f where f.tenant_id = ${tenantId}::uuid and f.state = 'dead') as "failedJobs",
      (select (max(s.last_seen_at) at time zone ${timeZone})::date from session s where s.tenant_id = ${tenantId}::uuid)
        as "lastActivityOn"
    from term`;
  const modules = services.servers.filter(({ manifest }) => bundle.enabled.has(manifest.id));
  let processes = 0;
  for (const { countProcesses } of modules) if (countProcesses) processes += await countProcesses({ sql, tenantId });
  return { ...row!, processes, modules: modules.map(({ manifest }) => manifest.id) };
}

/** Keeps a count where operators read it: a row a day. */
export async function noteUsage({ sql }: Session, count: UsageCount): Promise<void> {
  await sql`
    select viche.note_tenant_usage(${count.day}::date, ${count.participants}::int, ${count.processes}::int, ${count.signIns}::int,
      ${count.acts}::int, ${count.failedJobs}::int, ${[...count.modules]}::text[], ${count.lastActivityOn}::date)`;
}
