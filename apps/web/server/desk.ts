import { type GraphqlCaller, inOrder } from '@viche/graphql';
import {
  announcementsNow,
  countFailedJobs,
  countFourEyes,
  type Environment,
  fourEyesCommands,
  type Host,
  modulesWaiting,
  readFailedJobs,
  retryJob,
  switchModule,
  type TenantBundle,
  waitingChecks,
  waitingPapers,
} from '@viche/host';
import { NotFound } from '@viche/plugin-api';
import type { Outcome, SiteDesk } from '@viche/site';
import { actOutcome } from './act-outcome.ts';
import { siteArchive } from './archive.ts';
import { siteJournal } from './journal.ts';
import { residentsOf } from './residents.ts';
import { siteSettings } from './settings.ts';
import { refusalResponse } from './site-context.ts';

/** Work of the owner and the auditor over the host: journal, settings, modules. */
export function siteDesk(host: Host, bundle: TenantBundle, caller: GraphqlCaller, env: Environment): SiteDesk {
  const { ability, tenantId, requestId } = caller;

  function allow(action: string, subject: string): void {
    if (!ability.can(action, subject)) throw refusalResponse('core/not-found', requestId);
  }

  const serverOf = (plugin: string) => host.servers.find((server) => server.manifest.id === plugin);

  const outcomeOf = (act: () => Promise<unknown>): Promise<Outcome<null>> =>
    actOutcome(caller, async () => {
      await act();
      return null;
    });

  return {
    ...siteJournal(host, bundle, caller, { env, allow: () => allow('read', 'AuditEntry') }),
    ...siteArchive(host, bundle, caller, { env, allow: () => allow('export', 'Tenant') }),
    ...siteSettings(host, bundle, caller, allow),
    async modules() {
      allow('read', 'TenantModule');
      return inOrder(host.servers, bundle).map(({ manifest: { id } }) => ({
        plugin: id,
        title: caller.t(`${id}:module.title`),
        purpose: caller.t(`${id}:module.purpose`),
        state: bundle.enabled.has(id) ? ('on' as const) : ('off' as const),
        offer: bundle.withheld.has(id) ? ('withheld' as const) : ('offered' as const),
      }));
    },
    async switchModule(plugin, to) {
      allow('update', 'TenantModule');
      const server = serverOf(plugin);
      return outcomeOf(async () => {
        if (!server) throw new NotFound({});
        await switchModule(server)(caller, { to });
        host.tenants.forget(tenantId);
      });
    },
    async failedJobs(after) {
      allow('read', 'JobFailure');
      const page = await caller.read(({ sql }) => readFailedJobs(sql, tenantId, { after }));
      return {
        jobs: page.jobs.map(({ plugin, key, ...job }) => ({ ...job, module: moduleTitle(plugin), job: key })),
        next: page.next,
        access: ability.can('retry', 'JobFailure') ? 'retry' : 'read',
      };
    },
    async retryJob(failureId) {
      allow('retry', 'JobFailure');
      return outcomeOf(() => retryJob(caller, { failureId }));
    },
    loadResidents: residentsOf(caller),
    async announcements() {
      const list = await announcementsNow(host);
      return list.map(({ id, tone, textUk, textEn }) => ({ id, tone, text: caller.locale === 'en' ? textEn : textUk }));
    },
    async waiting() {
      const waiting: Record<string, number> = { ...(await caller.read((ctx) => modulesWaiting(ctx, host.servers))) };
      const asked = await caller.read((ctx) => countFourEyes(ctx, fourEyesCommands(host.servers)));
      if (asked > 0) waiting['/admin/second-person'] = asked;
      if (ability.can('read', 'JobFailure'))
        waiting['/admin/jobs'] = await caller.read(({ sql }) => countFailedJobs(sql, tenantId));
      const papers = await caller.read(async (ctx) => (await waitingPapers(ctx)).count + (await waitingChecks(ctx)));
      if (papers > 0) waiting['/admin/residency'] = papers;
      return waiting;
    },
  };

  /** A module that was taken out has no words any more: its id stands for them. */
  function moduleTitle(plugin: string): string {
    if (plugin === 'core') return caller.t('site:jobs.ofTheSite');
    return serverOf(plugin) ? caller.t(`${plugin}:module.title`) : plugin;
  }
}
