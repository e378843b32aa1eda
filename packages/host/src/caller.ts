import { buildAbility } from '@viche/authz';
import { dbNow, type Lease, newId } from '@viche/db';
import { fittingFields } from '@viche/forms';
import type { GraphqlCaller } from '@viche/graphql';
import { GUEST, networkMark, rowSealer } from '@viche/identity';
import type { Actor, BaseContext, DataContext, Locale, SettingsSchema } from '@viche/plugin-api';
import type { z } from 'zod';
import { daysOff, forecast } from './deadlines.ts';
import { fileAddresses } from './files/file-addresses.ts';
import { requestRunner } from './run-command.ts';
import type { HostServices } from './services.ts';
import type { TenantBundle } from './tenants.ts';

/** The clock and the plugins' own jobs. */
export const SYSTEM: Actor = { ...GUEST, kind: 'system', via: 'job' };

/** The platform's operator at a console of the machine: may what the clock may, and stands in the log as an operator. */
export const OPERATOR: Actor = { ...GUEST, kind: 'system', via: 'console' };

export interface CallerParts {
  readonly bundle: TenantBundle;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly requestId?: string;
  /** Address of the site, without a slash at the end; absent for jobs and seeds. */
  readonly origin?: string;
  /** Network that the request came from, `203.0.113.0/24`; absent for jobs and seeds. */
  readonly network?: string;
  /** Hands over a read-only session of this request that is open already, if it is still there: its reader then ends it. */
  readonly takeLease?: () => Lease | undefined;
}

/** Settings of a tenant, parsed once per bundle: a stored value that no longer fits falls back to its default. */
export function settingsReader(bundle: TenantBundle): BaseContext['settingsOf'] {
  const { parsed } = bundle;
  return <S extends SettingsSchema>({ id, settings }: { id: string; settings: S }): z.output<S> => {
    if (!parsed.has(id)) parsed.set(id, settings.parse(fittingFields(settings.shape, bundle.settings.get(id))));
    return parsed.get(id) as z.output<S>;
  };
}

/** What all server code of one request, job or seed shares. */
export function baseContext(
  services: HostServices,
  { bundle, actor, locale, requestId = newId(), origin, network }: CallerParts,
): BaseContext {
  const settingsOf = settingsReader(bundle);
  const byId = new Map(services.servers.map((server) => [server.manifest.id, server.manifest]));
  return {
    tenant: bundle.info,
    tenantId: bundle.info.id,
    actor,
    ability: buildAbility({
      actor,
      tenantId: bundle.info.id,
      enabled: bundle.enabled,
      servers: services.servers,
      settingsOf: (plugin) => settingsOf(byId.get(plugin)!),
    }),
    locale,
    requestId,
    origin: origin ?? null,
    enabled: bundle.enabled,
    log: services.log,
    t: services.translators[locale].t,
    settingsOf,
    fileAddress: fileAddresses(services, bundle),
    sealing(table, rowId) {
      const row = rowSealer(bundle.keys, table, rowId);
      return {
        seal: (column, text) => row.seal(column, text) as Uint8Array,
        open: (column, sealed) => row.open(column, sealed) as string,
      };
    },
    networkMark: () => (network ? networkMark(bundle.keys, network, new Date()) : null),
  };
}

/** The caller of one request: runs commands, and reads in one shared read-only transaction. */
export function makeCaller(services: HostServices, parts: CallerParts): GraphqlCaller {
  const base = baseContext(services, parts);
  const memory = new Map<string, unknown>();
  const reads = sharedRead(services, base, parts.takeLease);
  return {
    ...base,
    ...requestRunner(services, base),
    ...reads,
    memo<T>(key: string, make: () => T): T {
      if (!memory.has(key)) memory.set(key, make());
      return memory.get(key) as T;
    },
  };
}

/**
 * One read-only session for all readers of a request that overlap (several loaders run at once): leased by the first,
 * given back by the last.
 */
function sharedRead(services: HostServices, base: BaseContext, takeLease: CallerParts['takeLease']) {
  let readers = 0;
  let opening: Promise<{ lease: Lease; ctx: DataContext }> | null = null;

  async function open() {
    const lease = takeLease?.() ?? (await services.pool.lease(base.tenantId, { readOnly: true }));
    let clock: Promise<Date> | null = null;
    const ctx: DataContext = {
      ...base,
      // Not read here: the first use of Prisma on a connection makes a client of several megabytes.
      get db() {
        return lease.session.prisma;
      },
      sql: lease.session.sql,
      newId: newId,
      now: () => (clock ??= dbNow(lease.session)),
      forecast: (rule, from) => forecast(lease.session, services, base.tenantId, rule, from),
      daysOff: (...days) => daysOff(lease.session, services, base, days),
    };
    return { lease, ctx };
  }

  async function openRead(): Promise<DataContext> {
    readers += 1;
    opening ??= open();
    try {
      return (await opening).ctx;
    } catch (error) {
      readers -= 1;
      if (readers === 0) opening = null;
      throw error;
    }
  }

  async function closeRead(): Promise<void> {
    readers -= 1;
    if (readers > 0 || !opening) return;
    const last = opening;
    // Before anything is waited for: whoever comes meanwhile must not be given a lease that is about to end.
    opening = null;
    await (await last).lease.commit();
  }

  async function read<R>(work: (ctx: DataContext) => Promise<R>): Promise<R> {
    const ctx = await openRead();
    try {
      return await work(ctx);
    } finally {
      await closeRead();
    }
  }
  return { openRead, closeRead, read };
}
