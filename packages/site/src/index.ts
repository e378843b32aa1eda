export { mutationDocument } from './mutation-document.ts';
export { type FeedLink, FormSecrets, type PageData, pageMeta, SiteProvider, useSite } from './react.tsx';
export type { AccountProfile, ErasureOutcome, KeptData, SessionEntry, SiteAccount } from './site-account.ts';
export type { CatalogueOblast, CataloguePage, SiteCatalogue } from './site-catalogue.ts';
export {
  type Appearance,
  type FormReading,
  type NavigationItem,
  type Outcome,
  type PlatformFacts,
  type PostedFile,
  type PostedForm,
  type Refusal,
  type SentFile,
  type SiteChrome,
  type SiteContext,
  type StreamedFile,
  siteOf,
} from './site-context.ts';
export type {
  DeskAnnouncement,
  JournalEntry,
  JournalPage,
  JournalQuery,
  JournalVerdict,
  ModuleEntry,
  SettingChangeEntry,
  SettingsPage,
  SettingsPreview,
  SettingsSaved,
  SiteDesk,
} from './site-desk.ts';
export {
  ARCHIVE_PROBLEMS,
  type ArchiveProblem,
  type ArchiveTaking,
  type ArchiveView,
} from './site-desk.ts';
export type { FollowedThing, FollowLink, SiteFollows } from './site-follows.ts';
export {
  type Applicant,
  type FoundHromada,
  MANDATE_ROLES,
  ONBOARDING_NEXT,
  ONBOARDING_PAPERS,
  ONBOARDING_STAGES,
  type OnboardingDraft,
  type OnboardingMandate,
  type OnboardingModule,
  type OnboardingPaper,
  type OnboardingStage,
  SITE_BEGINNINGS,
  type SiteBeginning,
  type SiteMandate,
  type SiteOnboarding,
} from './site-onboarding.ts';
export type {
  OperatorAnnouncement,
  OperatorClosedTenant,
  OperatorEntry,
  OperatorFigures,
  OperatorInvitationEntry,
  OperatorJournalEntry,
  OperatorLogin,
  OperatorMandate,
  OperatorMandateList,
  OperatorTenantEntry,
  OperatorTenantList,
  OperatorTenantPage,
  OperatorUsageDay,
  PlatformLogSeal,
  SiteOperator,
} from './site-operator.ts';
