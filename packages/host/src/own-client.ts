import { Secret } from '@viche/identity';
import { settingsReader } from './caller.ts';
import { settingsSealer } from './commands/update-settings.ts';
import { CORE_MANIFEST } from './core-manifest.ts';
import type { TenantBundle } from './tenants.ts';

/** A hromada's own registration at the e-ID. */
export interface OwnClient {
  readonly clientId: string;
  readonly clientSecret: Secret;
}

/**
 * The hromada's own client of the platform's e-ID, or null where it uses the platform's. Only who asks is the hromada's own: the
 * provider is the same, so what it says of people is worth the same (threats O12).
 */
export function ownEidClient(bundle: TenantBundle): OwnClient | null {
  const { eidClientId: clientId } = settingsReader(bundle)(CORE_MANIFEST);
  const stored = bundle.settings.get('core') as Readonly<Record<string, unknown>> | undefined;
  const kept = stored?.eidClientSecret as { readonly $sealed?: unknown } | undefined;
  if (clientId === '' || typeof kept?.$sealed !== 'string') return null;
  const place = { tenantId: bundle.info.id, scope: 'core', key: 'eidClientSecret' };
  const secret = settingsSealer(bundle.keys).open(Buffer.from(kept.$sealed, 'base64'), place);
  return typeof secret === 'string' && secret !== '' ? { clientId, clientSecret: Secret.fromText(secret) } : null;
}
