import { type Builder, commandField } from '@viche/graphql';
import type { DataContext } from '@viche/plugin-api';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { cancelClosing, changeClosing, startClosing } from './closing-commands.ts';
import { type ClosingView, readClosing } from './closing-rows.ts';

const CORE = { plugin: 'core' } as const;

/** `siteClosing` and the three acts of owners upon it. */
export function addClosing(builder: Builder): void {
  const Closing = builder.objectRef<ClosingView>('SiteClosing').implement({
    description: 'How the end of the site stands.',
    extensions: CORE,
    fields: (t) => ({
      state: t.exposeString('state'),
      since: t.field({ type: 'DateTime', nullable: true, resolve: ({ since }) => since }),
      lastDay: t.field({ type: 'Day', nullable: true, resolve: ({ lastDay }) => lastDay }),
      reason: t.exposeString('reason', { nullable: true }),
      movedTo: t.exposeString('movedTo', { nullable: true, description: 'Address of the site that takes its place.' }),
      withoutArchive: t.exposeBoolean('withoutArchive', { description: 'The owners want no archive before the end.' }),
      archived: t.exposeBoolean('archived', { description: 'An archive was taken since the closing began.' }),
      earliest: t.field({
        type: 'Day',
        description: 'The earliest last day that may be set today.',
        resolve: ({ earliest }) => earliest,
      }),
    }),
  });
  const load = (ctx: DataContext) => readClosing(ctx, ctx.settingsOf(CORE_MANIFEST).closingNoticeDays);
  builder.queryField('siteClosing', (t) =>
    t.field({
      type: Closing,
      extensions: CORE,
      authScopes: { can: ['close', 'Tenant'] },
      description: 'How the end of the site stands, for owners.',
      resolve: (_root, _args, ctx) => load(ctx),
    }),
  );
  commandField(builder, startClosing, {
    type: Closing,
    load,
    description:
      'Begins to close the site: everybody is told, nothing new begins, and after the last day all of it is deleted.',
  });
  commandField(builder, changeClosing, {
    type: Closing,
    load,
    description: 'Says where a site that is being closed moves to, and whether an archive is wanted.',
  });
  commandField(builder, cancelClosing, { type: Closing, load, description: 'Calls the closing off.' });
}
