import {
  closedSite,
  countUsage,
  type Host,
  type OperatorAtWork,
  type OperatorTenantLine,
  readClosing,
  readFailedJobs,
  readPlatformJournal,
  SWEPT_KINDS,
  seeOwners,
  sweptByKind,
  usageDays,
} from '@viche/host';
import type { OperatorClosedTenant, OperatorTenantEntry, OperatorTenantPage } from '@viche/site';

interface TenantParts {
  readonly line: OperatorTenantLine;
  readonly entry: OperatorTenantEntry;
  readonly origin: string;
  /** First day of the graphs. */
  readonly since: string;
  titleOf(plugin: string): string;
}

const SHOWN_FAILURES = 10;

/** A hromada's page for operators: counted this moment in its own scope, numbers and failures of jobs, nothing that people wrote. */
export async function tenantForOperator(
  host: Host,
  who: OperatorAtWork,
  { line, entry, origin, since, titleOf }: TenantParts,
): Promise<OperatorTenantPage | null> {
  const bundle = await host.tenants.byId(line.id);
  if (!bundle) return null;
  const { now, jobs, owners, closing } = await host.pool.scoped(
    line.id,
    async (session) => ({
      now: await countUsage(host, session, bundle, 0),
      owners: await seeOwners(session),
      closing: bundle.info.closing && (await readClosing(session, 0)),
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
    days: await usageDays(host, who, { since, tenantId: line.id }),
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
    closing: closing && {
      lastDay: closing.lastDay!,
      archive: closing.archived ? 'taken' : closing.withoutArchive ? 'declined' : 'missing',
    },
    journal: (await readPlatformJournal(host, who, { tenantId: line.id })).entries,
  };
}

/** What operators see of a closed site: the certificate, and what they did with it while it was there. */
export async function closedForOperator(
  host: Host,
  who: OperatorAtWork,
  { line, entry, origin }: Omit<TenantParts, 'titleOf' | 'since'>,
): Promise<OperatorClosedTenant | null> {
  const site = await closedSite(host, line.id);
  if (!site) return null;
  const { protocol, host: name } = new URL(origin);
  const amounts = sweptByKind(site);
  return {
    name: entry.name,
    state: entry.state,
    href: `${protocol}//${entry.slug}.${name}/`,
    openedAt: site.openedAt,
    closingSince: site.closingSince,
    closedAt: site.closedAt,
    finishedAt: site.finishedAt,
    movedTo: site.movedTo,
    swept: SWEPT_KINDS.map((kind) => ({ kind, amount: amounts[kind] })),
    auditHead: site.auditHead,
    journal: (await readPlatformJournal(host, who, { tenantId: line.id })).entries,
  };
}
