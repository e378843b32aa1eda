import { listen } from '@viche/db';
import type { Logger } from '@viche/plugin-api';
import type { TenantDirectory } from './tenants.ts';

/**
 * Listens to what the database tells of committed changes, and keeps the directory of tenants exact by it. `onTags` hears
 * what else is out of date; a word may be lost while the line is broken, so what depends on it needs a limit of age.
 */
export function followChanges(options: {
  readonly databaseUrl: string;
  readonly tenants: TenantDirectory;
  readonly log: Logger;
  onTags?(tenantId: string, tags: readonly string[]): void;
}): Promise<{ close(): Promise<void> }> {
  const { databaseUrl, tenants, log, onTags } = options;
  return listen({
    databaseUrl,
    channel: 'viche_invalidate',
    onOpen: () => tenants.told(),
    onMessage(message) {
      const { tenantId, tags } = JSON.parse(message) as { tenantId: string; tags: string[] };
      if (tags.includes('config')) tenants.forget(tenantId);
      onTags?.(tenantId, tags);
    },
    onError(error) {
      tenants.untold();
      log.warn({ event: 'changes.lost', err: error }, 'the line for changes broke and is being opened again');
    },
  });
}
