import { definePlugin } from '@viche/plugin-api';
import { z } from 'zod';

const key = (path: string) => `petitions:settings.${path}`;

/** Words of a setting, by its name, and the group it stands in. */
const words = (
  name: string,
  group: 'collecting' | 'signing' | 'paper' | 'terms' | 'submitting' | 'sponsors' | 'answering' | 'integrity',
) => ({
  title: key(`${name}.title`),
  help: key(`${name}.help`),
  group: `petitions:groups.${group}`,
});

/** Words of a select's values. */
const choices = (name: string, values: readonly string[]) =>
  Object.fromEntries(values.map((value) => [value, key(`${name}.options.${value}`)]));

const law = (verified: boolean) => ({ legal: { act: '393/96-ВР', article: '23-1', verified } });
const unit = (
  name:
    | 'signatures'
    | 'calendarDays'
    | 'workingDays'
    | 'years'
    | 'minutes'
    | 'hours'
    | 'people'
    | 'files'
    | 'megabytes',
) => ({
  unit: `petitions:units.${name}`,
});
const frozen = { frozen: true } as const;

const SIGN_ASSURANCE = ['email', 'eid', 'resident'] as const;
const SIGN_AFTER_THRESHOLD = ['stop', 'until-announced', 'until-end'] as const;
const CAPITAL_TITLES = ['refuse', 'warn'] as const;
const ATTACHMENT_KINDS = ['images', 'images-and-pdf', 'images-and-documents'] as const;
const SIGNATORY_DISPLAY = ['full-name', 'surname-initials'] as const;

/** Acts that may take two people (domain model §3.1, marked (4)). */
const FOUR_EYES = ['refuse', 'take-down', 'extend-collection', 'invalidate', 'revert-invalidation'] as const;
export type FourEyesAct = (typeof FOUR_EYES)[number];

const petitionId = z.object({ petitionId: z.uuid() });
/** An event may grow; a job takes what it knows and nothing else. */
const petitionJob = z.strictObject(petitionId.shape);

/**
 * Law 393/96-ВР art. 23-1 leaves threshold and term of collection to the statute of the hromada; the other terms are the
 * law's. All are settings, because local rules differ and editions change.
 */
