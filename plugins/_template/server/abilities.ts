import type { AbilityBuilder, MongoAbility } from '@casl/ability';
import { hasRole } from '@viche/authz';
import type { Actor } from '@viche/plugin-api';

/** Who may do what. Nothing is allowed that is not granted here. */
export function templateBoardAbilities(
  { can }: AbilityBuilder<MongoAbility>,
  { actor, tenantId }: { actor: Actor; tenantId: string },
): void {
  can('read', 'TemplateBoardNotice', { tenantId, archivedAt: null });
  if (hasRole(actor, 'editor', 'template-board') || hasRole(actor, 'owner', 'template-board')) {
    can(['read', 'post'], 'TemplateBoardNotice', { tenantId });
  }
}
