import { definePlugin } from '@viche/plugin-api';
import { z } from 'zod';

const title = (key: string) => `petitions:settings.${key}.title`;
const help = (key: string) => `petitions:settings.${key}.help`;

const petitionId = z.object({ petitionId: z.uuid() });

/**
 * Law 393/96-ВР art. 23-1 leaves threshold and term of collection to the statute of the hromada; the other terms are the
 * law's. All are settings, because local rules differ and editions change.
 */
const settings = z.object({
  signatureThreshold: z.int().min(1).max(1_000_000).default(250)
    .meta({ title: title('signatureThreshold'), help: help('signatureThreshold'), unit: 'signatures', group: 'collecting', legal: '393/96-ВР art. 23-1', freezes: true }),
  collectDays: z.int().min(1).max(366).default(90)
    .meta({ title: title('collectDays'), help: help('collectDays'), unit: 'calendar-days', group: 'collecting', legal: '393/96-ВР art. 23-1', freezes: true }),
  signAssurance: z.enum(['email', 'eid', 'resident']).default('eid')
    .meta({ title: title('signAssurance'), help: help('signAssurance'), group: 'signing', freezes: true }),
  minAge: z.int().min(0).max(35).default(0)
    .meta({ title: title('minAge'), help: help('minAge'), unit: 'years', group: 'signing', freezes: true, verified: false }),
  signAfterThreshold: z.enum(['stop', 'until-announced', 'until-end']).default('until-announced')
    .meta({ title: title('signAfterThreshold'), help: help('signAfterThreshold'), group: 'signing', freezes: true, verified: false }),
  authorSignsAutomatically: z.boolean().default(true)
    .meta({ title: title('authorSignsAutomatically'), help: help('authorSignsAutomatically'), group: 'signing', verified: false }),
  signatoryDisplay: z.enum(['full-name', 'surname-initials']).default('full-name')
    .meta({ title: title('signatoryDisplay'), help: help('signatoryDisplay'), group: 'signing', verified: false }),
  moderationDays: z.int().min(1).max(10).default(2)
    .meta({ title: title('moderationDays'), help: help('moderationDays'), unit: 'working-days', group: 'terms', legal: '393/96-ВР art. 23-1' }),
  announceDays: z.int().min(1).max(30).default(3)
    .meta({ title: title('announceDays'), help: help('announceDays'), unit: 'working-days', group: 'terms', legal: '393/96-ВР art. 23-1', verified: false }),
  reviewDays: z.int().min(1).max(60).default(10)
    .meta({ title: title('reviewDays'), help: help('reviewDays'), unit: 'working-days', group: 'terms', legal: '393/96-ВР art. 23-1' }),
  maxOpenPerPerson: z.int().min(1).max(100).default(5)
    .meta({ title: title('maxOpenPerPerson'), help: help('maxOpenPerPerson'), group: 'submitting', verified: false }),
  statuteClause: z.string().max(200).default('')
    .meta({ title: title('statuteClause'), help: help('statuteClause'), group: 'collecting' }),
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
    'petitions.published.v1': petitionId.extend({ collectUntil: z.iso.datetime() }),
    'petitions.signed.v1': petitionId,
    'petitions.milestone-reached.v1': petitionId.extend({ milestone: z.int() }),
    'petitions.threshold-reached.v1': petitionId.extend({ signatures: z.int() }),
    'petitions.expired.v1': petitionId.extend({ signatures: z.int() }),
  },
  jobs: {
    findEnded: { payload: z.object({}), cron: '* * * * *', attempts: 3 },
    endPetition: { payload: petitionId },
    checkThreshold: { payload: petitionId },
  },
  subjects: ['Petition', 'PetitionSignature', 'PetitionCategory'],
  i18n: {
    uk: () => import('./i18n/uk.json', { with: { type: 'json' } }),
    en: () => import('./i18n/en.json', { with: { type: 'json' } }),
  },
  routes: [
    { area: 'public', path: 'petitions', file: 'web/routes/list.tsx', query: ['search', 'state', 'order', 'category', 'page'] },
    { area: 'public', path: 'petitions/:key', file: 'web/routes/detail.tsx', query: ['signed'] },
    { area: 'public', path: 'petitions/:key/signatures', file: 'web/routes/signatures.tsx', query: ['after'] },
    { area: 'account', path: 'petitions', file: 'web/routes/account.tsx' },
    { area: 'admin', path: 'petitions', file: 'web/routes/moderation.tsx', query: ['published'] },
    { area: 'admin', path: 'petitions/:key', file: 'web/routes/moderate.tsx' },
  ],
  nav: [
    { area: 'public', to: '/petitions', label: 'petitions:nav.public', icon: 'petition', order: 10 },
    { area: 'account', to: '/account/petitions', label: 'petitions:nav.account', icon: 'petition', order: 10 },
    { area: 'admin', to: '/admin/petitions', label: 'petitions:nav.admin', icon: 'petition', order: 10, can: ['moderate', 'Petition'] },
  ],
});

export default plugin;
