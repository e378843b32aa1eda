import { definePlugin } from '@viche/plugin-api';
import { z } from 'zod';

/** Words of a setting, by its name. */
const words = (name: string) => ({
  title: `template-board:settings.${name}.title`,
  help: `template-board:settings.${name}.help`,
  group: 'template-board:groups.board',
});

const settings = z.object({
  boardSize: z
    .int()
    .min(1)
    .max(100)
    .default(20)
    .meta({ ...words('boardSize'), unit: 'template-board:units.notices' }),
  keepDays: z
    .int()
    .min(1)
    .max(366)
    .default(30)
    .meta({ ...words('keepDays'), unit: 'template-board:units.calendarDays' }),
});

/** Manifest, data only: the site's build, the browser, the worker and the schema composer read it. */
const plugin = definePlugin({
  id: 'template-board',
  core: '^1',
  prisma: { schema: 'prisma/template-board.prisma', migrations: 'prisma/migrations' },
  settings,
  events: { 'template-board.posted.v1': z.object({ noticeId: z.uuid() }) },
  jobs: { archiveOld: { payload: z.strictObject({}), cron: '*/15 * * * *', attempts: 3 } },
  staffRoles: ['editor'],
  subjects: ['TemplateBoardNotice'],
  i18n: {
    uk: () => import('./i18n/uk.json', { with: { type: 'json' } }),
    en: () => import('./i18n/en.json', { with: { type: 'json' } }),
  },
  routes: [
    { area: 'public', path: 'template-board', file: 'web/routes/list.tsx' },
    { area: 'admin', path: 'template-board', file: 'web/routes/board.tsx', query: ['posted'] },
  ],
  nav: [
    { area: 'public', to: '/template-board', label: 'template-board:nav.public', icon: 'list', order: 100 },
    {
      area: 'admin',
      to: '/admin/template-board',
      label: 'template-board:nav.admin',
      icon: 'list',
      order: 100,
      can: ['post', 'TemplateBoardNotice'],
    },
  ],
});

export default plugin;
