import { createMongoAbility } from '@casl/ability';
import { coreCatalogue, createTranslators, type Locale, loadCatalogues } from '@viche/i18n';
import { type Actor, BadInput, type DataContext, type Logger } from '@viche/plugin-api';
import type { GraphqlCaller } from '../context.ts';

const translators = createTranslators(
  loadCatalogues([
    coreCatalogue,
    {
      ns: 'petitions',
      uk: { errors: { 'already-signed': 'Ви вже підписали', 'not-open': 'Збір підписів ще не почався' } },
      en: { errors: { 'already-signed': 'You have signed already', 'not-open': 'Signing has not begun' } },
    },
  ]),
);

export const GUEST: Actor = {
  kind: 'guest',
  participantId: null,
  staffId: null,
  roles: [],
  assurance: 'guest',
  personKey: null,
  publicName: null,
  age: null,
  sessionId: null,
  proof: 'given',
  via: 'session',
};
export const RESIDENT: Actor = {
  ...GUEST,
  kind: 'participant',
  participantId: '019aa000-0000-7000-8000-00000000000a',
  assurance: 'resident',
  publicName: 'Коваль Олена Іванівна',
};

export interface LogLine {
  readonly fields: Record<string, unknown>;
  readonly message: string;
}

export interface TestCaller extends GraphqlCaller {
  readonly lines: LogLine[];
  /** Read sessions out now, and asked for in all. */
  readonly leases: { held: number; opened: number };
  /** Sessions that were out when a command began. */
  readonly heldByCommand: number[];
}

export interface TestCallerOptions {
  readonly actor?: Actor;
  readonly enabled?: readonly string[];
  readonly locale?: Locale;
  /** Delegates of the read session, e.g. `{ petition: { findMany } }`. */
  readonly db?: object;
  readonly refuseLease?: Error;
}

/** A caller without a database: commands run in place, leases are counted. */
export function testCaller(options: TestCallerOptions = {}): TestCaller {
  const { actor = RESIDENT, enabled = ['petitions', 'polls'], locale = 'en', db = {}, refuseLease } = options;
  const lines: LogLine[] = [];
  const leases = { held: 0, opened: 0 };
  const heldByCommand: number[] = [];
  const keep = (fields: object, message: string) => void lines.push({ fields: { ...fields }, message });
  const log: Logger = { debug: () => undefined, info: () => undefined, warn: keep, error: keep };
  const memory = new Map<string, unknown>();
  const ability = createMongoAbility([
    { action: 'read', subject: 'Petition' },
    { action: 'read', subject: 'Deadline', conditions: { state: 'running' } },
  ]);
  const names = { official: 'Славутицька міська рада', short: 'Славутич', region: 'Київська область' };
  const base = {
    tenant: {
      id: '019aa000-0000-7000-8000-000000000001',
      slug: 'slavutych',
      code: 'UA32000000030281333',
      names: { uk: names, en: { official: 'Slavutych City Council', short: 'Slavutych', region: 'Kyiv region' } },
      population: 24_000,
      timeZone: 'Europe/Kyiv',
      locales: ['uk', 'en'] as const,
      statuteUrl: null,
      statuteEdition: null,
      edrpou: null,
      brand: { preset: 'state' as const },
      contacts: {},
      state: 'active',
      trial: false,
      openedAt: null,
      closing: null,
    },
    tenantId: '019aa000-0000-7000-8000-000000000001',
    actor,
    ability,
    locale,
    requestId: 'req-1',
    origin: null,
    enabled: new Set(enabled),
    log,
    t: (key: string, params?: Record<string, unknown>) => translators[locale].t(key, params),
    fileAddress: ({ id }: { id: string }) => `https://files.test/${id}`,
    settingsOf: (plugin: { settings: { parse(value: unknown): unknown } }) => plugin.settings.parse({}) as never,
    sealing: () => {
      throw new Error('nothing is sealed here');
    },
    networkMark: () => null,
  };
  const data = {
    ...base,
    db,
    sql: undefined,
    now: async () => new Date(0),
    newId: () => 'id',
  } as unknown as DataContext;
  return {
    ...base,
    lines,
    leases,
    heldByCommand,
    async run(definition, input, runOptions) {
      heldByCommand.push(leases.held);
      const parsed = definition.input.safeParse(input);
      if (!parsed.success) {
        const fields = parsed.error.issues.map(({ path }) => ({ field: path.join('.'), problem: 'too-long' }));
        throw new BadInput({ fields });
      }
      return definition.run({ ...data, settings: runOptions } as never, parsed.data);
    },
    read: (work) => work(data),
    memo<T>(key: string, make: () => T) {
      if (!memory.has(key)) memory.set(key, make());
      return memory.get(key) as T;
    },
    async openRead() {
      if (refuseLease) throw refuseLease;
      leases.held += 1;
      leases.opened += 1;
      return data;
    },
    async closeRead() {
      leases.held -= 1;
    },
  };
}
