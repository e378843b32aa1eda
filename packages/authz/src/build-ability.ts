import { AbilityBuilder, createMongoAbility } from '@casl/ability';
import type { Ability, Actor, AnyPluginServer, Assurance, StaffRole } from '@viche/plugin-api';
import { ASSURANCE_LEVELS } from '@viche/plugin-api';

/** The core's own subjects; a plugin may not claim them. */
export const CORE_SUBJECTS = [
  'Tenant',
  'TenantModule',
  'Setting',
  'StaffMember',
  'StaffInvitation',
  'Passkey',
  'Participant',
  'Session',
  'AuditEntry',
  'JobFailure',
  'PersonalData',
  'Attachment',
  'Subscription',
  'FourEyesRequest',
  'CalendarDay',
  'Page',
  'Document',
  'TenantTerritory',
  'RolloutPlan',
  'LetterText',
  'ResidencyProof',
  'ResidencyClaim',
  'ResidencyCheck',
  'ResidentList',
  'AssistedSession',
] as const;

/** True when `have` is at least `need` on the ladder guest < email < eid < resident. */
export function meetsAssurance(have: Assurance, need: Assurance): boolean {
  return ASSURANCE_LEVELS.indexOf(have) >= ASSURANCE_LEVELS.indexOf(need);
}

/** True when the actor holds the role for this module or for all of them. */
export function hasRole(actor: Actor, role: StaffRole, module: string): boolean {
  return actor.roles.some((held) => held.role === role && (held.module === '' || held.module === module));
}

export interface AbilityInput {
  readonly actor: Actor;
  readonly tenantId: string;
  readonly enabled: ReadonlySet<string>;
  readonly servers: readonly AnyPluginServer[];
  settingsOf(pluginId: string): unknown;
}

/**
 * What this actor may do in this tenant. Deny by default: nothing is allowed that neither the core nor a plugin that is
 * switched on has granted. Row-level security stands behind it.
 */
export function buildAbility({ actor, tenantId, enabled, servers, settingsOf }: AbilityInput): Ability {
  const builder = new AbilityBuilder(createMongoAbility);
  if (actor.kind === 'system') {
    builder.can('manage', 'all');
    return builder.build();
  }
  grantCore(builder, actor);
  for (const server of servers) {
    if (!enabled.has(server.manifest.id)) continue;
    server.abilities?.(builder, { actor, tenantId, settings: settingsOf(server.manifest.id) });
  }
  return builder.build();
}

function grantCore({ can }: AbilityBuilder<Ability>, actor: Actor): void {
  // Whoever holds the link of a letter, which the command checks: mail programs end a follow for a person without a session.
  can(['confirm', 'end'], 'Subscription');
  if (actor.assisted) can('finish', 'AssistedSession');
  if (actor.participantId) {
    // Whoever holds the link of the letter, which the command checks.
    can('accept', 'StaffInvitation');
    can(['read', 'end'], 'Session', { participantId: actor.participantId });
    can('upload', 'Attachment');
    can(['send', 'withdraw'], 'ResidencyClaim', { participantId: actor.participantId });
    can('contact', 'Participant', { participantId: actor.participantId });
    can(['export', 'erase'], 'PersonalData', { participantId: actor.participantId });
  }
  // Which requests a person sees and decides follows from the ability for the act itself.
  if (actor.staffId) {
    can(['read', 'decide'], 'FourEyesRequest');
    can('read', 'RolloutPlan');
    can('leave', 'StaffMember');
    can(['read', 'update', 'prove', 'recover'], 'Passkey');
  }
  if (hasRole(actor, 'owner', '')) {
    can(['read', 'update'], ['CalendarDay', 'RolloutPlan', 'Tenant', 'TenantTerritory']);
    can('reset', 'Passkey');
    can(['read', 'update'], ['Setting', 'TenantModule', 'StaffMember', 'StaffInvitation']);
    can(['read', 'update'], 'LetterText');
    can(['export', 'close', 'open'], 'Tenant');
    can(['read', 'retry'], 'JobFailure');
    can(['read', 'update'], 'ResidentList');
    can('settle', 'ResidencyCheck');
    can(['read', 'verify'], 'AuditEntry');
  }
  if (hasRole(actor, 'owner', '') || hasRole(actor, 'clerk', '')) {
    can(['read', 'confirm'], 'ResidencyProof');
    can(['read', 'decide'], ['ResidencyClaim', 'ResidencyCheck']);
    can(['read', 'start'], 'AssistedSession');
  }
  // Texts of the site are an editor's daily work; its name and its territories are the owner's.
  if (hasRole(actor, 'owner', '') || hasRole(actor, 'editor', '')) can(['read', 'update'], ['Page', 'Document']);
  if (hasRole(actor, 'auditor', '')) {
    can('read', ['Setting', 'TenantModule', 'StaffMember', 'StaffInvitation']);
    can('read', ['ResidentList', 'ResidencyProof', 'ResidencyClaim', 'ResidencyCheck']);
    can(['read', 'verify'], 'AuditEntry');
  }
}
