import type { Lease } from '@viche/db';
import { CORE_MANIFEST, countedSources, type Host, settingsReader, type TenantBundle } from '@viche/host';
import { resolveSession } from '@viche/identity';

export interface FoundPerson {
  /** Null for a token that is nobody's. */
  readonly facts: Awaited<ReturnType<typeof resolveSession>>;
  /** The session that the question was asked in, still open; absent for a request that may run a command. */
  readonly lease: Lease | undefined;
}

/**
 * Who sent the token. A page's request goes on reading in the same session; one that may run a command gives it back
 * first, because nobody may wait for a second session while holding one.
 */
export async function findPerson(
  host: Host,
  bundle: TenantBundle,
  { token, ownHost }: { readonly token: string; readonly ownHost: string | null },
  next: 'reads' | 'acts',
): Promise<FoundPerson> {
  const { lease, answer: facts } = await host.pool.leaseAndAsk(
    bundle.info.id,
    ({ sql }) =>
      resolveSession(
        { tenant: bundle.info, keys: bundle.keys, sql },
        token,
        countedSources(settingsReader(bundle)(CORE_MANIFEST)),
        ownHost,
      ),
    { readOnly: true },
  );
  if (next === 'reads') return { facts, lease };
  await lease.commit();
  return { facts, lease: undefined };
}