const settings = z.object({
  signatureThreshold: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(250)
    .meta({ ...words('signatureThreshold', 'collecting'), ...unit('signatures'), ...law(true), ...frozen }),
  collectDays: z
    .int()
    .min(1)
    .max(366)
    .default(90)
    .meta({ ...words('collectDays', 'collecting'), ...unit('calendarDays'), ...law(true), ...frozen }),
  paperPlace: z.string().max(200).default('').meta(words('paperPlace', 'collecting')),
  statuteClause: z.string().max(200).default('').meta(words('statuteClause', 'collecting')),
  signAssurance: z
    .enum(SIGN_ASSURANCE)
    .default('eid')
    .meta({ ...words('signAssurance', 'signing'), choices: choices('signAssurance', SIGN_ASSURANCE), ...frozen }),
  minAge: z
    .int()
    .min(0)
    .max(35)
    .default(0)
    .meta({ ...words('minAge', 'signing'), ...unit('years'), ...law(false), ...frozen }),
  signAfterThreshold: z
    .enum(SIGN_AFTER_THRESHOLD)
    .default('until-announced')
    .meta({
      ...words('signAfterThreshold', 'signing'),
      choices: choices('signAfterThreshold', SIGN_AFTER_THRESHOLD),
      ...law(false),
      ...frozen,
    }),
  authorSignsAutomatically: z
    .boolean()
    .default(true)
    .meta({ ...words('authorSignsAutomatically', 'signing'), ...law(false) }),
  allowSignatureWithdrawal: z
    .boolean()
    .default(false)
    .meta({ ...words('allowSignatureWithdrawal', 'signing'), ...law(false) }),
  signatoryDisplay: z
    .enum(SIGNATORY_DISPLAY)
    .default('full-name')
    .meta({
      ...words('signatoryDisplay', 'signing'),
      choices: choices('signatoryDisplay', SIGNATORY_DISPLAY),
      ...law(false),
    }),
  paperSignatures: z
    .boolean()
    .default(false)
    .meta({ ...words('paperSignatures', 'paper'), ...law(false), ...frozen }),
  paperEntryDays: z
    .int()
    .min(0)
    .max(30)
    .default(3)
    .meta({ ...words('paperEntryDays', 'paper'), ...unit('calendarDays'), ...law(false), ...frozen }),
  moderationDays: z
    .int()
    .min(1)
    .max(10)
    .default(2)
    .meta({ ...words('moderationDays', 'terms'), ...unit('workingDays'), ...law(true) }),
  moderationLockMinutes: z
    .int()
    .min(1)
    .max(240)
    .default(15)
    .meta({ ...words('moderationLockMinutes', 'terms'), ...unit('minutes') }),
  changesDays: z
    .int()
    .min(1)
    .max(90)
    .default(14)
    .meta({ ...words('changesDays', 'terms'), ...unit('calendarDays'), ...law(false) }),
  announceDays: z
    .int()
    .min(1)
    .max(30)
    .default(3)
    .meta({ ...words('announceDays', 'terms'), ...unit('workingDays'), ...law(false), ...frozen }),
  reviewDays: z
    .int()
    .min(1)
    .max(60)
    .default(10)
    .meta({ ...words('reviewDays', 'terms'), ...unit('workingDays'), ...law(true), ...frozen }),
  retentionYears: z
    .int()
    .min(3)
    .max(75)
    .default(3)
    .meta({ ...words('retentionYears', 'terms'), ...unit('years'), ...law(false) }),
  fourEyes: z
    .array(z.enum(FOUR_EYES))
    .max(FOUR_EYES.length)
    .default(['invalidate', 'revert-invalidation'])
    .meta({ ...words('fourEyes', 'integrity'), choices: choices('fourEyes', FOUR_EYES) }),
  fourEyesDays: z
    .int()
    .min(1)
    .max(30)
    .default(7)
    .meta({ ...words('fourEyesDays', 'integrity'), ...unit('calendarDays') }),
  clusterSize: z
    .int()
    .min(5)
    .max(1_000)
    .default(15)
    .meta({ ...words('clusterSize', 'integrity'), ...unit('signatures') }),
  clusterMinutes: z
    .int()
    .min(1)
    .max(120)
    .default(10)
    .meta({ ...words('clusterMinutes', 'integrity'), ...unit('minutes') }),
  traceDays: z
    .int()
    .min(1)
    .max(30)
    .default(30)
    .meta({ ...words('traceDays', 'integrity'), ...unit('calendarDays') }),
  signatureReviewDays: z
    .int()
    .min(1)
    .max(30)
    .default(5)
    .meta({ ...words('signatureReviewDays', 'integrity'), ...unit('workingDays') }),
  maxOpenPerPerson: z
    .int()
    .min(1)
    .max(100)
    .default(5)
    .meta({ ...words('maxOpenPerPerson', 'submitting'), ...law(false) }),
  maxDraftsPerPerson: z
    .int()
    .min(1)
    .max(50)
    .default(10)
    .meta({ ...words('maxDraftsPerPerson', 'submitting') }),
  capitalTitles: z
    .enum(CAPITAL_TITLES)
    .default('refuse')
    .meta({ ...words('capitalTitles', 'submitting'), choices: choices('capitalTitles', CAPITAL_TITLES) }),
  draftDays: z
    .int()
    .min(14)
    .max(730)
    .default(90)
    .meta({ ...words('draftDays', 'submitting'), ...unit('calendarDays') }),
  draftWarnDays: z
    .int()
    .min(1)
    .max(13)
    .default(7)
    .meta({ ...words('draftWarnDays', 'submitting'), ...unit('calendarDays') }),
  guestDraftHours: z
    .int()
    .min(1)
    .max(72)
    .default(24)
    .meta({ ...words('guestDraftHours', 'submitting'), ...unit('hours') }),
  sponsorsNeeded: z
    .int()
    .min(0)
    .max(1_000)
    .default(0)
    .meta({ ...words('sponsorsNeeded', 'sponsors'), ...unit('people'), ...law(false), ...frozen }),
  sponsorDays: z
    .int()
    .min(1)
    .max(180)
    .default(30)
    .meta({ ...words('sponsorDays', 'sponsors'), ...unit('calendarDays'), ...law(false) }),
  attachmentsMax: z
    .int()
    .min(0)
    .max(10)
    .default(5)
    .meta({ ...words('attachmentsMax', 'submitting'), ...unit('files'), ...law(false) }),
  attachmentMegabytes: z
    .int()
    .min(1)
    .max(20)
    .default(10)
    .meta({ ...words('attachmentMegabytes', 'submitting'), ...unit('megabytes'), ...law(false) }),
  attachmentKinds: z
    .enum(ATTACHMENT_KINDS)
    .default('images-and-pdf')
    .meta({
      ...words('attachmentKinds', 'submitting'),
      choices: choices('attachmentKinds', ATTACHMENT_KINDS),
      ...law(false),
    }),
  answerMustBeSigned: z
    .boolean()
    .default(false)
    .meta({ ...words('answerMustBeSigned', 'answering'), ...law(false) }),
  signatureCheckUrl: z
    .string()
    .max(200)
    .regex(/^(https:\/\/.+)?$/)
    .default('https://czo.gov.ua/verify')
    .meta(words('signatureCheckUrl', 'answering')),
});

