import { gate, newId, type Session } from '@viche/db';
import { expected, NotFound } from '@viche/plugin-api';
import { settingsReader } from '../caller.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { notify } from '../notify.ts';
import { ownersOf } from '../people/owners.ts';
import { ResetEnded } from '../people/passkey-resets.ts';
import type { HostServices } from '../services.ts';
import type { OperatorAtWork } from './operator-at-work.ts';
import { actOnTenant } from './tenant-acts.ts';

/** There are several owners, who ask for each other at their own desk, or the only one has no passkey to lose. */
export class NoLoneOwner extends expected('core/no-lone-owner', 409) {}

/** What an operator may know of the owners: how many there are, and whether one alone waits for new passkeys. */
export interface OwnersSeen {
  readonly owners: number;
  /** Passkeys of the only owner; 0 where there are several. */
  readonly passkeys: number;
  /** From when the only owner may put new passkeys in place of the lost ones; null where nobody asked. */
  readonly resetAt: Date | null;
}

/** Reads that, without a name, in the tenant's own scope. */
export async function seeOwners(
  { sql, tenantId }: Pick<Session, 'sql' | 'tenantId'>,
  known?: Awaited<ReturnType<typeof ownersOf>>,
): Promise<OwnersSeen> {
  const owners = known ?? (await ownersOf({ sql, tenantId }));
  const [lone] = owners;
  if (owners.length !== 1 || !lone) return { owners: owners.length, passkeys: 0, resetAt: null };
  const [row] = await sql<{ passkeys: number; resetAt: Date | null }>`
    select (select count(*)::int from passkey where tenant_id = ${tenantId}::uuid and participant_id = ${lone.participantId}::uuid) as passkeys,
      (select effective_at from passkey_reset
        where tenant_id = ${tenantId}::uuid and staff_id = ${lone.staffId}::uuid and state = 'open') as "resetAt"`;
  return { owners: 1, ...row! };
}

/**
 * Asks, by a signed letter of the council, that its only owner may put new passkeys in place of lost ones. The owner is told by mail,
 * can say no, and takes it after the hours that the hromada has set (a day at least) and a new login with the e-ID (threats O16).
 *
 * @throws {StepUpNeeded | NotFound | NoLoneOwner | ResetEnded}
 */
export async function resetLoneOwner(
  services: HostServices,
  who: OperatorAtWork,
  act: { readonly tenantId: string; readonly reason: string },
): Promise<void> {
  const bundle = await services.tenants.byId(act.tenantId);
  if (!bundle) throw new NotFound({});
  const { passkeyResetHours } = settingsReader(bundle)(CORE_MANIFEST);
  await actOnTenant(services, who, act, 'operator.ask-passkey-reset', async (session) => {
    const { sql, tenantId } = session;
    // Nobody becomes or ceases to be an owner meanwhile.
    await gate(session, 'Tenant', tenantId, 'move');
    const owners = await ownersOf(session);
    const [lone] = owners;
    if (owners.length !== 1 || !lone || (await seeOwners(session, owners)).passkeys === 0) throw new NoLoneOwner({});
    const [row] = await sql<{ id: string }>`
      insert into passkey_reset (tenant_id, id, staff_id, operator_ref, reason, requested_at, effective_at)
      values (${tenantId}::uuid, ${newId()}::uuid, ${lone.staffId}::uuid, ${who.id}::uuid, ${act.reason}, now(),
        now() + make_interval(hours => ${passkeyResetHours}::int))
      on conflict (tenant_id, staff_id) where state = 'open' do nothing returning id::text`;
    if (!row) throw new ResetEnded({});
    await notify(
      session,
      tenantId,
      CORE_MANIFEST.id,
      {
        template: 'passkeyReset',
        participantId: lone.participantId,
        params: { resetId: row.id },
        dedupeKey: `core.passkeyReset:${row.id}:asked:${lone.participantId}`,
      },
      who.requestId,
    );
    return { reset: row.id };
  });
}
