import {
  CORE_MANIFEST,
  type Environment,
  type LoginProviderId,
  type OfferedLogin,
  type OwnClient,
  type OwnGovIdClient,
  offeredLogins,
  ownEidClient,
  ownGovIdClient,
  settingsReader,
  type TenantBundle,
} from '@viche/host';
import {
  type AnswerDecryptor,
  createGovIdAdapter,
  createOidcAdapter,
  dstuDecryptor,
  evenTempered,
  type GovIdConfig,
  httpDecryptor,
  type IdentityAdapter,
  type OidcAdapter,
  Secret,
} from '@viche/identity';
import type { Locale, Logger } from '@viche/plugin-api';

/** The ways to sign in that this platform has. */
export interface LoginProviders {
  readonly eid: OidcAdapter;
  /** Where a form of the login page may lead. */
  readonly origins: readonly string[];
  /** The adapter of a way that this hromada offers, else null. */
  adapterOf(bundle: TenantBundle, id: string): IdentityAdapter | null;
  /** The e-ID as this hromada asks it: by its own client, or the platform's. */
  eidOf(bundle: TenantBundle): OidcAdapter;
  /** Whether the provider answers to the platform's own host, which hands over, or to the site itself. */
  answersTo(bundle: TenantBundle, adapter: IdentityAdapter): 'platform' | 'site';
  offeredBy(bundle: TenantBundle, locale: Locale): readonly OfferedLogin[];
}

/** Makes the adapters that the environment describes. */
export function createLoginProviders(env: Environment, log: Logger): LoginProviders {
  const eidFor = (client: OwnClient) =>
    createOidcAdapter({ id: 'eid', issuer: env.EID_ISSUER, ...client, standing: 'platform', ...loopback(env) });
  const eid = eidFor({ clientId: env.EID_CLIENT_ID, clientSecret: Secret.fromText(env.EID_CLIENT_SECRET) });
  const govId = govIdConfig(env);
  const onEnded = (outcome: string) =>
    outcome === 'failed' &&
    log.warn({ event: 'login.not-ended', provider: 'gov-id' }, 'the provider did not end a login that was read');

  /** The hromada's own clients; of id.gov.ua only where the platform says whose answers to believe. */
  function ownAdapters(bundle: TenantBundle): OwnAdapters {
    const client = ownEidClient(bundle);
    const atGovId = ownGovIdClient(bundle);
    const config = govId && atGovId && ownGovIdConfig(env, govId, atGovId);
    if (atGovId && !config)
      log.warn(
        { event: 'login.own-client-unused', provider: 'gov-id', tenantId: bundle.info.id },
        'the platform has no certificates of id.gov.ua: its own client serves a hromada that has one',
      );
    return { eid: client && eidFor(client), 'gov-id': config && createGovIdAdapter(config, onEnded) };
  }
  // A bundle is replaced when a setting changes, and its clients with it.
  const ownOf = new WeakMap<TenantBundle, OwnAdapters>();
  const own = (bundle: TenantBundle): OwnAdapters => {
    const known = ownOf.get(bundle) ?? ownAdapters(bundle);
    ownOf.set(bundle, known);
    return known;
  };
  const adapters = new Map<LoginProviderId, IdentityAdapter>([['eid', eid]]);
  const platform = [{ id: 'eid' as LoginProviderId, labels: { uk: env.EID_LABEL_UK, en: env.EID_LABEL_EN } }];
  if (govId) {
    adapters.set('gov-id', createGovIdAdapter(govId, onEnded));
    platform.push({ id: 'gov-id', labels: { uk: env.GOVID_LABEL_UK, en: env.GOVID_LABEL_EN } });
  }
  const offeredBy = (bundle: TenantBundle, locale: Locale) =>
    offeredLogins(settingsReader(bundle)(CORE_MANIFEST), platform, locale);
  return {
    eid,
    origins: [...adapters.values()].map(({ provider }) => new URL(provider.issuer).origin),
    offeredBy,
    adapterOf(bundle, id) {
      const offered = offeredBy(bundle, 'uk').find((one) => one.id === id);
      return offered ? (own(bundle)[offered.id] ?? adapters.get(offered.id) ?? null) : null;
    },
    eidOf: (bundle) => own(bundle).eid ?? eid,
    answersTo: (bundle, adapter) => (Object.values(own(bundle)).includes(adapter) ? 'site' : 'platform'),
  };
}

/** Null where the platform's client serves. */
interface OwnAdapters {
  readonly eid: OidcAdapter | null;
  readonly 'gov-id': IdentityAdapter | null;
}

const loopback = (env: Environment) =>
  env.VICHE_MODE === 'production' ? {} : { insecureLoopback: 'allowed' as const };

function govIdConfig(env: Environment): GovIdConfig | null {
  if (!env.GOVID_URL || !env.GOVID_CLIENT_ID || !env.GOVID_CLIENT_SECRET) return null;
  const decryptor = decryptorOf(env);
  const [certificate] = env.GOVID_CERTIFICATE ?? [];
  return {
    id: 'gov-id',
    issuer: env.GOVID_URL,
    clientId: env.GOVID_CLIENT_ID,
    clientSecret: Secret.fromText(env.GOVID_CLIENT_SECRET),
    standing: 'platform',
    ways: env.GOVID_WAYS,
    ...loopback(env),
    ...(env.GOVID_TEST_ISSUERS === 'accepted' && { testIssuers: 'accepted' as const }),
    ...(certificate && decryptor && { encryption: { certificate: derOf(certificate), decryptor } }),
  };
}

/** A hromada's own client asks and opens for itself; which certificates are the service's stays the platform's to say (threats O12). */
function ownGovIdConfig(env: Environment, platform: GovIdConfig, own: OwnGovIdClient): GovIdConfig | null {
  const serviceCertificates = env.GOVID_SERVICE_CERTIFICATES;
  if (!serviceCertificates) return null;
  const { clientId, clientSecret, certificate, key } = own;
  const keys = { key, certificate, serviceCertificates, signature: env.GOVID_INNER_SIGNATURE };
  const encryption = { certificate: derOf(certificate), decryptor: evenTempered(dstuDecryptor(keys)) };
  return { ...platform, clientId, clientSecret, encryption };
}

function decryptorOf(env: Environment): AnswerDecryptor | null {
  if (env.GOVID_DECRYPT_URL) {
    const token = env.GOVID_DECRYPT_TOKEN && Secret.fromText(env.GOVID_DECRYPT_TOKEN);
    return evenTempered(httpDecryptor({ url: new URL(env.GOVID_DECRYPT_URL), ...(token && { token }) }));
  }
  const [certificate] = env.GOVID_CERTIFICATE ?? [];
  if (!env.GOVID_KEY || !certificate || !env.GOVID_SERVICE_CERTIFICATES) return null;
  const key = Secret.fromText(env.GOVID_KEY);
  const serviceCertificates = env.GOVID_SERVICE_CERTIFICATES;
  return evenTempered(dstuDecryptor({ key, certificate, serviceCertificates, signature: env.GOVID_INNER_SIGNATURE }));
}

const derOf = (pem: string): Buffer => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
