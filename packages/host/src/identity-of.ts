import type { IdentityContext } from '@viche/identity';
import type { BaseContext } from '@viche/plugin-api';

// Known by identity, as options of an approval are: no plugin can reach a tenant's keys through its context.
const identities = new WeakMap<object, () => Promise<IdentityContext>>();

/** Notes where the core's own commands find the keys of the tenant that a context works in. */
export function noteIdentity(ctx: Pick<BaseContext, 'tenantId'>, identity: () => Promise<IdentityContext>): void {
  identities.set(ctx, identity);
}

/** Rows and keys of the tenant, in the command's own transaction. For commands of the core. */
export function identityOf(ctx: Pick<BaseContext, 'tenantId'>): Promise<IdentityContext> {
  const identity = identities.get(ctx);
  if (!identity) throw new Error('keys are reached from the context of a command');
  return identity();
}
