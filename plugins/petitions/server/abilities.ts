import type { AbilityBuilder, MongoAbility } from '@casl/ability';
import { hasRole } from '@viche/authz';
import type { Actor } from '@viche/plugin-api';
import { VISIBLE } from './states.ts';

/** Domain model §7.5: who may do what with petitions. */
export function petitionAbilities(
  { can }: AbilityBuilder<MongoAbility>,
  { actor, tenantId }: { actor: Actor; tenantId: string },
): void {
  can('read', 'Petition', { tenantId, state: { $in: [...VISIBLE] } });
  can('read', 'Petition', { tenantId, state: 'withdrawn', publishedAt: { $ne: null } });
  can('read', ['PetitionSignature', 'PetitionCategory', 'RefusalGround', 'PetitionAnswer'], { tenantId });
  if (actor.participantId) {
    can('sign', 'Petition', { tenantId });
    can('create', 'Petition', { tenantId });
    can('read', 'Petition', { tenantId, authorId: actor.participantId });
  }
  if (hasRole(actor, 'moderator', 'petitions') || hasRole(actor, 'owner', 'petitions')) {
    can(['read', 'read-all', 'moderate'], 'Petition', { tenantId });
  }
  if (hasRole(actor, 'owner', 'petitions')) {
    can('take-down', 'Petition', { tenantId });
    can('update', 'RefusalGround', { tenantId });
  }
  if (hasRole(actor, 'officer', 'petitions')) can(['read', 'read-all', 'handle'], 'Petition', { tenantId });
  if (hasRole(actor, 'approver', 'petitions')) can(['read', 'read-all', 'approve'], 'Petition', { tenantId });
  if (hasRole(actor, 'auditor', 'petitions')) can(['read', 'read-all'], 'Petition', { tenantId });
}