export type PetitionSettings = z.output<typeof settings>;

/** Petitions to the council: manifest, data only. The site's build, the browser, the worker and the composer read it. */
const plugin = definePlugin({
  id: 'petitions',
  core: '^1',
  prisma: { schema: 'prisma/petitions.prisma', migrations: 'prisma/migrations' },
  settings,
  presets: [
    { id: 'up-to-1000', upTo: 1_000, values: { signatureThreshold: 50 } },
    { id: 'up-to-100000', upTo: 100_000, values: { signatureThreshold: 100 } },
    { id: 'up-to-1000000', upTo: 1_000_000, values: { signatureThreshold: 250 } },
    { id: 'over-1000000', values: { signatureThreshold: 1_000 } },
  ],
  events: {
    'petitions.submitted.v1': petitionId,
    'petitions.changes-requested.v1': petitionId,
    'petitions.changes-lapsed.v1': petitionId,
    'petitions.refused.v1': petitionId.extend({ ground: z.string() }),
    'petitions.reopened.v1': petitionId,
    'petitions.taken-down.v1': petitionId.extend({ ground: z.string() }),
    'petitions.published.v1': petitionId.extend({ collectUntil: z.iso.datetime() }),
    'petitions.signed.v1': petitionId,
    'petitions.review-announced.v1': petitionId,
    'petitions.review-paused.v1': petitionId.extend({ hearingOn: z.iso.date() }),
    'petitions.review-resumed.v1': petitionId,
    'petitions.answered.v1': petitionId.extend({ outcome: z.string() }),
    'petitions.answer-corrected.v1': petitionId,
    'petitions.implementation-changed.v1': petitionId,
    'petitions.handed-over.v1': petitionId,
    'petitions.withdrawn.v1': petitionId,
    'petitions.signature-withdrawn.v1': petitionId,
    'petitions.paper-entered.v1': petitionId.extend({ signatures: z.int() }),
    'petitions.merge-proposed.v1': petitionId.extend({ targetId: z.uuid() }),
    'petitions.merged.v1': petitionId.extend({ targetId: z.uuid() }),
    'petitions.imported.v1': z.object({ importId: z.uuid(), petitions: z.int() }),
    'petitions.milestone-reached.v1': petitionId.extend({ milestone: z.int() }),
    'petitions.threshold-reached.v1': petitionId.extend({ signatures: z.int() }),
    'petitions.signatures-under-review.v1': petitionId.extend({ count: z.int() }),
    'petitions.signatures-released.v1': petitionId.extend({ count: z.int() }),
    'petitions.signatures-invalidated.v1': petitionId.extend({ count: z.int() }),
    'petitions.invalidation-reverted.v1': petitionId.extend({ count: z.int() }),
    'petitions.many-invalidated.v1': petitionId.extend({ count: z.int(), ofDay: z.int(), percent: z.number() }),
    'petitions.text-corrected.v1': petitionId.extend({ textVersion: z.int() }),
    'petitions.collection-extended.v1': petitionId.extend({ collectUntil: z.iso.datetime() }),
    'petitions.expired.v1': petitionId.extend({ signatures: z.int() }),
  },
  jobs: {
    findEnded: { payload: z.strictObject({}), cron: '* * * * *', attempts: 3 },
    endPetition: { payload: petitionJob },
    lapseChanges: { payload: petitionJob },
    checkThreshold: { payload: petitionJob },
    sweepDrafts: { payload: z.strictObject({}), cron: '17 * * * *', attempts: 3 },
    expireDraft: { payload: petitionJob },
    lapseSponsorCall: { payload: petitionJob },
    countDays: { payload: z.strictObject({}), cron: '* * * * *', attempts: 3 },
    freezeQuarters: { payload: z.strictObject({}), cron: '20 4 * * *', attempts: 3 },
    indexTexts: { payload: z.strictObject({}), cron: '*/5 * * * *', attempts: 3 },
    countRecent: { payload: z.strictObject({}), cron: '*/15 * * * *', attempts: 3 },
    findClusters: { payload: z.strictObject({}), cron: '*/10 * * * *', attempts: 3 },
    forgetTraces: { payload: z.strictObject({}), cron: '41 2 * * *', attempts: 3 },
    tellPutAside: {
      payload: z.strictObject({
        invalidationId: z.uuid(),
        template: z.enum(['signatureInvalidated', 'signatureRestored']),
        after: z.uuid().optional(),
      }),
    },
    tellSignatories: {
      payload: petitionJob.extend({
        template: z.enum(['reviewAnnounced', 'answered', 'merged']),
        after: z.uuid().optional(),
      }),
    },
    findForgotten: { payload: z.strictObject({}), cron: '17 2 * * *', attempts: 3 },
    anonymiseSignatures: { payload: petitionJob.extend({ part: z.int().min(0).default(0) }) },
    stepImport: { payload: z.strictObject({ importId: z.uuid(), part: z.int().min(0).default(0) }) },
  },
  subjects: [
    'Petition',
    'PetitionSignature',
    'PetitionCategory',
    'RefusalGround',
    'PetitionAnswer',
    'SignatureInvalidation',
  ],
  i18n: {
    uk: () => import('./i18n/uk.json', { with: { type: 'json' } }),
    en: () => import('./i18n/en.json', { with: { type: 'json' } }),
  },
  routes: [
    {
      area: 'public',
      path: 'petitions',
      file: 'web/routes/list.tsx',
      query: ['search', 'state*', 'order', 'category', 'territory', 'page'],
    },
    { area: 'public', path: 'petitions/statistics', file: 'web/routes/statistics.tsx' },
    { area: 'resource', path: 'petitions/feed.atom', file: 'web/routes/list-atom.tsx', exposure: 'fetch' },
    { area: 'resource', path: 'petitions/feed.json', file: 'web/routes/list-json.tsx', exposure: 'fetch' },
    { area: 'public', path: 'petitions/:key', file: 'web/routes/detail.tsx', query: ['signed'] },
    { area: 'public', path: 'petitions/new', file: 'web/routes/new.tsx' },
    {
      area: 'public',
      path: 'petitions/new/:stage',
      file: 'web/routes/new-stage.tsx',
      query: ['draft', 'moved', 'checked'],
    },
    {
      area: 'public',
      path: 'petitions/new/files',
      file: 'web/routes/new-files.tsx',
      uploads: { files: 1, megabytes: 21 },
    },
    { area: 'resource', path: 'petitions/new/save', file: 'web/routes/draft-save.tsx' },
    { area: 'resource', path: 'petitions/new/similar', file: 'web/routes/similar.tsx', query: ['text'] },
    { area: 'public', path: 'petitions/group/:token', file: 'web/routes/group.tsx', query: ['done'] },
    { area: 'public', path: 'petitions/:key/versions', file: 'web/routes/versions.tsx' },
    { area: 'public', path: 'petitions/:key/signatures', file: 'web/routes/signatures.tsx', query: ['after'] },
    { area: 'public', path: 'petitions/:key/follow', file: 'web/routes/follow.tsx', query: ['done'] },
    { area: 'resource', path: 'p/:key', file: 'web/routes/short.tsx' },
    { area: 'resource', path: 'petitions/:key/poster.pdf', file: 'web/routes/poster.tsx' },
    { area: 'resource', path: 'petitions/:key/petition.pdf', file: 'web/routes/petition-pdf.tsx' },
    { area: 'resource', path: 'petitions/:key/session.pdf', file: 'web/routes/session-pdf.tsx' },
    { area: 'resource', path: 'petitions/:key/count', file: 'web/routes/count.tsx' },
    { area: 'resource', path: 'petitions/:key/embed', file: 'web/routes/embed.tsx', exposure: 'frame' },
    { area: 'resource', path: 'petitions/:key/feed.atom', file: 'web/routes/petition-atom.tsx', exposure: 'fetch' },
    { area: 'resource', path: 'petitions/:key/feed.json', file: 'web/routes/petition-json.tsx', exposure: 'fetch' },
    { area: 'public', path: 'petitions/:key/share', file: 'web/routes/share.tsx' },
    { area: 'public', path: 'petitions/:key/statistics', file: 'web/routes/petition-statistics.tsx' },
    { area: 'account', path: 'petitions', file: 'web/routes/account.tsx', query: ['done'] },
    { area: 'account', path: 'petitions/:key', file: 'web/routes/authored.tsx' },
    { area: 'account', path: 'petitions/:key/receipt', file: 'web/routes/receipt.tsx' },
    {
      area: 'account',
      path: 'petitions/:key/files',
      file: 'web/routes/own-files.tsx',
      uploads: { files: 1, megabytes: 21 },
    },
    { area: 'admin', path: 'petitions', file: 'web/routes/moderation.tsx', query: ['published'] },
    { area: 'admin', path: 'petitions/paper', file: 'web/routes/paper.tsx' },
    { area: 'admin', path: 'petitions/import', file: 'web/routes/import.tsx' },
    { area: 'resource', path: 'petitions/import-template', file: 'web/routes/import-template.tsx' },
    { area: 'admin', path: 'petitions/import/:id', file: 'web/routes/import-report.tsx', query: ['after'] },
    { area: 'admin', path: 'petitions/categories', file: 'web/routes/categories.tsx', query: ['done'] },
    { area: 'admin', path: 'petitions/:key/paper', file: 'web/routes/paper-sheets.tsx' },
    { area: 'admin', path: 'petitions/:key/paper/:sheet', file: 'web/routes/paper-sheet.tsx' },
    { area: 'public', path: 'petitions/:key/move', file: 'web/routes/move-signature.tsx' },
    { area: 'resource', path: 'petitions/old/:number', file: 'web/routes/old-address.tsx' },
    { area: 'admin', path: 'petitions/:key', file: 'web/routes/moderate.tsx', query: ['done'] },
    {
      area: 'admin',
      path: 'petitions/:key/:act',
      file: 'web/routes/desk-act.tsx',
      uploads: { files: 10, megabytes: 60 },
    },
    { area: 'admin', path: 'petitions/grounds', file: 'web/routes/grounds.tsx', query: ['done'] },
    { area: 'admin', path: 'petitions/grounds/:code', file: 'web/routes/ground.tsx' },
    { area: 'admin', path: 'petitions/:key/review', file: 'web/routes/review.tsx', query: ['done', 'cluster'] },
    {
      area: 'admin',
      path: 'petitions/:key/review/:invalidation',
      file: 'web/routes/invalidation.tsx',
      query: ['done'],
    },
    { area: 'admin', path: 'petitions/:key/names', file: 'web/routes/names.tsx', query: ['after', 'done'] },
    { area: 'admin', path: 'petitions/:key/names/:signature', file: 'web/routes/hide-name.tsx' },
  ],
  nav: [
    { area: 'public', to: '/petitions', label: 'petitions:nav.public', icon: 'petition', order: 10 },
    { area: 'account', to: '/account/petitions', label: 'petitions:nav.account', icon: 'petition', order: 10 },
    {
      area: 'admin',
      to: '/admin/petitions',
      label: 'petitions:nav.admin',
      icon: 'petition',
      order: 10,
      can: ['read-all', 'Petition'],
    },
    {
      area: 'admin',
      to: '/admin/petitions/paper',
      label: 'petitions:nav.paper',
      icon: 'file',
      order: 12,
      can: ['enter-paper', 'Petition'],
    },
    {
      area: 'admin',
      to: '/admin/petitions/categories',
      label: 'petitions:nav.categories',
      icon: 'list',
      order: 14,
      can: ['manage', 'PetitionCategory'],
    },
    {
      area: 'admin',
      to: '/admin/petitions/import',
      label: 'petitions:nav.import',
      icon: 'book',
      order: 16,
      can: ['import', 'Petition'],
    },
  ],
});

export default plugin;
