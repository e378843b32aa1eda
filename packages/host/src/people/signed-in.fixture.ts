import { randomBytes } from 'node:crypto';
import { type IdentityContext, openSession } from '@viche/identity';
import type { Person, TestTenant, World } from '@viche/testing/world';

export interface OpenSession {
  readonly token: string;
  readonly sessionId: string;
  /** One read of the tenant's rows, as a request begins. */
  read<R>(work: (ctx: IdentityContext) => Promise<R>): Promise<R>;
  run<R>(work: (ctx: IdentityContext) => Promise<R>): Promise<R>;
}

/** A session of this person, as a login by the e-ID leaves it. */
export async function signedIn({ host }: World, { id }: TestTenant, { actor }: Person): Promise<OpenSession> {
  const run = async <R>(work: (ctx: IdentityContext) => Promise<R>, options?: { readOnly: true }): Promise<R> => {
    const bundle = (await host.tenants.byId(id))!;
    return host.pool.scoped(id, ({ sql }) => work({ tenant: bundle.info, keys: bundle.keys, sql }), options);
  };
  const session = await run((ctx) =>
    openSession(ctx, {
      participantId: actor.participantId!,
      providerId: 'eid',
      ceiling: 'eid',
      device: `Firefox ${randomBytes(2).toString('hex')}`,
      providerSession: null,
    }),
  );
  return {
    token: session.token,
    sessionId: session.id,
    read: (work) => run(work, { readOnly: true }),
    run: (work) => run(work),
  };
}
