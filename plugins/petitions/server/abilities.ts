import type { AbilityBuilder, MongoAbility } from '@casl/ability';
import { hasRole } from '@viche/authz';
import type { Actor } from '@viche/plugin-api';
import { VISIBLE } from './states.ts';

const STAFF_READERS = ['moderator', 'owner', 'officer', 'approver', 'auditor'] as const;

/** Domain model §7.5: who may do what with petitions. */
export function petitionAbilities(
  { can }: AbilityBuilder<MongoAbility>,
  { actor, tenantId }: { actor: Actor; tenantId: string },
): void {
  can('read', 'Petition', { tenantId, state: { $in: [...VISIBLE] } });
  can('read', 'Petition', { tenantId, state: 'withdrawn', publishedAt: { $ne: null } });
  // A guest begins too; the e-ID is asked for when the text is handed in.
  can('draft', 'Petition', { tenantId });
  can('read', ['PetitionSignature', 'PetitionCategory', 'RefusalGround', 'PetitionAnswer'], { tenantId });
  can('follow-by-mail', 'Petition', { tenantId });
  if (actor.participantId) {
    can('follow', 'Petition', { tenantId });
    can('sign', 'Petition', { tenantId });
    can('create', 'Petition', { tenantId });
    can('read', 'Petition', { tenantId, authorId: actor.participantId });
  }
  if (hasRole(actor, 'moderator', 'petitions') || hasRole(actor, 'owner', 'petitions')) {
    can(['read-all', 'moderate'], 'Petition', { tenantId });
  }
  if (hasRole(actor, 'owner', 'petitions')) {
    can(['take-down', 'import'], 'Petition', { tenantId });
    can('manage', 'PetitionCategory', { tenantId });
    can('update', 'RefusalGround', { tenantId });
  }
  if (hasRole(actor, 'officer', 'petitions')) can(['read-all', 'handle', 'enter-paper'], 'Petition', { tenantId });
  if (hasRole(actor, 'approver', 'petitions')) can(['read-all', 'approve'], 'Petition', { tenantId });
  if (hasRole(actor, 'auditor', 'petitions')) can('read-all', 'Petition', { tenantId });
  // What nobody handed in is its author's alone: the desk begins to read when the author submits.
  if (STAFF_READERS.some((role) => hasRole(actor, role, 'petitions')))
    can('read', 'Petition', { tenantId, submittedAt: { $ne: null } });
}
