import { describeError, describeProblem, type GraphqlCaller } from '@viche/graphql';
import {
  announcementsNow,
  CORE_MANIFEST,
  countFailedJobs,
  countFourEyes,
  type Environment,
  fourEyesCommands,
  type Host,
  readFailedJobs,
  retryJob,
  switchModule,
  type TenantBundle,
  updateSettings,
  waitingChecks,
  waitingPapers,
} from '@viche/host';
import { type AnyPluginServer, BadInput, ExpectedError, NotFound } from '@viche/plugin-api';
import { formModel, parseSettingsForm, presetDifferences, presetFor, secretKeys } from '@viche/settings';
import { readSettings } from '@viche/settings/server';
import type { Outcome, PostedForm, SettingsPage, SettingsSaved, SiteDesk } from '@viche/site';
import { actOutcome } from './act-outcome.ts';
import { siteArchive } from './archive.ts';
import { inTenant } from './in-tenant.ts';
import { siteJournal } from './journal.ts';
import { residentsOf } from './residents.ts';
import { refusalResponse } from './site-context.ts';

const SHOWN_CHANGES = 50;

type SettingsOwner = Pick<AnyPluginServer, 'manifest'>;
const CORE: SettingsOwner = { manifest: CORE_MANIFEST };

/** Work of the owner and the auditor over the host: journal, settings, modules. */
export function siteDesk(host: Host, bundle: TenantBundle, caller: GraphqlCaller, env: Environment): SiteDesk {
  const { ability, tenantId, requestId } = caller;

  function allow(action: string, subject: string): void {
    if (!ability.can(action, subject)) throw refusalResponse('core/not-found', requestId);
  }

  const serverOf = (plugin: string) => host.servers.find((server) => server.manifest.id === plugin);
  /** Whose settings: the core's, too, which is no module. */
  const ownerOf = (plugin: string) => (plugin === CORE.manifest.id ? CORE : serverOf(plugin));

  async function settingsPage({ manifest }: SettingsOwner): Promise<SettingsPage> {
    const place = { tenantId, scope: manifest.id, schema: manifest.settings };
    const { read, history } = await inTenant(
      host,
      bundle,
      async ({ sql }) => ({
        read: await readSettings(sql, place),
        history: await sql<SettingsPage['history'][number]>`
          select c.id, c.created_at as at, c.key, c.old_value as "oldValue", c.new_value as "newValue", m.display_name as by, c.reason
          from setting_change c left join staff_member m on m.tenant_id = c.tenant_id and m.id = c.staff_id
          where c.tenant_id = ${tenantId}::uuid and c.scope = ${manifest.id} order by c.id desc limit ${SHOWN_CHANGES}`,
      }),
      { readOnly: true },
    );
    const preset = presetFor(manifest.presets, bundle.info.population);
    const differences = preset ? presetDifferences(preset, read.values) : [];
    return {
      plugin: manifest.id,
      module: manifest.id === CORE.manifest.id ? 'always' : bundle.enabled.has(manifest.id) ? 'on' : 'off',
      fields: formModel(manifest.settings),
      values: read.values as Record<string, unknown>,
      preset: Object.fromEntries(differences.map(({ key, preset: value }) => [key, value])),
      secretsSet: [...read.secretsSet],
      revision: read.revision,
      history,
      access: ability.can('update', 'Setting') ? 'change' : 'read',
    };
  }

  async function save({ manifest }: SettingsOwner, posted: PostedForm): Promise<SettingsSaved> {
    const secrets = secretKeys(manifest.settings);
    if (!posted.done) {
      const { status, refusal, typed } = posted;
      return { done: false, status, message: refusal.message, fields: [], typed: typedTexts(typed, secrets) };
    }
    const { form, idempotencyKey } = posted;
    const parsed = parseSettingsForm(manifest.settings, form);
    if (!parsed.ok) {
      const fields = parsed.problems.map((problem) => ({
        field: problem.field,
        message: describeProblem(caller, problem),
      }));
      return { done: false, status: 422, message: null, fields, typed: parsed.values };
    }
    try {
      const { ok: _, values: patch, ...rest } = parsed;
      const update = updateSettings(manifest, bundle.keys);
      await update(caller, { patch, ...rest }, idempotencyKey ? { idempotencyKey } : undefined);
      host.tenants.forget(tenantId);
      return { done: true };
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      const problems = error instanceof BadInput ? error.params.fields : [];
      return {
        done: false,
        code: error.code,
        status: error.status,
        message: problems.length > 0 ? null : describeError(caller, error),
        fields: problems.map((problem) => ({ field: problem.field, message: describeProblem(caller, problem) })),
        typed: typedTexts(form, secrets),
      };
    }
  }

  const outcomeOf = (act: () => Promise<unknown>): Promise<Outcome<null>> =>
    actOutcome(caller, async () => {
      await act();
      return null;
    });

  return {
    ...siteJournal(host, bundle, caller, { env, allow: () => allow('read', 'AuditEntry') }),
    ...siteArchive(host, bundle, caller, { env, allow: () => allow('export', 'Tenant') }),
    async settings(plugin) {
      allow('read', 'Setting');
      const server = ownerOf(plugin);
      return server ? settingsPage(server) : null;
    },
    async saveSettings(plugin, posted) {
      allow('update', 'Setting');
      const server = ownerOf(plugin);
      if (!server) throw refusalResponse('core/not-found', requestId);
      return save(server, posted);
    },
    async modules() {
      allow('read', 'TenantModule');
      return host.servers.map(({ manifest: { id } }) => ({
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
      const waiting: Record<string, number> = {};
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

/** What was typed, for a form that comes back with a refusal; secrets are typed anew. */
function typedTexts(form: FormData, secrets: ReadonlySet<string>): Record<string, string | string[]> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('_') && !secrets.has(name));
  return Object.fromEntries(
    names.map((name) => {
      const texts = form.getAll(name).map(String);
      return [name, texts.length > 1 ? texts : (texts[0] ?? '')];
    }),
  );
}
