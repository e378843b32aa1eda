import { z } from 'zod';
import { ORIGINS_MOST, originsProblem } from './site-origins.ts';

const key = (path: string) => `petitions:settings.${path}`;

/** Words of a setting, by its name, and the group it stands in. */
const words = (
  name: string,
  group:
    | 'collecting'
    | 'signing'
    | 'paper'
    | 'statistics'
    | 'terms'
    | 'submitting'
    | 'sponsors'
    | 'answering'
    | 'integrity'
    | 'embedding',
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
    | 'looks'
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
const FOUR_EYES = [
  'refuse',
  'take-down',
  'extend-collection',
  'invalidate',
  'revert-invalidation',
  'show-name',
  'look',
] as const;
export type FourEyesAct = (typeof FOUR_EYES)[number];

/**
 * Law 393/96-ВР art. 23-1 leaves threshold and term of collection to the statute of the hromada; the other terms are the
 * law's. All are settings, because local rules differ and editions change.
 */
export const settings = z.object({
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
  askTerritory: z.boolean().default(false).meta(words('askTerritory', 'statistics')),
  territoryTableFrom: z
    .int()
    .min(50)
    .max(100_000)
    .default(100)
    .meta({ ...words('territoryTableFrom', 'statistics'), ...unit('signatures') }),
  countAges: z.boolean().default(true).meta(words('countAges', 'statistics')),
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
  mergeLapseDays: z
    .int()
    .min(1)
    .max(90)
    .default(14)
    .meta({ ...words('mergeLapseDays', 'terms'), ...unit('calendarDays'), ...law(false) }),
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
  looksPerDay: z
    .int()
    .min(1)
    .max(500)
    .default(50)
    .meta({ ...words('looksPerDay', 'integrity'), ...unit('looks') }),
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
  embedOrigins: z
    .array(z.string().max(200))
    .max(ORIGINS_MOST)
    .superRefine((origins, ctx) => {
      const problem = originsProblem(origins);
      if (problem) ctx.addIssue({ code: 'custom', params: problem });
    })
    .default([])
    .meta(words('embedOrigins', 'embedding')),
});

export type PetitionSettings = z.output<typeof settings>;
