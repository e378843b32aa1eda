import { definePlugin } from '@viche/plugin-api';
import { z } from 'zod';
import { coreSettings } from './login-settings.ts';

/** One batch of `ctx.tellFollowers`; `after` is the follow at which the one before it ended. */
const followersLetter = z.strictObject({
  plugin: z.string(),
  subject: z.strictObject({ type: z.string(), id: z.uuid() }),
  template: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  dedupeKey: z.string(),
  except: z.array(z.uuid()),
  after: z.uuid().nullable(),
});

/** One batch of letters to residents; `since` names the closing, `after` the person at whom the batch before it ended. */
const closingNews = z.strictObject({
  news: z.enum(['closes', 'goes-on']),
  since: z.iso.datetime(),
  after: z.guid().nullable(),
});

const noWords = async () => ({ default: {} });

/** The core as its own commands and jobs see it: declared as a plugin declares itself, and never switched off. */
export const CORE_MANIFEST = definePlugin({
  id: 'core',
  core: '^1',
  prisma: { schema: '', migrations: '' },
  settings: coreSettings,
  events: {},
  jobs: {
    deliverNotification: { payload: z.strictObject({ notificationId: z.uuid() }), attempts: 12 },
    tellFollowers: { payload: followersLetter, attempts: 12 },
    tellClosing: { payload: closingNews, attempts: 12 },
    retryFailure: { payload: z.strictObject({ failureId: z.guid() }) },
    lapseFourEyes: { payload: z.strictObject({}), cron: '23 * * * *', attempts: 3 },
    recomputeDeadlines: { payload: z.strictObject({}), cron: '*/10 * * * *', attempts: 3 },
    checkDomains: { payload: z.strictObject({ host: z.string().optional() }), cron: '*/30 * * * *', attempts: 3 },
    countUsage: { payload: z.strictObject({}), cron: '41 * * * *', attempts: 3 },
    tidy: { payload: z.strictObject({}), cron: '17 3 * * *', attempts: 3 },
  },
  subjects: [],
  i18n: { uk: noWords, en: noWords },
  routes: [],
  nav: [],
});
