import { type Builder, commandField } from '@viche/graphql';
import type { AnyPluginServer } from '@viche/plugin-api';
import { endAssisted, finishAssisted, startAssisted } from '../assisted/assisted-commands.ts';
import { type AssistedSlip, type AssistedView, assistedOf, slipOf } from '../assisted/assisted-queries.ts';

const CORE = { plugin: 'core' } as const;

/** Residents served at a desk: begun and ended by an officer, with a slip of what was done. */
export function addAssisted(builder: Builder, servers: readonly AnyPluginServer[]): void {
  const State = builder.enumType('AssistedSessionState', {
    values: ['waiting', 'open', 'ended', 'over'] as const,
    extensions: CORE,
  });
  const Assisted = builder.objectRef<AssistedView>('AssistedSession').implement({
    description: 'A resident was served at a desk; who it was is not told.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      startedAt: t.field({ type: 'DateTime', resolve: ({ startedAt }) => startedAt }),
      endedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ endedAt }) => endedAt }),
      state: t.field({ type: State, resolve: ({ state }) => state }),
      acts: t.exposeInt('acts', { description: 'How many acts were done.' }),
    }),
  });
  builder.queryField('assistedSessions', (t) =>
    t.field({
      type: [Assisted],
      extensions: CORE,
      authScopes: { can: ['read', 'AssistedSession'] },
      description: 'The viewer’s own of the last seven days, the latest first.',
      resolve: (_root, _args, ctx) => assistedOf(ctx),
    }),
  );
  addSlip(builder, servers);
  const Started = builder
    .objectRef<{ assistedId: string; openingCode: string; expiresAt: Date }>('StartedAssisted')
    .implement({
      description: 'The code opens the resident’s session once, on the screen that the resident sees.',
      extensions: CORE,
      fields: (t) => ({
        assistedId: t.exposeString('assistedId'),
        openingCode: t.exposeString('openingCode'),
        expiresAt: t.field({ type: 'DateTime', resolve: ({ expiresAt }) => expiresAt }),
      }),
    });
  const Ended = builder.objectRef<{ assistedId: string }>('EndedAssisted').implement({
    extensions: CORE,
    fields: (t) => ({ assistedId: t.exposeString('assistedId') }),
  });
  commandField(builder, startAssisted, { type: Started, description: 'Begins to serve the person of a document.' });
  commandField(builder, endAssisted, { type: Ended, description: 'The officer ends it.' });
  commandField(builder, finishAssisted, { type: Ended, description: 'The resident is done.' });
}

function addSlip(builder: Builder, servers: readonly AnyPluginServer[]): void {
  const Act = builder.objectRef<AssistedSlip['acts'][number]>('AssistedAct').implement({
    extensions: CORE,
    fields: (t) => ({
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      act: t.exposeString('act'),
      about: t.exposeString('about', { nullable: true, description: 'Title of what it was about.' }),
    }),
  });
  const Slip = builder.objectRef<AssistedSlip>('AssistedSlip').implement({
    description: 'What was done at the desk; it does not say for whom.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      startedAt: t.field({ type: 'DateTime', resolve: ({ startedAt }) => startedAt }),
      endedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ endedAt }) => endedAt }),
      officer: t.exposeString('officer'),
      acts: t.field({ type: [Act], resolve: ({ acts }) => [...acts] }),
    }),
  });
  builder.queryField('assistedSlip', (t) =>
    t.field({
      type: Slip,
      nullable: true,
      extensions: CORE,
      args: { id: t.arg.string({ description: 'Left out: of the session that asks.' }) },
      description: 'For the resident while the session lasts, for its officer also later.',
      resolve: (_root, { id }, ctx) => {
        const asked = id ?? ctx.actor.assisted?.id;
        return asked && /^[0-9a-f-]{36}$/.test(asked) ? slipOf(ctx, servers, asked) : null;
      },
    }),
  );
}
