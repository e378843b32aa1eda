import { writeAudit } from '@viche/audit';
import { dbNow, type Session } from '@viche/db';
import { expected, NotFound } from '@viche/plugin-api';
import type { HostServices } from '../services.ts';
import { needProof, needSession, type OperatorAtWork } from './operator-at-work.ts';
import { notePlatformAct } from './platform-journal.ts';

/** The site is not in a state in which this can be done; somebody may have been faster. */
export class TenantStateOther extends expected('core/tenant-state', 409)<{ state: string }> {}
/** The hromada works with the module: it switches the module off itself first, so that nothing disappears behind its back. */
export class ModuleInUse extends expected('core/module-in-use', 409)<{ plugin: string }> {}

interface TenantRow {
  readonly state: string;
  readonly trial: boolean;
  readonly withheld: readonly string[];
}

interface ActOnTenant {
  readonly tenantId: string;
  /** Stands in both logs. */
  readonly reason: string;
}

/** What an operator does to a hromada: in its own scope, with a row in its log and in the platform's, or not at all. */
export async function actOnTenant(
  services: HostServices,
  who: OperatorAtWork,
  { tenantId, reason }: ActOnTenant,
  action: string,
  change: (session: Session, row: TenantRow) => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> {
  needProof(who);
  await services.pool.scoped(tenantId, async (session) => {
    const { sql } = session;
    await needSession(sql, who);
    const [row] = await sql<TenantRow>`
      select state, trial, coalesce(withheld_modules, '{}') as withheld from tenant where id = ${tenantId}::uuid for update`;
    if (!row) throw new NotFound({});
    const detail = await change(session, row);
    await sql`update tenant set config_version = config_version + 1 where id = ${tenantId}::uuid`;
    await writeAudit(sql, {
      tenantId,
      action,
      actorKind: 'operator',
      actorId: who.id,
      subjectType: 'Tenant',
      subjectId: tenantId,
      outcome: 'done',
      beforeHash: null,
      afterHash: null,
      detail,
      reason,
      requestId: who.requestId,
      at: await dbNow(session),
    });
    await notePlatformAct(sql, { action, tenantId, operatorId: who.id, detail, reason, requestId: who.requestId });
  });
  services.tenants.forget(tenantId);
}

/** What a site goes back to: a trial stays one, whatever happens to it meanwhile. */
const openState = ({ trial }: Pick<TenantRow, 'trial'>): 'sandbox' | 'live' => (trial ? 'sandbox' : 'live');

function moveState(move: (row: TenantRow) => readonly [from: string, to: string]) {
  return async ({ sql, tenantId }: Session, row: TenantRow) => {
    const [from, to] = move(row);
    if (row.state !== from) throw new TenantStateOther({ state: row.state });
    await sql`update tenant set state = ${to} where id = ${tenantId}::uuid`;
    return { from, to };
  };
}

/**
 * Closes a site to everybody until it is resumed. Nothing of it is lost; its terms go on.
 *
 * @throws {StepUpNeeded | NotFound | TenantStateOther}
 */
export const suspendTenant = (services: HostServices, who: OperatorAtWork, act: ActOnTenant): Promise<void> =>
  actOnTenant(
    services,
    who,
    act,
    'operator.suspend-tenant',
    moveState((row) => [openState(row), 'suspended']),
  );

/** @throws {StepUpNeeded | NotFound | TenantStateOther} */
export const resumeTenant = (services: HostServices, who: OperatorAtWork, act: ActOnTenant): Promise<void> =>
  actOnTenant(
    services,
    who,
    act,
    'operator.resume-tenant',
    moveState((row) => ['suspended', openState(row)]),
  );

/**
 * Offers a module to a hromada, or offers it no more. What is offered its owner may switch on.
 *
 * @throws {StepUpNeeded | NotFound | ModuleInUse}
 */
export async function offerModule(
  services: HostServices,
  who: OperatorAtWork,
  { plugin, to, ...act }: ActOnTenant & { readonly plugin: string; readonly to: 'offered' | 'withheld' },
): Promise<void> {
  if (!services.servers.some(({ manifest }) => manifest.id === plugin)) throw new NotFound({});
  const action = to === 'offered' ? 'operator.offer-module' : 'operator.withhold-module';
  await actOnTenant(services, who, act, action, async ({ sql, tenantId }, { withheld }) => {
    if (to === 'withheld') {
      const [on] = await sql`
        select from tenant_module where tenant_id = ${tenantId}::uuid and plugin = ${plugin} and enabled`;
      if (on) throw new ModuleInUse({ plugin });
    }
    const others = withheld.filter((one) => one !== plugin);
    await sql`update tenant set withheld_modules = ${to === 'withheld' ? [...others, plugin] : others}::text[]
      where id = ${tenantId}::uuid`;
    return { plugin };
  });
}
