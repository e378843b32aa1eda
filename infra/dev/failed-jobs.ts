import { listTenants } from '@viche/db';
import { type FailedJob, type Host, makeCaller, OPERATOR, readFailedJobs, retryJob } from '@viche/host';

export interface TenantJob extends FailedJob {
  readonly tenantId: string;
  readonly tenant: string;
}

/** The dead jobs of all tenants that are open, newest first within each. */
export async function failedJobs(host: Host): Promise<TenantJob[]> {
  const found: TenantJob[] = [];
  for (const { id: tenantId, slug: tenant } of await listTenants(host.pool)) {
    let after: string | null | undefined;
    do {
      const page = await host.pool.scoped(
        tenantId,
        ({ sql }) => readFailedJobs(sql, tenantId, { after: after ?? undefined }),
        { readOnly: true },
      );
      found.push(...page.jobs.map((job) => ({ ...job, tenantId, tenant })));
      after = page.next;
    } while (after);
  }
  return found;
}

/** Gives each of the jobs all its attempts again, in the name of the operator; the worker puts them into their queues. */
export async function retryJobs(host: Host, jobs: readonly TenantJob[]): Promise<void> {
  for (const { tenantId, id } of jobs) {
    const bundle = (await host.tenants.byId(tenantId))!;
    await retryJob(makeCaller(host, { bundle, actor: OPERATOR, locale: 'uk' }), { failureId: id });
  }
}

/** One line for a job: moment (UTC), hromada, module, job, attempts, reason, id. */
export const jobLine = ({ at, tenant, plugin, key, attempts, reason, id }: TenantJob): string =>
  [at.toISOString().slice(0, 19), tenant, plugin, key, `×${attempts}`, reason, id].join('  ');
