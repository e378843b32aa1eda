import { describeProblem, type GraphqlCaller } from '@viche/graphql';
import { CORE_MANIFEST, type Host, settingsPlace, type TenantBundle, updateSettings } from '@viche/host';
import { type AnyPluginServer, ExpectedError } from '@viche/plugin-api';
import { formModel, parseSettingsForm, presetDifferences, presetFor, secretKeys } from '@viche/settings';
import { planSettings, readSettings } from '@viche/settings/server';
import type { PostedForm, SettingsPage, SettingsSaved, SiteDesk } from '@viche/site';
import { refusalOf } from './act-outcome.ts';
import { inTenant } from './in-tenant.ts';
import { refusalResponse } from './site-context.ts';

const SHOWN_CHANGES = 50;

type SettingsOwner = Pick<AnyPluginServer, 'manifest' | 'openProcesses'>;
type Refused = Extract<SettingsSaved, { done: false }>;
const CORE: SettingsOwner = { manifest: CORE_MANIFEST };

/** Settings of the modules and of the core: their forms, what a change would do, and the change. */
export function siteSettings(
  host: Host,
  bundle: TenantBundle,
  caller: GraphqlCaller,
  allow: (action: string, subject: string) => void,
): Pick<SiteDesk, 'settings' | 'saveSettings' | 'previewSettings'> {
  const { ability, tenantId, requestId } = caller;

  /** Whose settings: the core's, too, which is no module. */
  const ownerOf = (plugin: string): SettingsOwner | undefined =>
    plugin === CORE.manifest.id ? CORE : host.servers.find(({ manifest }) => manifest.id === plugin);

  function changeable(plugin: string): SettingsOwner {
    allow('update', 'Setting');
    const owner = ownerOf(plugin);
    if (!owner) throw refusalResponse('core/not-found', requestId);
    return owner;
  }

  const placeOf = ({ manifest }: SettingsOwner) => settingsPlace(manifest, bundle.keys);

  async function page(owner: SettingsOwner): Promise<SettingsPage> {
    const { manifest } = owner;
    const fields = formModel(manifest.settings);
    const { read, history, openProcesses } = await inTenant(
      host,
      bundle,
      async ({ sql }) => ({
        read: await readSettings(sql, placeOf(owner)),
        history: await sql<SettingsPage['history'][number]>`
          select c.id, c.created_at as at, c.key, c.old_value as "oldValue", c.new_value as "newValue", m.display_name as by, c.reason
          from setting_change c left join staff_member m on m.tenant_id = c.tenant_id and m.id = c.staff_id
          where c.tenant_id = ${tenantId}::uuid and c.scope = ${manifest.id} order by c.id desc limit ${SHOWN_CHANGES}`,
        openProcesses: fields.some(({ frozen }) => frozen)
          ? ((await owner.openProcesses?.({ sql, tenantId })) ?? null)
          : null,
      }),
      { readOnly: true },
    );
    const preset = presetFor(manifest.presets, bundle.info.population);
    const differences = preset ? presetDifferences(preset, read.values) : [];
    return {
      plugin: manifest.id,
      module: manifest.id === CORE.manifest.id ? 'always' : bundle.enabled.has(manifest.id) ? 'on' : 'off',
      fields,
      values: read.values as Record<string, unknown>,
      preset: Object.fromEntries(differences.map(({ key, preset: value }) => [key, value])),
      secretsSet: [...read.secretsSet],
      revision: read.revision,
      history,
      access: ability.can('update', 'Setting') ? 'change' : 'read',
      openProcesses,
    };
  }

  /** Reads the form and does something with it; what is wrong comes back with what was typed. */
  async function withForm<R>(
    { manifest }: SettingsOwner,
    posted: PostedForm,
    work: (
      change: Extract<ReturnType<typeof parseSettingsForm>, { ok: true }>,
      typed: Record<string, string | string[]>,
    ) => Promise<R>,
  ): Promise<R | Refused> {
    const secrets = secretKeys(manifest.settings);
    if (!posted.done) {
      const { status, refusal, typed } = posted;
      return { done: false, status, message: refusal.message, fields: [], typed: typedTexts(typed, secrets) };
    }
    const parsed = parseSettingsForm(manifest.settings, posted.form);
    if (!parsed.ok) {
      const fields = parsed.problems.map((problem) => ({
        field: problem.field,
        message: describeProblem(caller, problem),
      }));
      return { done: false, status: 422, message: null, fields, typed: parsed.values };
    }
    const typed = typedTexts(posted.form, secrets);
    try {
      return await work(parsed, typed);
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      const { code, message, fields } = refusalOf(caller, error);
      return { done: false, code, status: error.status, message: fields.length > 0 ? null : message, fields, typed };
    }
  }

  return {
    async settings(plugin) {
      allow('read', 'Setting');
      const owner = ownerOf(plugin);
      return owner ? page(owner) : null;
    },
    async saveSettings(plugin, posted) {
      const owner = changeable(plugin);
      return withForm(owner, posted, async ({ ok: _, values: patch, ...rest }): Promise<SettingsSaved> => {
        const { idempotencyKey } = posted as Extract<PostedForm, { done: true }>;
        const update = updateSettings(owner.manifest, bundle.keys);
        await update(caller, { patch, ...rest }, idempotencyKey ? { idempotencyKey } : undefined);
        host.tenants.forget(tenantId);
        return { done: true };
      });
    },
    async previewSettings(plugin, posted) {
      const owner = changeable(plugin);
      return withForm(owner, posted, async ({ values: patch, secrets, revision }, typed) => {
        const { changes } = await inTenant(
          host,
          bundle,
          ({ sql }) => planSettings(sql, placeOf(owner), { patch, secrets, revision }),
          { readOnly: true },
        );
        return { done: false as const, status: 200 as const, message: null, fields: [] as const, typed, changes };
      });
    },
  };
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
