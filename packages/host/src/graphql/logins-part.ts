import { type Builder, commandField } from '@viche/graphql';
import { endOtherSessions, endSessionOfMine, type LoginView, loginsOf } from '../people/logins.ts';

const CORE = { plugin: 'core' } as const;

/** Where the viewer is signed in, and was in the last days. */
export function addLogins(builder: Builder): void {
  const State = builder.enumType('LoginState', { values: ['here', 'open', 'ended'] as const, extensions: CORE });
  const Login = builder.objectRef<LoginView>('Login').implement({
    description: 'A login of the viewer; `here` is the one that asks.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      device: t.exposeString('device', { description: 'Browser and system.' }),
      providerId: t.exposeString('providerId', { description: 'By which way.' }),
      signedInAt: t.field({ type: 'DateTime', resolve: ({ signedInAt }) => signedInAt }),
      lastSeenAt: t.field({ type: 'DateTime', resolve: ({ lastSeenAt }) => lastSeenAt }),
      state: t.field({ type: State, resolve: ({ state }) => state }),
    }),
  });
  builder.queryField('myLogins', (t) =>
    t.field({
      type: [Login],
      extensions: CORE,
      description: 'Of the last 30 days, the latest first.',
      resolve: (_root, _args, ctx) => loginsOf(ctx),
    }),
  );
  const Ended = builder.objectRef<{ ended: number }>('EndedSessions').implement({
    extensions: CORE,
    fields: (t) => ({ ended: t.exposeInt('ended', { description: 'How many ended now.' }) }),
  });
  commandField(builder, endSessionOfMine, { type: Ended, description: 'Signs the viewer out on one device.' });
  commandField(builder, endOtherSessions, { type: Ended, description: 'Signs the viewer out everywhere but here.' });
}
