import type { AbilityBuilder, MongoAbility } from '@casl/ability';
import { hasRole } from '@viche/authz';
import type { Actor } from '@viche/plugin-api';

/** Domain model §7.5: who may do what with petitions. */
export function petitionAbilities({ can }: AbilityBuilder<MongoAbility>, { actor, tenantId }: { actor: Actor; tenantId: string }): void {
  can('read', ['Petition', 'PetitionSignature', 'PetitionCategory'], { tenantId });
  if (actor.participantId) {
    can('sign', 'Petition', { tenantId });
    can('create', 'Petition', { tenantId });
    can('read-own', 'Petition', { tenantId, authorId: actor.participantId });
  }
  if (hasRole(actor, 'moderator', 'petitions') || hasRole(actor, 'owner', 'petitions')) {
    can(['read-all', 'moderate'], 'Petition', { tenantId });
  }
  if (hasRole(actor, 'auditor', 'petitions')) can('read-all', 'Petition', { tenantId });
}
