export {
  type Announcement,
  type AnnouncementLine,
  announce,
  announcementsNow,
  kyivDay,
  listAnnouncements,
  type NewAnnouncement,
  withdrawAnnouncement,
} from './announcements.ts';
export { countUsage, noteUsage, type UsageCount } from './count-usage.ts';
export {
  endOperator,
  inviteOperator,
  listOperators,
  type OperatorInvitationLine,
  type OperatorLine,
  offerFirstOperator,
  withdrawOperatorInvitation,
} from './operator-accounts.ts';
export { type OperatorAtWork, operatorAtWork } from './operator-at-work.ts';
export {
  findTenant,
  findTenants,
  type OperatorTenantLine,
  type OperatorTenantQuery,
  TENANT_STATES,
  type TenantUsage,
} from './operator-tenants.ts';
export { noteQueue, type PlatformFigures, platformFigures, type UsageDay, usageDays } from './platform-figures.ts';
export { notePlatformAct, type PlatformJournalPage, readPlatformJournal } from './platform-journal.ts';
export { checkPlatformLog, platformSeal } from './platform-seal.ts';
export { NoLoneOwner, type OwnersSeen, resetLoneOwner, seeOwners } from './reset-lone-owner.ts';
export { ModuleInUse, offerModule, resumeTenant, suspendTenant, TenantStateOther } from './tenant-acts.ts';
