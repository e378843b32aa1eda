import type { Builder } from '@viche/graphql';
import type { AnyPluginServer } from '@viche/plugin-api';
import { type DeskNotice, deskNotices } from '../dashboard/desk-notices.ts';
import { DESK_DAYS, type DeskNumberView, deskNumbers } from '../dashboard/desk-numbers.ts';

const CORE = { plugin: 'core' } as const;

/** `deskNotices` and `deskNumbers`: the first page of the desk beside its duties. */
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
}
