import { type Host, makeCaller, type TenantBundle } from '@viche/host';
import {
  endSession,
  type IdentityContext,
  type ProviderConfig,
  readOidcClaims,
  resolveSession,
  signIn,
  toActor,
} from '@viche/identity';
import type { Caller } from '@viche/plugin-api';
import { type DemoCitizen, demoCitizens } from '../../../apps/sandbox/src/citizens.ts';
import { claimsOf } from '../../../apps/sandbox/src/eid/claims.ts';

/**
 * Stands for the demo e-ID, whose address is not known yet when the seed runs. Whoever logs in later is recognised by the
 * identity code, not by the provider's subject.
 */
const PROVIDER: ProviderConfig = {
  id: 'demo-seed',
  issuer: 'https://eid.example',
  clientId: 'demo-seed',
  standing: 'platform',
};
const MINIMUM_ACR = 'eid-substantial';

export function demoCitizen(key: string, today: Date): DemoCitizen {
  const citizen = demoCitizens(today).find((known) => known.key === key);
  if (!citizen) throw new Error(`the demo e-ID knows no citizen ${key}`);
  return citizen;
}

/** Logs a citizen in as a real login does; the session is the caller's to end. */
function signInCitizen(ctx: IdentityContext, citizen: DemoCitizen) {
  const claims = readOidcClaims(PROVIDER.id, PROVIDER.issuer, {
    sub: citizen.key,
    acr: citizen.acr,
    amr: [...citizen.amr],
    ...claimsOf(citizen),
  });
  return signIn(ctx, claims, { provider: PROVIDER, device: 'Demo', acceptClaimResidence: 'registered-or-displaced' });
}

/** Makes the participant of a citizen, or finds it. No session is left open. */
export async function ensureParticipant(
  ctx: IdentityContext,
  citizen: DemoCitizen,
): Promise<{ participantId: string; publicName: string }> {
  const { participantId, publicName, sessionToken } = await signInCitizen(ctx, citizen);
  await endSession(ctx, sessionToken);
  return { participantId, publicName };
}

/** Runs `work` as a citizen: with the roles, assurance and name that a real login of that person would have. */
export async function actAs<R>(
  host: Host,
  bundle: TenantBundle,
  citizen: DemoCitizen,
  work: (caller: Caller) => Promise<R>,
): Promise<R> {
  const inTenant = <T>(act: (ctx: IdentityContext) => Promise<T>) =>
    host.pool.scoped(bundle.info.id, ({ sql }) => act({ tenant: bundle.info, keys: bundle.keys, sql }));
  const { sessionToken } = await inTenant((ctx) => signInCitizen(ctx, citizen));
  try {
    const facts = await inTenant((ctx) => resolveSession(ctx, sessionToken));
    if (!facts) throw new Error(`the session of ${citizen.key} ended at once`);
    const actor = toActor({ tenant: bundle.info, keys: bundle.keys }, facts, {
      minimumAcr: MINIMUM_ACR,
      stepUpMinutes: 10,
      passkeyGraceDays: 14,
    });
    return await work(makeCaller(host, { bundle, actor: { ...actor, via: 'seed' }, locale: 'uk' }));
  } finally {
    await inTenant((ctx) => endSession(ctx, sessionToken));
  }
}
