import type { z } from 'zod';
import type { StaffRole } from './staff-roles.ts';

export const LOCALES = ['uk', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Where a route hangs: the public site, the resident's account, the staff desk, or a bare response without a layout. */
export const AREAS = ['public', 'account', 'admin', 'resource'] as const;
export type Area = (typeof AREAS)[number];

// biome-ignore lint/suspicious/noExplicitAny: a plugin's own shape is inferred; the bound must accept every object schema
export type SettingsSchema = z.ZodObject<any>;
export type Schemas = Record<string, z.ZodType>;

export type Exposure = 'frame' | 'fetch';

export interface PluginRoute {
  /** Address below the tenant's site, without a leading slash: `petitions/:key`. */
  readonly path: string;
  /** File relative to the plugin's folder. */
  readonly file: string;
  readonly area: Area;
  readonly index?: boolean;
  /**
   * Opens the address to other sites: `frame` lets them show the page in a frame, `fetch` lets their programs read it. Both
   * are answered as for a guest, whatever cookies come along, and the page has no script and no form (threats B03, B04).
   */
  readonly exposure?: Exposure;
  /**
   * For `frame`: the plugin's setting that lists the sites which may show the page, as origins. While it is empty, any site may.
   */
  readonly frameSetting?: string;
  /**
   * Names of the query parameters that the page reads; all others are dropped before it sees the request. A star after a name
   * (`state*`) lets it have several values.
   */
  readonly query?: readonly string[];
  /** What a form of this page may send: so many files, so many megabytes in all. Without it files are not read. */
  readonly uploads?: { readonly files: number; readonly megabytes: number };
}

export interface NavigationEntry {
  readonly area: Exclude<Area, 'resource'>;
  readonly to: string;
  /** Catalogue key, e.g. `petitions:nav.title`. */
  readonly label: string;
  readonly icon?: string;
  readonly order: number;
  readonly can?: readonly [action: string, subject: string];
}

export interface JobDeclaration<P extends z.ZodType> {
  readonly payload: P;
  /** Runs by schedule for every tenant that has the plugin on; the payload must parse from `{}`. */
  readonly cron?: string;
  /** Attempts in all, with exponential back-off between them. Default 5. */
  readonly attempts?: number;
}

/** Values for tenants of one size; `upTo` is the largest population of the band, the last band has none. */
export interface SettingsPreset<S extends SettingsSchema> {
  readonly id: string;
  readonly upTo?: number;
  readonly values: Partial<z.input<S>>;
}

/** What a plugin is, as data. Read by the site's build, the browser, the worker and the schema composer. */
export interface PluginManifest<
  Id extends string = string,
  S extends SettingsSchema = SettingsSchema,
  E extends Schemas = Schemas,
  J extends Schemas = Schemas,
> {
  readonly id: Id;
  /** Major version of the core it was written for, checked at boot. */
  readonly core: `^${number}`;
  /** Ids of plugins that must be installed too. */
  readonly requires?: readonly string[];
  readonly prisma: { readonly schema: string; readonly inverse?: string; readonly migrations: string };
  readonly settings: S;
  readonly presets?: readonly SettingsPreset<S>[];
  /** `petitions.signed.v1` to the schema of its JSON payload: ids, states, counts, moments; never names. */
  readonly events: E;
  readonly jobs: { readonly [K in keyof J]: JobDeclaration<J[K]> };
  /** Roles to which it gives something to do: each may be held for this module alone. */
  readonly staffRoles?: readonly StaffRole[];
  /** CASL subjects that it owns; a subject has one owner. */
  readonly subjects: readonly string[];
  readonly i18n: { readonly [L in Locale]: () => Promise<{ default: object }> };
  readonly routes: readonly PluginRoute[];
  readonly nav: readonly NavigationEntry[];
}

/**
 * Declares a plugin. Data only: no server code may be imported by the file that calls it.
 *
 * @example
 * export default definePlugin({ id: 'petitions', core: '^1', settings: z.object({ … }), … });
 */
export function definePlugin<const Id extends string, S extends SettingsSchema, E extends Schemas, J extends Schemas>(
  manifest: PluginManifest<Id, S, E, J>,
): PluginManifest<Id, S, E, J> {
  return manifest;
}
