import { type Calendar, type CalendarDay, type CalendarRegime, openCalendar } from '@viche/calendar';
import { createSessionPool, type Session } from '@viche/db';
import { type Catalogue, createTranslators, loadCatalogues } from '@viche/i18n';
import type { KeyRing } from '@viche/identity';
import type { AnyPluginServer, Logger } from '@viche/plugin-api';
import { hostCatalogues } from './catalogues.ts';
import { checkPlugins } from './check-plugins.ts';
import type { FileService } from './files/file-service.ts';
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
    tenants: new TenantDirectory({ pool, keys, installed: servers.map((server) => server.manifest.id) }),
    async calendar(session) {
      if (!calendar || Date.now() - calendar.readAt > CALENDAR_FRESH_MS)
        calendar = { value: await readCalendar(session), readAt: Date.now() };
      return calendar.value;
    },
    counter(plugin, counter) {
      const declared = counters.get(`${plugin}.${counter}`);
      if (!declared) throw new Error(`${plugin} does not declare the counter ${counter}`);
      return declared;
    },
    close: () => pool.close(),
  };
}

async function readCalendar({ sql }: Session): Promise<Calendar> {
  const days = await sql<CalendarDay>`
    select calendar, recur, kind, valid_from as "validFrom", valid_to as "validTo", name, source, verified from calendar_day order by 1, 2, 3, 4`;
  const regimes = await sql<CalendarRegime & { verified: boolean }>`
    select regime, "from", "to", effect, source, false as verified from calendar_regime order by 1, 2`;
  return openCalendar({ days, regimes, edition: editionOf(days, regimes) });
}

/** Names the state of the table by its size and newest row: enough to tell later what a term was counted by. */
function editionOf(days: readonly CalendarDay[], regimes: readonly CalendarRegime[]): string {
  const newest =
    days
      .map((day) => day.validFrom)
      .sort()
      .at(-1) ?? 'empty';
  const open = regimes.filter((regime) => !regime.to).map((regime) => regime.regime);
  return [`ua-state/${newest}`, `${days.length} rows`, ...open].join(', ');
}
