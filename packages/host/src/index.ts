export { GUEST } from '@viche/identity';
export { dataPage } from './account/data-page.ts';
export { requireOwnRecord } from './account/own-record.ts';
export { APPEARANCE_SCOPE, updateAppearance } from './appearance/update-appearance.ts';
export { endAssisted, finishAssisted, startAssisted } from './assisted/assisted-commands.ts';
export * from './assisted/errors.ts';
export { baseContext, type CallerParts, makeCaller, OPERATOR, SYSTEM, settingsReader } from './caller.ts';
export { hostCatalogues } from './catalogues.ts';
export { CORE_MAJOR, checkPlugins, PluginsRefused } from './check-plugins.ts';
export {
  type ClosedSite,
  closedSite,
  closingCertificate,
  SWEPT_KINDS,
  type SweptKind,
  sweptByKind,
} from './closing/closed-site.ts';
export { cancelClosing, changeClosing, startClosing } from './closing/closing-commands.ts';
export { type ClosingView, readClosing } from './closing/closing-rows.ts';
export { noteClosing, type ReplayedClosings, replayClosings } from './closing/closings-again.ts';
export { endDueTenants, type OutsideRows } from './closing/end-tenants.ts';
export { addCalendarDay, endCalendarDay } from './commands/calendar-days.ts';
export { retryJob } from './commands/retry-job.ts';
export { settingsPlace, settingsSealer } from './commands/settings-place.ts';
export { ARCHIVES_PER_DAY, type ArchiveTaken, lastArchive, takeArchive } from './commands/take-archive.ts';
export { updateSettings } from './commands/update-settings.ts';
export { askContact, confirmContact, dropContactChange, removeContact } from './contacts/contact-commands.ts';
export { contactToken } from './contacts/contact-token.ts';
export { ContactOver, ContactTaken } from './contacts/errors.ts';
export { CORE_JOBS, type CoreJobs, coreJobs } from './core-jobs.ts';
export { CORE_MANIFEST } from './core-manifest.ts';
export { councilProblems } from './council/update-council.ts';
export { modulesWaiting } from './dashboard/desk-activity.ts';
export { asPlugin, deliveryHandler, drainForPlugin, recordFailure } from './deliveries.ts';
export { addDocument, editDocument, withdrawDocument } from './documents/document-commands.ts';
export { type DocumentTemplate, documentTemplates } from './documents/document-templates.ts';
export {
  checkDomain,
  chooseMainDomain,
  claimDomain,
  MOST_DOMAINS,
  removeDomain,
} from './domains/domain-commands.ts';
export { readableName, readDomainName } from './domains/domain-name.ts';
export { isHeldDomain } from './domains/domain-rows.ts';
export { DomainNotReady, DomainTaken, TooManyDomains } from './domains/errors.ts';
export { type CertificateSeen, createDomainProbe, type DnsAnswer, type DomainProbe } from './domains/probe.ts';
export { type PlatformPlace, placeOf, platformPlaceOf, type SitePlace } from './domains/site-place.ts';
export { type Environment, EnvironmentRefused, environmentOrExit, keyRingOf, readEnvironment } from './environment.ts';
export { noteErasure, type ReplayedErasures, replayErasures } from './erasures.ts';
export { countFailedJobs, type FailedJob, type FailedJobsPage, readFailedJobs } from './failed-jobs.ts';
export { fileAddresses } from './files/file-addresses.ts';
export { type FileService, filesHostOf } from './files/file-service.ts';
export { fileServiceOf } from './files/file-service-of-environment.ts';
export { FileQuota, keepFile } from './files/keep-file.ts';
export { fileKeySealer, type KeptUpload, keepUpload, type Upload } from './files/keep-upload.ts';
export { tidyFiles } from './files/tidy-files.ts';
export { followChanges } from './follow-changes.ts';
export { confirmFollow, endFollow, endOwnFollow } from './follows/follow-commands.ts';
export { followToken } from './follows/follow-token.ts';
export { type FollowSeen, lookAtFollow } from './follows/look-at-follow.ts';
export { FOLLOWERS_AT_ONCE } from './follows/tell-followers.ts';
export { approveFourEyes, FourEyesDecided, fourEyesCommands, refuseFourEyes } from './four-eyes/commands.ts';
export { countFourEyes, type FourEyesView, fourEyesRequests } from './four-eyes/requests.ts';
export { readGoneJournal } from './gone-journal.ts';
export { coreGraphql } from './graphql/core-part.ts';
export { createHost, type Host, type HostOptions } from './host.ts';
export { exportJournal, verifyJournal } from './journal/journal-commands.ts';
export {
  type JournalEntry,
  type JournalFacets,
  type JournalPage,
  type JournalQuery,
  journalFacets,
  readJournal,
} from './journal/read-journal.ts';
export { localeOf, requiredLocale, siteLocales } from './languages/site-languages.ts';
export { updateLanguages } from './languages/update-languages.ts';
export { chooseLetters, endLetters, LetterDemanded } from './letter-choices/choose-letters.ts';
export { endLettersPath, readTopicToken } from './letter-choices/topic-token.ts';
export { lettersOf } from './letter-choices/topics.ts';
export { changeLetterText, NoContact, resetLetterText, sendTestLetter } from './letter-texts/text-commands.ts';
export { createLogger } from './log.ts';
export * from './login-settings.ts';
export * from './logins/index.ts';
export * from './mandates/index.ts';
export { ModuleBusy, ModuleNotOffered, switchModule } from './modules/switch-module.ts';
export {
  applicationCrest,
  type DraftMark,
  dropApplicationCrest,
  hasApplicationCrest,
  keepApplicationCrest,
} from './onboarding/application-crest.ts';
export {
  applicationPeople,
  keepApplicationPeople,
  MOST_PLANNED_PEOPLE,
  type PlannedPerson,
} from './onboarding/application-people.ts';
export { ApplicationEnded, EdrpouTaken, SlugTaken, TerritoryTaken } from './onboarding/errors.ts';
export type { NewTenant, NewTenantModule } from './onboarding/new-tenant.ts';
export { type FirstStaff, type Opening, openTenant } from './onboarding/open-tenant.ts';
export { type OpenDataset, openDatasets, readDataset } from './open-data.ts';
export { keyRefusalText, openHost, openHostOrExit } from './open-host.ts';
export * from './operators/index.ts';
export { addPage, editPage, PageSlugTaken, publishPage, restorePage } from './pages/page-commands.ts';
export { type PageLink, pageLinks } from './pages/page-queries.ts';
export { acceptInvitation, type LinkState, lookAtInvitation } from './people/accept-invitation.ts';
export * from './people/errors.ts';
export { inviteStaff, resendInvitation, withdrawInvitation } from './people/invitation-commands.ts';
export { endOtherSessions, endSessionOfMine, type LoginView, loginsOf } from './people/logins.ts';
export { offeredRoles, type RoleSource, type ScopedRole } from './people/offered-roles.ts';
export { addPasskey, proveYourself, removePasskey, renamePasskey } from './people/passkey-commands.ts';
export {
  askPasskeyReset,
  cancelPasskeyReset,
  ResetEnded,
  ResetWaits,
  takePasskeyReset,
} from './people/passkey-resets.ts';
export { assignRole, endStaff, leaveStaff, takeAwayRole } from './people/role-commands.ts';
export { erasePerson, exportPerson, type PersonalDataScope } from './personal-data.ts';
export { type Effects, noEffects, pluginContext } from './plugin-context.ts';
export { recomputeDeadlines } from './recompute-deadlines.ts';
export { replayGone } from './replay-gone.ts';
export { judgeResidenceCheck, lookAtResidenceCheck, settleResidenceDoubt } from './residency/check-commands.ts';
export { waitingChecks } from './residency/check-queries.ts';
export { confirmResidencePaper, lookAtResidencePaper, refuseResidencePaper } from './residency/decide-paper.ts';
export * from './residency/errors.ts';
export { loadResidentList } from './residency/load-list.ts';
export { waitingPapers } from './residency/paper-queries.ts';
export { ListFileUnreadable } from './residency/read-list-file.ts';
export { countedSources, loginResidence } from './residency/residence-rules.ts';
export { sendResidencePaper, withdrawResidencePaper } from './residency/send-paper.ts';
export { moveRolloutStep, settleRolloutStep } from './rollout/rollout-commands.ts';
export { publishInvalidations, requestRunner, transactionRunner } from './run-command.ts';
export type { HostServices } from './services.ts';
export { type ModuleSitemap, moduleSitemaps, readSitemap, sitemapParts } from './sitemap.ts';
export { tenantBrand, tenantBrandSchema } from './tenant-brand.ts';
export { type TenantBundle, TenantDirectory } from './tenants.ts';
export { addTerritoryAlias, endTerritoryAlias } from './territories/alias-commands.ts';
export { addTerritory, archiveTerritory, editTerritory } from './territories/territory-commands.ts';
export { endTrial } from './trial/end-trial.ts';
export { openSite } from './trial/open-site.ts';
export { councilNameOf } from './trial/trial-mark.ts';
export { isWiped, KEPT, SHARED } from './trial/trial-tables.ts';
export { verifyKeys } from './verify-keys.ts';
