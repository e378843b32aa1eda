import type { AnyPluginServer, BaseContext } from '@viche/plugin-api';
import { settingMeta } from '@viche/settings';
import { councilNameOf } from '../trial/trial-mark.ts';
import { privacyNotice, processingAgreement, regulation, type TemplateFacts } from './template-texts.ts';

/** A draft for the council's lawyer, filled with what the site knows of the hromada. It is no legal act. */
export interface DocumentTemplate {
  readonly key: string;
  readonly title: string;
  /** Ukrainian: acts of a council are written in the state language. With the marks of Markdown. */
  readonly text: string;
  /** Names of facts that the hromada has not given; their places in the text stand in square brackets. */
  readonly missing: readonly string[];
}

const BUILDERS = { 'privacy-notice': privacyNotice, regulation, 'processing-agreement': processingAgreement } as const;

type Known = Pick<BaseContext, 'tenant' | 'enabled' | 't' | 'settingsOf'>;

/** Templates of documents with the facts of the hromada of this request. */
export function documentTemplates(ctx: Known, servers: readonly AnyPluginServer[]): DocumentTemplate[] {
  const { tenant, t } = ctx;
  const modules = modulesOf(ctx, servers);
  return Object.entries(BUILDERS).map(([key, build]) => {
    const missing = new Set<string>();
    // Read only where a text names it: what a text does not need is not missing.
    const fact = (name: string, value: string | null | undefined): string => {
      if (value) return value;
      missing.add(t(`core:documents.facts.${name}`));
      return `[${t(`core:documents.facts.${name}`)}]`;
    };
    const facts: TemplateFacts = {
      council: councilNameOf(tenant.names.uk.official, 'uk'),
      region: tenant.names.uk.region,
      get edrpou() {
        return fact('edrpou', tenant.edrpou);
      },
      get address() {
        return fact('address', tenant.contacts.address);
      },
      get email() {
        return fact('email', tenant.contacts.email);
      },
      get phone() {
        return fact('phone', tenant.contacts.phone);
      },
      get statute() {
        return fact('statute', tenant.statuteEdition);
      },
      modules,
    };
    const text = build(facts);
    return { key, title: t(`core:documents.templates.${key}`), text, missing: [...missing] };
  });
}

/** Modules that are on, with the numbers of their rules: those that a regulation has to name. */
function modulesOf({ enabled, t, settingsOf }: Known, servers: readonly AnyPluginServer[]): TemplateFacts['modules'] {
  return servers
    .filter(({ manifest }) => enabled.has(manifest.id))
    .map(({ manifest }) => {
      const values = settingsOf(manifest) as Readonly<Record<string, unknown>>;
      const rules = Object.entries(values).flatMap(([key, value]) => {
        const meta = settingMeta.safeParse(manifest.settings.shape[key]?.meta()).data;
        return typeof value === 'number' && meta?.title ? [{ name: t(meta.title), value: String(value) }] : [];
      });
      return { title: t(`${manifest.id}:module.title`), rules };
    });
}
