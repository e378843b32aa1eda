import type { Builder } from '@viche/graphql';
import type { AnyPluginServer } from '@viche/plugin-api';
import { ACTIVITY_DAYS, type DeskActivityView, deskActivity, modulesWaiting } from '../dashboard/desk-activity.ts';
import { type DeskNotice, deskNotices } from '../dashboard/desk-notices.ts';
import { DESK_DAYS, type DeskNumberView, deskNumbers } from '../dashboard/desk-numbers.ts';

const CORE = { plugin: 'core' } as const;

/** `deskNotices`, `deskNumbers`, `deskActivity`, `deskWaiting`: the first page of the desk beside its duties, and its menu. */
export function addDashboard(builder: Builder, servers: readonly AnyPluginServer[]): void {
  const Notice = builder.objectRef<DeskNotice>('DeskNotice').implement({
    description: 'Something that the viewer should see to.',
    extensions: CORE,
    fields: (t) => ({
      key: t.exposeString('key'),
      tone: t.exposeString('tone', { description: 'info, warn or bad.' }),
      text: t.exposeString('text'),
      path: t.exposeString('path', { description: 'Where it is seen to, on the site.' }),
      act: t.exposeString('act'),
    }),
  });
  builder.queryField('deskNotices', (t) =>
    t.field({
      type: [Notice],
      extensions: CORE,
      authScopes: { staff: true },
      description: 'What the viewer should see to.',
      resolve: (_root, _args, ctx) => deskNotices(ctx),
    }),
  );
  const Figure = builder.objectRef<DeskNumberView>('DeskNumber').implement({
    description: 'A figure of the last days.',
    extensions: CORE,
    fields: (t) => ({
      plugin: t.exposeString('plugin'),
      key: t.exposeString('key'),
      label: t.exposeString('label'),
      value: t.exposeInt('value', { nullable: true, description: 'Null: some, but fewer than ten people.' }),
    }),
  });
  builder.queryField('deskNumbers', (t) =>
    t.field({
      type: [Figure],
      extensions: CORE,
      authScopes: { staff: true },
      description: `What happened in the last ${DESK_DAYS} days in all modules that are on.`,
      resolve: (_root, _args, ctx) => deskNumbers(ctx, servers),
    }),
  );
  addActivity(builder, servers);
}

function addActivity(builder: Builder, servers: readonly AnyPluginServer[]): void {
  const Activity = builder.objectRef<DeskActivityView>('DeskActivity').implement({
    description: 'What went on day by day, empty days too.',
    extensions: CORE,
    fields: (t) => ({
      plugin: t.exposeString('plugin'),
      key: t.exposeString('key'),
      label: t.exposeString('label'),
      days: t.stringList({ description: '`2026-11-22`.', resolve: ({ days }) => days.map(({ day }) => day) }),
      values: t.intList({
        description: 'In the order of the days.',
        resolve: ({ days }) => days.map(({ value }) => value),
      }),
    }),
  });
  builder.queryField('deskActivity', (t) =>
    t.field({
      type: [Activity],
      extensions: CORE,
      authScopes: { staff: true },
      description: `What went on in the last ${ACTIVITY_DAYS} days in all modules that are on.`,
      resolve: (_root, _args, ctx) => deskActivity(ctx, servers),
    }),
  );
  const Waiting = builder.objectRef<{ readonly path: string; readonly count: number }>('DeskWaiting').implement({
    description: 'How many cases wait on a page of a module’s.',
    extensions: CORE,
    fields: (t) => ({ path: t.exposeString('path'), count: t.exposeInt('count') }),
  });
  builder.queryField('deskWaiting', (t) =>
    t.field({
      type: [Waiting],
      extensions: CORE,
      authScopes: { staff: true },
      description: 'How many cases wait for the viewer in modules that are on; pages where none waits are left out.',
      resolve: async (_root, _args, ctx) =>
        Object.entries(await modulesWaiting(ctx, servers)).map(([path, count]) => ({ path, count })),
    }),
  );
}
