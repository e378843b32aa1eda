import { writeAudit } from '@viche/audit';
import { databaseRefusal, dbNow, newId, OutcomeUnknown, type Session } from '@viche/db';
import { type IdentityContext, newTenantSecrets } from '@viche/identity';
import type { StaffRole } from '@viche/plugin-api';
import { baseContext, OPERATOR } from '../caller.ts';
import { writeClaim } from '../domains/domain-rows.ts';
import { notePlatformAct } from '../operators/platform-journal.ts';
import { type FirstInvitations, writeFirstInvitations } from '../people/first-invitations.ts';
import { noEffects, pluginContext } from '../plugin-context.ts';
import { writeRolloutPlan } from '../rollout/rollout-plan.ts';
import { transactionRunner } from '../run-command.ts';
import type { HostServices } from '../services.ts';
import type { TenantBundle } from '../tenants.ts';
import { EdrpouTaken, SlugTaken, TerritoryTaken } from './errors.ts';
import { storeFirstCrest } from './first-crest.ts';
import type { NewTenant } from './new-tenant.ts';
import { writeTenant } from './write-tenant.ts';

/** The first people of a site: participants of the new tenant, made in its own transaction. */
export interface FirstStaff {
  readonly participantId: string;
  readonly displayName: string;
  readonly roles: readonly StaffRole[];
}

export interface Opening {
  readonly requestId: string;
  /** What both audit logs keep of why this site was opened; no personal data. */
  readonly detail: Readonly<Record<string, string>>;
  /** Makes the first people with the tenant's own keys: a person is another one in every tenant (ADR 008). */
  staff(ctx: IdentityContext): Promise<readonly FirstStaff[]>;
  /** A name that the site is to be reached by too: claimed, and proven at the desk (ADR 056). As `readDomainName` reads it. */
  readonly domain?: string;
  /** Colleagues whom the first of these people invites. */
  readonly invitations?: FirstInvitations;
  /** What else belongs to the opening and must happen with it or not at all; runs before the modules are told. */
  also?(session: Session, tenantId: string): Promise<void>;
}

/**
 * Opens a site: the tenant with its keys, modules, settings and first people, and a row in both audit logs, in one transaction.
 * The platform's only writer of tenants; the demo opens its hromadas by it too.
 *
 * @returns the tenant's id
 * @throws {SlugTaken | TerritoryTaken | EdrpouTaken} when somebody else was first: the indexes decide
 */
export async function openTenant(services: HostServices, tenant: NewTenant, opening: Opening): Promise<string> {
  const id = newId();
  const { sealed } = newTenantSecrets(services.keys, id);
  const manifests = services.servers.map(({ manifest }) => manifest);
  const crest = tenant.crest ? await storeFirstCrest(services, id, tenant.crest) : null;
  const brand = crest ? { ...tenant.brand, crestFile: crest.id } : tenant.brand;
  try {
    await services.pool.scoped(id, async (session) => {
      await writeTenant(session, id, { ...tenant, brand }, sealed, manifests);
      const bundle = await services.tenants.inMaking(session, id);
      await crest?.write(session, bundle);
      const staffIds = await writeStaff(session, bundle, opening);
      if (opening.domain) await writeClaim({ sql: session.sql, tenantId: id }, opening.domain, await dbNow(session));
      await writeRolloutPlan(session, id, bundle.info.timeZone, [
        ...(opening.domain ? (['domain'] as const) : []),
        ...(bundle.info.trial ? (['opening'] as const) : []),
      ]);
      const [ownerId] = staffIds;
      if (opening.invitations && ownerId) {
        const { requestId } = opening;
        await writeFirstInvitations(services, session, bundle, opening.invitations, { ownerId, requestId });
      }
      await opening.also?.(session, id);
      await tellModules(services, session, bundle, opening.requestId);
      await noteOpening(session, bundle, opening, staffIds[0] ?? null);
    });
  } catch (error) {
    // An unknown outcome may be an open site: its nightly tidying knows whether the bytes have a row.
    if (!(error instanceof OutcomeUnknown)) await crest?.drop();
    throw whoWasFirst(error, tenant) ?? error;
  }
  services.tenants.expect(tenant.slug);
  return id;
}

async function writeStaff(session: Session, { info, keys }: TenantBundle, { staff }: Opening): Promise<string[]> {
  const { prisma, sql } = session;
  const ids: string[] = [];
  for (const { participantId, displayName, roles } of await staff({ tenant: info, keys, sql })) {
    const { id } = await prisma.staffMember.create({ data: { tenantId: info.id, participantId, displayName } });
    await prisma.roleAssignment.createMany({ data: roles.map((role) => ({ tenantId: info.id, staffId: id, role })) });
    ids.push(id);
  }
  return ids;
}

/** A module that is on from the first moment begins as one that is switched on later. */
async function tellModules(
  services: HostServices,
  session: Session,
  bundle: TenantBundle,
  requestId: string,
): Promise<void> {
  const base = baseContext(services, { bundle, actor: OPERATOR, locale: 'uk', requestId });
  for (const { manifest, lifecycle } of services.servers) {
    if (!lifecycle?.onEnable || !bundle.enabled.has(manifest.id)) continue;
    const effects = noEffects();
    const runner = transactionRunner(services, base, session, effects);
    await lifecycle.onEnable(pluginContext({ base, session, manifest, services, effects, runner }) as never);
  }
}

async function noteOpening(
  session: Session,
  { info }: TenantBundle,
  { requestId, detail: ground }: Opening,
  ownerId: string | null,
): Promise<void> {
  const at = await dbNow(session);
  const action = 'core.open-tenant';
  const detail = { ...ground, state: info.state };
  await writeAudit(session.sql, {
    tenantId: info.id,
    action,
    actorKind: ownerId ? 'staff' : 'operator',
    actorId: ownerId,
    subjectType: 'Tenant',
    subjectId: info.id,
    outcome: 'done',
    beforeHash: null,
    afterHash: null,
    detail,
    reason: null,
    requestId,
    at,
  });
  await notePlatformAct(session.sql, { action, tenantId: info.id, detail, requestId });
}

/** Which of the indexes refused. */
function whoWasFirst(error: unknown, { slug, code, edrpou }: NewTenant): Error | null {
  switch (databaseRefusal(error)?.constraint) {
    case 'tenant_code_in_use':
      return new TerritoryTaken({ code }, 'code');
    case 'tenant_edrpou_in_use':
      return new EdrpouTaken({ edrpou: edrpou ?? '' });
    case 'tenant_slug_key':
      return new SlugTaken({ slug }, 'slug');
    default:
      return null;
  }
}
