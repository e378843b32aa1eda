import { rowSealer, type TenantKeys } from '@viche/identity';
import type { SettingsSchema } from '@viche/plugin-api';
import type { SettingsPlace } from '@viche/settings';
import type { SecretSealer } from '@viche/settings/server';
import { ownClientRule } from '../logins/own-client-rule.ts';

/** Seals secrets of settings with the tenant's data key, each to its own place. */
export function settingsSealer(keys: TenantKeys): SecretSealer {
  return {
    seal: (secret, { scope, key }) => rowSealer(keys, 'setting', scope).seal(key, secret) as Uint8Array,
    open: (sealed, { scope, key }) => rowSealer(keys, 'setting', scope).open(key, sealed) as string,
  };
}

/** Where the settings of a module or of the core stand, and the rule that a change of them keeps. */
export function settingsPlace<S extends SettingsSchema>(
  manifest: { readonly id: string; readonly settings: S },
  keys: TenantKeys,
): SettingsPlace<S> {
  const place = { tenantId: keys.tenantId, scope: manifest.id, schema: manifest.settings };
  return manifest.id === 'core' ? { ...place, rule: ownClientRule(settingsSealer(keys), place) } : place;
}
