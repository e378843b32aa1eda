import { dbNow, type Session } from '@viche/db';
import { applyOnce } from '@viche/events';
import { endSessionsOfHost } from '@viche/identity';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import type { CoreDelivery } from '../core-delivery.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { notify } from '../notify.ts';
import { ownersOf } from '../people/owners.ts';
import type { HostServices } from '../services.ts';
import type { TenantBundle } from '../tenants.ts';
import { proofName } from './domain-name.ts';
import { type DomainRow, domainsOf, isHeldDomain, newProofToken } from './domain-rows.ts';
import { type DomainAnswers, type DomainVerdict, judgeDomain } from './judge-domain.ts';
import type { CertificateSeen, DnsAnswer, DomainProbe } from './probe.ts';
import { type PlatformPlace, placeOf } from './site-place.ts';

/**
 * Looks at the hromada's names: whether the proof is still there, where they lead, what certificate stands there. One that is
 * lost drops out at once, its logins end and the owners are told. No transaction is open while the world is asked.
 */
export async function checkDomains(
  services: HostServices,
  probe: DomainProbe,
  { tenantId, payload, receipt }: CoreDelivery,
): Promise<void> {
  const { host } = CORE_MANIFEST.jobs.checkDomains.payload.parse(payload);
  const bundle = await services.tenants.byId(tenantId);
  if (!bundle) return;
  const { platform } = placeOf(bundle.info);
  const rows = await services.pool.scoped(tenantId, ({ sql }) => domainsOf({ sql, tenantId }), { readOnly: true });
  const asked = rows.filter((row) => (host ? row.host === host : row.state !== 'failed'));
  if (asked.length > 0) {
    const wanted = await wantedAddresses(platform, probe);
    for (const row of asked) await checkDomain(services, bundle, probe, row, wanted);
  }
  await services.pool.scoped(tenantId, ({ sql }) => applyOnce(sql, receipt));
}

async function wantedAddresses({ addresses, target }: PlatformPlace, probe: DomainProbe): Promise<DnsAnswer> {
  return addresses.length > 0 ? { kind: 'found', values: addresses } : probe.addresses(target);
}

async function checkDomain(
  services: HostServices,
  bundle: TenantBundle,
  probe: DomainProbe,
  row: DomainRow,
  wanted: DnsAnswer,
): Promise<void> {
  const answers: DomainAnswers = {
    texts: await probe.texts(proofName(row.host)),
    addresses: await probe.addresses(row.host),
    wanted,
  };
  const tenantId = bundle.info.id;
  const state = await services.pool.scoped(tenantId, async (session) => {
    const now = await dbNow(session);
    const verdict = await unlessTaken(session, row, judgeDomain(row, answers, now));
    await keepVerdict(session, bundle, row, verdict);
    return verdict.state;
  });
  const [address] = answers.addresses.kind === 'found' ? answers.addresses.values : [];
  if (state !== 'active' || !address || !placeOf(bundle.info).platform.origin.startsWith('https:')) return;
  const seen = await probe.certificate(row.host, address);
  await services.pool.scoped(tenantId, (session) => keepCertificate(session, tenantId, row.host, seen));
}

/** Two hromadas may have a record at the same name: who held it first goes on. */
async function unlessTaken({ sql }: Session, row: DomainRow, verdict: DomainVerdict): Promise<DomainVerdict> {
  const begins =
    row.state !== 'verified' && row.state !== 'active' && (verdict.state === 'verified' || verdict.state === 'active');
  if (!begins) return verdict;
  const isHeld = await isHeldDomain({ sql }, row.host);
  return isHeld ? { state: row.state, problem: 'taken', found: [], proof: 'not-seen' } : verdict;
}

async function keepVerdict(
  session: Session,
  bundle: TenantBundle,
  row: DomainRow,
  verdict: DomainVerdict,
): Promise<void> {
  const { sql } = session;
  const { id: tenantId } = bundle.info;
  const { state, problem, found, proof } = verdict;
  const isLost = state === 'unverified' && row.state !== 'unverified';
  // The row as it was looked at: whoever removed or claimed it meanwhile is right.
  const kept = await sql<{ since: Date }>`
    update tenant_domain set
      state = ${state}, state_since = case when state = ${state} then state_since else now() end,
      problem = ${problem}, found = ${[...found]}::text[], checked_at = now(), check_asked_at = null,
      proven_at = case when ${proof} = 'seen' then now() else proven_at end,
      is_primary = is_primary and not ${isLost}::boolean,
      verification_token = case when ${isLost}::boolean then ${newProofToken()} else verification_token end
    where tenant_ref = ${tenantId}::uuid and host = ${row.host} and state = ${row.state} and verification_token = ${row.token}
    returning state_since as since`;
  const [{ since } = { since: null }] = kept;
  if (!since || state === row.state) return;
  await raiseConfigVersion({ sql, tenantId });
  if (row.state !== 'active') return;
  await endSessionsOfHost({ sql, tenant: bundle.info }, row.host);
  for (const { participantId } of await ownersOf({ sql, tenantId })) {
    const letter = {
      template: 'domainDropped',
      participantId,
      params: { host: row.host, problem: problem ?? 'no-record' },
      dedupeKey: `core.domain:${row.host}:${since.toISOString()}:${participantId}`,
    };
    await notify(session, tenantId, 'core', letter, 'check-domains');
  }
}

async function keepCertificate(
  { sql }: Session,
  tenantId: string,
  host: string,
  { issuer, endsAt, problem }: CertificateSeen,
): Promise<void> {
  // While the machine is silent, what was seen before is still the best that is known.
  await sql`
    update tenant_domain set certificate_seen_at = now(), certificate_problem = ${problem},
      certificate_issuer = coalesce(${issuer}, certificate_issuer), certificate_ends_at = coalesce(${endsAt}, certificate_ends_at)
    where tenant_ref = ${tenantId}::uuid and host = ${host}`;
}
