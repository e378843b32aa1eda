import { writeAudit } from '@viche/audit';
import { dbNow, newId, type Session } from '@viche/db';
import { emailHash, rowSealer } from '@viche/identity';
import { fingerprint } from '../audit-act.ts';
import { settingsReader } from '../caller.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { localeOf } from '../languages/site-languages.ts';
import type { PlannedPerson } from '../onboarding/application-people.ts';
import type { HostServices } from '../services.ts';
import type { TenantBundle } from '../tenants.ts';
import { type RoleSource, requireOffered } from './offered-roles.ts';
import { writeInvitation } from './write-invitation.ts';

/** What the wizard gathered: who comes after the first owner. */
export interface FirstInvitations {
  readonly people: readonly PlannedPerson[];
  /** Language in which the owner filled the wizard; the letters are in it where the site has it. */
  readonly locale: string;
}

interface Opener {
  readonly ownerId: string;
  readonly requestId: string;
}

/**
 * Invites the colleagues of a new site's owner, in the transaction of the opening: rows, letters and a row of the audit log for each,
 * as `core.invite-staff` leaves them. Nobody is made an owner here (ADR 062).
 */
export async function writeFirstInvitations(
  { servers, translators }: Pick<HostServices, 'translators'> & { readonly servers: readonly RoleSource[] },
  session: Session,
  bundle: TenantBundle,
  { people, locale: wanted }: FirstInvitations,
  { ownerId, requestId }: Opener,
): Promise<void> {
  const { info, keys, enabled } = bundle;
  const { sql } = session;
  const locale = localeOf(info, wanted);
  const { invitationDays: days } = settingsReader(bundle)(CORE_MANIFEST);
  const at = await dbNow(session);
  for (const { email, roles } of people) {
    requireOffered(servers, enabled, roles, 'roles');
    if (roles.some(({ role }) => role === 'owner'))
      throw new Error('an owner is invited at the desk, with a fresh proof');
    const id = newId();
    const written = await writeInvitation(
      { sql, tenantId: info.id, requestId, sealing: rowSealer(keys, 'staff_invitation', id) },
      {
        id,
        email,
        emailHash: emailHash(keys, email),
        personKey: null,
        roles,
        locale,
        invitedBy: ownerId,
        at,
        days,
      },
    );
    if (written === 'waits') continue;
    await writeAudit(sql, {
      tenantId: info.id,
      action: 'core.invite-staff',
      actorKind: 'staff',
      actorId: ownerId,
      subjectType: 'StaffInvitation',
      subjectId: id,
      outcome: 'done',
      beforeHash: null,
      afterHash: fingerprint({ roles, bound: false }),
      detail: { with: 'core.open-tenant' },
      reason: translators[info.locales[0]!].t('people:inviting.atOpening'),
      requestId,
      at,
    });
  }
}
