import {
  countUsage,
  type Host,
  type OperatorAtWork,
  type OperatorTenantLine,
  readFailedJobs,
  readPlatformJournal,
  seeOwners,
} from '@viche/host';
import type { OperatorTenantEntry, OperatorTenantPage } from '@viche/site';

interface TenantParts {
  readonly line: OperatorTenantLine;
  readonly entry: OperatorTenantEntry;
  readonly origin: string;
  titleOf(plugin: string): string;
}

const SHOWN_FAILURES = 10;

/** A hromada's page for operators: counted this moment in its own scope, numbers and failures of jobs, nothing that people wrote. */
export async function tenantForOperator(
  host: Host,
  who: OperatorAtWork,
  { line, entry, origin, titleOf }: TenantParts,
): Promise<OperatorTenantPage | null> {
  const bundle = await host.tenants.byId(line.id);
  if (!bundle) return null;
  const { now, jobs, owners } = await host.pool.scoped(
    line.id,
    async (session) => ({
      now: await countUsage(host, session, bundle, 0),
      owners: await seeOwners(session),
      jobs: (await readFailedJobs(session.sql, line.id, { limit: SHOWN_FAILURES })).jobs,
    }),
    { readOnly: true },
  );
  const { protocol, host: name } = new URL(origin);
  return {
    ...entry,
    href: `${protocol}//${entry.slug}.${name}/`,
    code: bundle.info.code,
    edrpou: bundle.info.edrpou,
    now,
    modules: host.servers.map(({ manifest: { id } }) => ({
      plugin: id,
      title: titleOf(id),
      state: bundle.enabled.has(id) ? 'on' : 'off',
      offer: bundle.withheld.has(id) ? 'withheld' : 'offered',
    })),
    failures: jobs.map(({ id, at, plugin, key, attempts, reason }) => ({
      id,
      at,
      job: `${plugin}.${key}`,
      attempts,
      reason,
    })),
    owners,
    journal: (await readPlatformJournal(host, who, { tenantId: line.id })).entries,
  };
}
