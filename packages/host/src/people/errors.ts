import { expected } from '@viche/plugin-api';

/** A hromada that is open keeps an owner; of two owners who leave at once, the second is told. */
export class LastOwner extends expected('core/last-owner', 409) {}
/** The link was used already, perhaps by this very person. */
export class InvitationUsed extends expected('core/invitation-used', 409) {}
/** Withdrawn, too old, or replaced by a newer letter. */
export class InvitationOver extends expected('core/invitation-over', 409) {}
/** It was written for the person of another identity document. */
export class InvitationOther extends expected('core/invitation-other', 403) {}
/** The address has an invitation that is still open. */
export class InvitationWaits extends expected('core/invitation-waits', 409) {}
/** The person has this role already. */
export class RoleHeld extends expected('core/role-held', 409) {}
