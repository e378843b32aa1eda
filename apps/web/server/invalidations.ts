import { listen } from '@viche/db';
import type { TenantDirectory } from '@viche/host';
import type { Logger } from '@viche/plugin-api';
import type { PageCache } from './page-cache.ts';

/** Drops cached pages when any process says that what they show has changed. A missed word costs 10 seconds at most. */
export async function listenForInvalidations(options: {
  databaseUrl: string;
  cache: PageCache;
  tenants: TenantDirectory;
  log: Logger;
}) {
  const { databaseUrl, cache, tenants, log } = options;
  return listen({
    databaseUrl,
    channel: 'viche_invalidate',
    onMessage(message) {
      const { tenantId, tags } = JSON.parse(message) as { tenantId: string; tags: string[] };
      for (const tag of tags) {
        if (tag === 'config') tenants.forget(tenantId);
        cache.invalidate(`${tenantId}:${tag}`);
      }
    },
    onError: (error) =>
      log.warn(
        { event: 'invalidations.lost', err: error },
        'the line for invalidations broke and is being opened again',
      ),
  });
}
