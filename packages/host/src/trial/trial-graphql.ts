import { type Builder, commandField } from '@viche/graphql';
import type { AnyPluginServer, DataContext } from '@viche/plugin-api';
import { endTrial } from './end-trial.ts';
import { openSite } from './open-site.ts';
import { readOpening, type SiteOpening, type TriedThing } from './trial-rows.ts';

const CORE = { plugin: 'core' } as const;

/** `siteOpening` and the act that opens a trial site to residents. */
export function addTrial(builder: Builder, servers: readonly AnyPluginServer[]): void {
  const Tried = builder.objectRef<TriedThing>('TriedThing').implement({
    description: 'One kind of what was tried in a trial site.',
    extensions: CORE,
    fields: (t) => ({
      label: t.string({ resolve: ({ label }, _args, ctx) => ctx.t(label) }),
      count: t.exposeInt('count'),
    }),
  });
  const Opening = builder.objectRef<SiteOpening>('SiteOpening').implement({
    description: 'Whether the site is open to residents, and what goes when it opens.',
    extensions: CORE,
    fields: (t) => ({
      state: t.exposeString('state'),
      trial: t.exposeBoolean('trial', { description: 'It was never open to residents.' }),
      openedAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'When a trial was opened; null for a site that began open.',
        resolve: ({ openedAt }) => openedAt,
      }),
      tried: t.field({ type: [Tried], resolve: ({ tried }) => [...tried] }),
    }),
  });
  const load = (ctx: DataContext) => readOpening(ctx, servers);
  builder.queryField('siteOpening', (t) =>
    t.field({
      type: Opening,
      extensions: CORE,
      authScopes: { can: ['open', 'Tenant'] },
      description: 'How the opening of a trial site stands, for owners.',
      resolve: (_root, _args, ctx) => load(ctx),
    }),
  );
  commandField(builder, openSite(servers), {
    type: Opening,
    load,
    description:
      'Opens a trial site to residents. What was tried in it is deleted for ever; `confirm` is the site’s slug.',
  });
  commandField(builder, endTrial, {
    type: Opening,
    load,
    description: 'Gives a trial site up: it closes within a minute, without notice; `confirm` is the site’s slug.',
  });
}
