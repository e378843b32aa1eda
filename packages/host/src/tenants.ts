import { currentLocalDay } from '@viche/calendar';
import { findTenantByHost, type Session, type SessionPool } from '@viche/db';
import { type KeyRing, openTenantKeys, type TenantKeys } from '@viche/identity';
import type { Locale, TenantBrand, TenantClosing, TenantInfo } from '@viche/plugin-api';
import { primaryHostOf } from './domains/domain-rows.ts';
import { notePlace, type PlatformPlace } from './domains/site-place.ts';
import { modulesOn } from './modules/module-order.ts';
import { type PageLink, pageLinks } from './pages/page-queries.ts';
import { tenantBrand } from './tenant-brand.ts';
import { markedName } from './trial/trial-mark.ts';

/** A tenant as the host keeps it between requests: public facts, opened secrets, modules, raw settings. */
export interface TenantBundle {
  readonly info: TenantInfo;
  readonly keys: TenantKeys;
  /** Modules that are on, in the hromada's order. */
  readonly enabled: ReadonlySet<string>;
  /** Plugins that the operator does not offer to this hromada. */
  readonly withheld: ReadonlySet<string>;
  readonly settings: ReadonlyMap<string, unknown>;
  /** Settings as the plugins' schemas read them, filled at first use. */
  readonly parsed: Map<string, unknown>;
  /** Published pages of the hromada's own to which a menu leads, in their order. */
  readonly menu: readonly PageLink[];
  readonly version: number;
}

interface Entry {
  readonly bundle: TenantBundle;
  /** When the reading began: what was said later may be newer than it. */
  readonly checkedAt: number;
}

interface Age {
  /** How long a bundle is used without asking for the tenant's version, ms. */
  readonly bundle: number;
  /** How long it is believed whose a host is, ms. */
  readonly host: number;
}

/** Nobody tells this process of changes: it sees those of others when it asks again. */
const ASKING: Age = { bundle: 1_000, host: 10_000 };
/** The database tells of every change; asked all the same, should a word have been lost. */
const TOLD: Age = { bundle: 60_000, host: 60_000 };

/**
 * Finds tenants by host and keeps their bundles. A bundle is reloaded when `config_version` grew. A process that listens to
 * the database (`followChanges`) hears of it at once; any other asks for the version once a second per tenant.
 */
export class TenantDirectory {
  readonly #pool: SessionPool;
  readonly #keys: KeyRing;
  readonly #installed: readonly string[];
  readonly #hosts = new Map<string, { tenantId: string | null; closed: boolean; checkedAt: number }>();
  readonly #bundles = new Map<string, Entry>();
  readonly #keysOf = new WeakMap<TenantInfo, TenantKeys>();
  readonly #loading = new Map<string, Promise<TenantBundle | null>>();
  /** When a tenant was last said to have changed. */
  readonly #changed = new Map<string, number>();
  /** Grows when hosts are forgotten: an answer that was under way then is not kept. */
  #looks = 0;
  #age = ASKING;

  readonly #originOfFiles: ((slug: string) => string) | undefined;
  readonly #place: PlatformPlace;

  constructor(options: {
    pool: SessionPool;
    keys: KeyRing;
    installed: readonly string[];
    /** How the platform is reached. */
    place: PlatformPlace;
    /** Origin of a tenant's host of files, where this process knows one. */
    originOfFiles?: ((slug: string) => string) | undefined;
  }) {
    this.#pool = options.pool;
    this.#keys = options.keys;
    this.#installed = options.installed;
    this.#originOfFiles = options.originOfFiles;
    this.#place = options.place;
  }

  /** Null for a host that belongs to nobody, or to a tenant that is closed. `host` is a slug or a domain of its own, lower case, without port. */
  async byHost(host: string): Promise<TenantBundle | null> {
    const { tenantId, closed } = await this.#ownerOf(host);
    return tenantId && !closed ? this.byId(tenantId) : null;
  }

  /** The tenant that had this host until it was closed; null for any other host. */
  async closedAt(host: string): Promise<string | null> {
    const { tenantId, closed } = await this.#ownerOf(host);
    return closed ? tenantId : null;
  }

