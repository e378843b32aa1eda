import type { Calendar } from '@viche/calendar';
import { createSessionPool } from '@viche/db';
import { type Catalogue, createTranslators, loadCatalogues } from '@viche/i18n';
import type { KeyRing } from '@viche/identity';
import type { AnyPluginServer, Logger } from '@viche/plugin-api';
import { overlayOf, readStateCalendar } from './calendar-in-force.ts';
import { hostCatalogues } from './catalogues.ts';
import { checkPlugins } from './check-plugins.ts';
import { NOWHERE, type PlatformPlace } from './domains/site-place.ts';
import type { FileService } from './files/file-service.ts';
import { reportRefusedWrites } from './refused-writes.ts';
import type { HostServices } from './services.ts';
import { TenantDirectory } from './tenants.ts';

export interface HostOptions {
  readonly databaseUrl: string;
  readonly scopeKey: string;
  readonly keys: KeyRing;
  readonly servers: readonly AnyPluginServer[];
  readonly log: Logger;
  readonly sessions?: number;
  /** 2 s for the site, longer for jobs. */
  readonly statementTimeoutMs?: number;
  readonly applicationName?: string;
  readonly erasureJournal?: string;
  readonly files?: FileService;
  /** How the platform is reached; absent in scripts that tell nobody an address. */
  readonly place?: PlatformPlace;
  /** Words that only this process needs, such as the site's. */
  readonly catalogues?: readonly Catalogue[];
}

export interface Host extends HostServices {
  close(): Promise<void>;
}

const CALENDAR_FRESH_MS = 60_000;

/**
 * Opens what a process needs to serve tenants: sessions, tenants, words, calendar.
 *
 * @throws PluginsRefused when the plugins do not fit together
 */
export async function createHost(options: HostOptions): Promise<Host> {
  const { keys, log } = options;
  const servers = checkPlugins(options.servers);
  const pool = createSessionPool({
    appUrl: options.databaseUrl,
    scopeKey: options.scopeKey,
    size: options.sessions,
    statementTimeoutMs: options.statementTimeoutMs,
    applicationName: options.applicationName,
    onMetrics: reportRefusedWrites(log),
  });
  const translators = createTranslators(
    loadCatalogues([...(await hostCatalogues(servers)), ...(options.catalogues ?? [])]),
  );
  const counters = new Map(
    servers.flatMap((server) =>
      Object.entries(server.counters ?? {}).map(
        ([name, counter]) => [`${server.manifest.id}.${name}`, counter] as const,
      ),
    ),
  );
  let calendar: { value: Calendar; readAt: number } | null = null;
  return {
    pool,
    keys,
    servers,
    translators,
    log,
    erasureJournal: options.erasureJournal,
    files: options.files ?? null,
    tenants: new TenantDirectory({
      pool,
      keys,
      installed: servers.map((server) => server.manifest.id),
      originOfFiles: options.files?.originOf,
      place: options.place ?? NOWHERE,
    }),
    async calendar(session, { tenantId, age = 'kept' }) {
      if (!calendar || age === 'fresh' || Date.now() - calendar.readAt > CALENDAR_FRESH_MS)
        calendar = { value: await readStateCalendar(session), readAt: Date.now() };
      return overlayOf(session, tenantId, calendar.value);
    },
    counter(plugin, counter) {
      const declared = counters.get(`${plugin}.${counter}`);
      if (!declared) throw new Error(`${plugin} does not declare the counter ${counter}`);
      return declared;
    },
    close: () => pool.close(),
  };
}
