import type { Host, TenantBundle } from '@viche/host';
import type { IdentityContext } from '@viche/identity';

/** Does the work of a login or of an account in a transaction of the tenant. */
export function inTenant<R>(
  host: Host,
  bundle: TenantBundle,
  work: (ctx: IdentityContext) => Promise<R>,
  options?: { readOnly: true },
): Promise<R> {
  return host.pool.scoped(bundle.info.id, ({ sql }) => work({ tenant: bundle.info, keys: bundle.keys, sql }), options);
}

/** What the person will know the device by in the list of sessions: a browser and a system, nothing finer. */
export function deviceName(userAgent: string): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(userAgent)?.[1] ?? 'Browser';
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1] ?? '';
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
  return [names[browser] ?? browser, names[system] ?? system].filter(Boolean).join(', ');
}