  async #ownerOf(host: string): Promise<{ readonly tenantId: string | null; readonly closed: boolean }> {
    const known = this.#hosts.get(host);
    const now = performance.now();
    if (known && now - known.checkedAt < this.#age.host) return known;
    const looks = this.#looks;
    const found = await findTenantByHost(this.#pool, host);
    const owner = { tenantId: found?.id ?? null, closed: found?.state === 'closed', checkedAt: now };
    if (this.#hosts.size > 10_000) this.#hosts.clear();
    if (looks === this.#looks) this.#hosts.set(host, owner);
    return owner;
  }

  /** The bundle at hand, however old: for what does not change while the process runs, such as a tenant's keys. */
  atHand(tenantId: string): TenantBundle | undefined {
    return this.#bundles.get(tenantId)?.bundle;
  }

  async byId(tenantId: string): Promise<TenantBundle | null> {
    const entry = this.#bundles.get(tenantId);
    if (entry && this.#isFresh(tenantId, entry)) return entry.bundle;
    const pending = this.#loading.get(tenantId);
    if (pending) return pending;
    const loading = this.#refresh(tenantId, entry).finally(() => this.#loading.delete(tenantId));
    this.#loading.set(tenantId, loading);
    return loading;
  }

  /** The keys of a tenant that this directory has found. Asks for no session, so it may be called inside one. */
  keysOf(tenant: TenantInfo): TenantKeys {
    const keys = this.#keysOf.get(tenant);
    if (!keys) throw new Error(`No keys of tenant ${tenant.id}`);
    return keys;
  }

  /** Drops what is kept of a tenant and its hosts: it was changed, or is being opened. */
  forget(tenantId: string): void {
    this.#changed.set(tenantId, performance.now());
    this.#bundles.delete(tenantId);
    this.#forgetHosts((owner) => owner === tenantId || owner === null);
  }

  /** Drops that a host belongs to nobody: a site is being opened there. Others hear of it from the database. */
  expect(host: string): void {
    this.#forgetHosts((_owner, known) => known === host);
  }

  /** From now on every change is told by `forget`; what was read before may have missed one. */
  told(): void {
    this.#bundles.clear();
    this.#forgetHosts(() => true);
    this.#age = TOLD;
  }

  /** Nobody tells of changes any more: they are asked for again. */
  untold(): void {
    this.#age = ASKING;
  }

  #isFresh(tenantId: string, { checkedAt }: Entry): boolean {
    if (checkedAt <= (this.#changed.get(tenantId) ?? 0)) return false;
    return performance.now() - checkedAt < this.#age.bundle;
  }

  #forgetHosts(concerned: (owner: string | null, host: string) => boolean): void {
    this.#looks += 1;
    for (const [host, { tenantId }] of this.#hosts) if (concerned(tenantId, host)) this.#hosts.delete(host);
  }

  /** A tenant in the transaction that makes it, as every later request will find it. Not kept: nobody else sees its row yet. */
  async inMaking(session: Session, tenantId: string): Promise<TenantBundle> {
    const row = await tenantRow(session, tenantId);
    if (!row) throw new Error('a tenant is read before its row is written');
    return this.#load(session, row);
  }

  async #refresh(tenantId: string, entry: Entry | undefined): Promise<TenantBundle | null> {
    const checkedAt = performance.now();
    const bundle = await this.#pool.scoped(
      tenantId,
      async (session) => {
        const row = await tenantRow(session, tenantId);
        // Of a closed one nothing is left to be opened: its keys are gone.
        if (!row || row.state === 'closed') return null;
        if (entry && entry.bundle.version === row.config_version) return entry.bundle;
        return this.#load(session, row);
      },
      { readOnly: true },
    );
    if (bundle) this.#bundles.set(tenantId, { bundle, checkedAt });
    else this.#bundles.delete(tenantId);
    return bundle;
  }

  async #load(session: Session, row: TenantRow): Promise<TenantBundle> {
    const where = { where: { tenantId: row.id } };
    const modules = await session.prisma.tenantModule.findMany(where);
    const settings = await session.prisma.setting.findMany(where);
    const info = tenantInfo(row, this.#originOfFiles);
    notePlace(info, this.#place, await primaryHostOf({ sql: session.sql, tenantId: row.id }));
    const keys = openTenantKeys(this.#keys, row.id, { pepper: row.pepper, dataKey: row.data_key });
    this.#keysOf.set(info, keys);
    return {
      info,
      keys,
      enabled: new Set(modulesOn(modules, this.#installed)),
      withheld: new Set(row.withheld_modules),
      settings: new Map(settings.map((setting) => [setting.scope, setting.json])),
      parsed: new Map(),
      menu: (await pageLinks({ sql: session.sql, tenantId: row.id })).filter(({ placement }) => placement !== 'none'),
      version: row.config_version,
    };
  }
}

interface TenantRow {
  id: string;
  slug: string;
  code: string;
  official_name: string;
  short_name: string;
  official_name_en: string;
  short_name_en: string;
  region: string;
  region_en: string;
  edrpou: string | null;
  state: string;
  population: number;
  time_zone: string;
  locales: Locale[];
  statute_url: string | null;
  statute_edition: string | null;
  brand: unknown;
  contacts: Record<string, string>;
  pepper: Uint8Array;
  data_key: Uint8Array;
  withheld_modules: string[] | null;
  config_version: number;
  closes_at: Date | null;
  trial: boolean;
  opened_at: Date | null;
  moved_to: string | null;
}

async function tenantRow({ sql }: Session, tenantId: string): Promise<TenantRow | undefined> {
  const [row] = await sql<TenantRow>`select * from tenant where id = ${tenantId}::uuid`;
  return row;
}

/** A crest that the hromada sent is a public file of its own; a site without a host of files shows a plain shield. */
function brandOf({ brand: row, slug }: TenantRow, originOfFiles?: (slug: string) => string): TenantBrand {
  const brand = tenantBrand(row);
  if (!brand.crestFile) return brand;
  return originOfFiles ? { ...brand, crest: `${originOfFiles(slug)}/${brand.crestFile}` } : brand;
}

/** The site closes at midnight: its last day is the one before. */
function closingOf({ state, closes_at: at, moved_to: movedTo, time_zone: timeZone }: TenantRow): TenantClosing | null {
  if (state !== 'closing' || !at) return null;
  return { lastDay: currentLocalDay(new Date(at.getTime() - 1), timeZone), movedTo };
}

function tenantInfo(row: TenantRow, originOfFiles?: (slug: string) => string): TenantInfo {
  const named = (name: string, locale: Locale) => (row.trial ? markedName(name, locale) : name);
  return {
    id: row.id,
    slug: row.slug,
    code: row.code,
    names: {
      uk: { official: named(row.official_name, 'uk'), short: row.short_name, region: row.region },
      en: { official: named(row.official_name_en, 'en'), short: row.short_name_en, region: row.region_en },
    },
    edrpou: row.edrpou,
    population: row.population,
    timeZone: row.time_zone,
    locales: row.locales,
    statuteUrl: row.statute_url,
    statuteEdition: row.statute_edition,
    brand: brandOf(row, originOfFiles),
    contacts: row.contacts,
    state: row.state,
    trial: row.trial,
    openedAt: row.opened_at,
    closing: closingOf(row),
  };
}
