import { definePlugin } from '@viche/plugin-api';
import { events } from './manifest/events.ts';
import { jobs } from './manifest/jobs.ts';
import { nav, routes } from './manifest/routes.ts';
import { settings } from './manifest/settings.ts';

export type { FourEyesAct, PetitionSettings } from './manifest/settings.ts';

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
  events,
  jobs,
  staffRoles: ['moderator', 'officer', 'approver', 'auditor'],
  subjects: [
    'Petition',
    'PetitionSignature',
    'PetitionCategory',
    'RefusalGround',
    'PetitionAnswer',
    'SignatureInvalidation',
    'PetitionMerge',
  ],
  i18n: {
    uk: () => import('./i18n/uk.json', { with: { type: 'json' } }),
    en: () => import('./i18n/en.json', { with: { type: 'json' } }),
  },
  routes,
  nav,
});

export default plugin;
