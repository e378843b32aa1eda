import { Secret, tidyPem } from '@viche/identity';
import { isSealed } from '@viche/settings';
import { settingsReader } from '../caller.ts';
import { settingsSealer } from '../commands/settings-place.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import type { TenantBundle } from '../tenants.ts';

/** A hromada's own registration at a provider. */
export interface OwnClient {
  readonly clientId: string;
  readonly clientSecret: Secret;
}

/** At id.gov.ua, too: with the certificate to which answers are sealed, and its key. */
export interface OwnGovIdClient extends OwnClient {
  /** PEM. */
  readonly certificate: string;
  readonly key: Secret;
}

function secretOf(bundle: TenantBundle, key: 'eidClientSecret' | 'govIdClientSecret' | 'govIdKey'): Secret | null {
  const stored = bundle.settings.get('core') as Readonly<Record<string, unknown>> | undefined;
  const kept = stored?.[key];
  if (!isSealed(kept)) return null;
  const place = { tenantId: bundle.info.id, scope: 'core', key };
  const secret = settingsSealer(bundle.keys).open(Buffer.from(kept.$sealed, 'base64'), place);
  return typeof secret === 'string' && secret !== '' ? Secret.fromText(secret) : null;
}

/**
 * The hromada's own client of the platform's e-ID, or null where it uses the platform's. Only who asks is the hromada's own: the
 * provider is the same, so what it says of people is worth the same (threats O12).
 */
export function ownEidClient(bundle: TenantBundle): OwnClient | null {
  const { eidClientId: clientId } = settingsReader(bundle)(CORE_MANIFEST);
  const clientSecret = secretOf(bundle, 'eidClientSecret');
  return clientId !== '' && clientSecret ? { clientId, clientSecret } : null;
}

/** The hromada's own client at id.gov.ua, or null where it uses the platform's. Whom to believe stays the platform's to say. */
export function ownGovIdClient(bundle: TenantBundle): OwnGovIdClient | null {
  const { govIdClientId: clientId, govIdCertificate } = settingsReader(bundle)(CORE_MANIFEST);
  const clientSecret = secretOf(bundle, 'govIdClientSecret');
  const typedKey = secretOf(bundle, 'govIdKey');
  if (clientId === '' || govIdCertificate === '' || !clientSecret || !typedKey) return null;
  const key = Secret.fromText(tidyPem(typedKey.revealText()));
  return { clientId, clientSecret, certificate: tidyPem(govIdCertificate), key };
}
