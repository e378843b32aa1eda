import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uaStateCalendar } from '@viche/calendar';
import { newId } from '@viche/db';
import { installedPlugins, migrate, syncStateTransitions } from '@viche/db/server';
import type { GraphqlCaller } from '@viche/graphql';
import {
  createHost,
  GUEST,
  type Host,
  type HostOptions,
  type KeptUpload,
  keepUpload,
  makeCaller,
  SYSTEM,
} from '@viche/host';
import {
  emailHash,
  KeyRing,
  newKeyEnvironment,
  newTenantSecrets,
  personKey,
  rowSealer,
  type TenantKeys,
} from '@viche/identity';
import type { Actor, AnyPluginServer, Assurance, FilePurpose, Locale, Logger, StaffRole } from '@viche/plugin-api';
import { createDiskStore } from '@viche/storage';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './database.ts';

export { coreGraphql } from '@viche/host';

/** Hostile by default: whatever is shown must show this as text. */
export const HOSTILE = `<script>alert('Об’єкт')</script>`;

export interface Person {
  readonly actor: Actor;
  /** A caller of this person's next request. */
  caller(locale?: Locale): GraphqlCaller;
}

export interface PersonOptions {
  readonly name?: string;
  readonly assurance?: Assurance;
  readonly age?: number | null;
  readonly roles?: readonly StaffRole[];
  /** Kept as verified, unless another person of the tenant has the same: one address is one person's. */
  readonly email?: string;
  readonly via?: Actor['via'];
  /** `fresh` unless a test is about it: the person has just proved who they are. */
  readonly proof?: Actor['proof'];
  /** Network that the person's requests come from, `203.0.113.0/24`. */
  readonly network?: string;
}

export interface TestTenant {
  readonly id: string;
  readonly slug: string;
  guest(locale?: Locale): GraphqlCaller;
  system(): GraphqlCaller;
  person(options?: PersonOptions): Promise<Person>;
  /** Sends a file as the person's browser would; it is checked and kept, or refused. */
  sendFile(person: Person, bytes: Uint8Array, fileName: string, purpose?: FilePurpose): Promise<KeptUpload>;
  /** Writes settings of a plugin as they would stand after a save. */
  set(plugin: string, values: object): Promise<void>;
  switch(plugin: string, state: 'on' | 'off'): Promise<void>;
  /** Callers made from now on see what a command changed of the tenant itself. */
  reread(): Promise<void>;
}

export interface World {
  readonly database: TestDatabase;
  readonly host: Host;
  readonly keys: KeyRing;
  readonly keyEnvironment: Readonly<Record<string, string>>;
  /** Everything that was logged: tests look for what must not be there. */
  readonly logged: string[];
  tenant(
    slug: string,
    options?: { name?: string; plugins?: readonly string[]; state?: 'live' | 'sandbox' },
  ): Promise<TestTenant>;
  /** A connection that sees everything, for looking behind the product's back. */
  asSuperuser<R extends object>(sql: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

/** A real database, a host over it, and as many tenants and people as a test asks for. Close it in `afterAll`. */
export async function createWorld(
  servers: readonly AnyPluginServer[],
  options: Pick<HostOptions, 'place'> = {},
): Promise<World> {
  const database = await createTestDatabase();
  await migrateTheRest(database.ownerUrl, servers);
  const keyEnvironment = newKeyEnvironment();
  const keys = KeyRing.fromEnvironment(keyEnvironment);
  const logged: string[] = [];
  const superuser = new pg.Client({ connectionString: database.superUrl });
  await superuser.connect();
  await writeReferenceData(superuser, database.ownerUrl, servers);
  const folder = await mkdtemp(path.join(tmpdir(), 'viche-files-'));
  const host = await createHost({
    databaseUrl: database.appUrl,
    scopeKey: database.scopeKey,
    keys,
    servers,
    log: listeningLogger(logged),
    sessions: 8,
    applicationName: 'viche-test',
    ...options,
    files: {
      store: createDiskStore(folder),
      scanner: null,
      quotaBytes: 20_480 * 1_048_576,
      originOf: (slug) => `http://${slug}.files.localhost:3000`,
    },
  });
  return {
    database,
    host,
    keys,
    keyEnvironment,
    logged,
    tenant: (slug, options) => makeTenant(host, keys, slug, options ?? {}),
    asSuperuser: async <R extends object>(sql: string, values: unknown[] = []) =>
      (await superuser.query(sql, values)).rows as R[],
    async close() {
      await host.close();
      await superuser.end();
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
}

/** Tables of plugins that are not installed, such as the template. */
async function migrateTheRest(ownerUrl: string, servers: readonly AnyPluginServer[]): Promise<void> {
  const installed = installedPlugins();
  const others = servers.map((server) => server.manifest.id).filter((id) => !installed.includes(id));
  if (others.length > 0) await migrate({ ownerUrl, plugins: [...installed, ...others] });
}

async function writeReferenceData(
  superuser: pg.Client,
  ownerUrl: string,
  servers: readonly AnyPluginServer[],
): Promise<void> {
  await syncStateTransitions(
    ownerUrl,
    servers.flatMap((server) =>
      Object.entries(server.processes ?? {}).map(([process, { transitions }]) => ({ process, pairs: transitions })),
    ),
  );
  for (const day of uaStateCalendar.days) {
    await superuser.query(
      `insert into calendar_day (calendar, recur, kind, valid_from, valid_to, name, source, verified) values ($1,$2,$3,$4,$5,$6,$7,$8) on conflict do nothing`,
      [day.calendar, day.recur, day.kind, day.validFrom, day.validTo, day.name, day.source, day.verified],
    );
  }
  for (const regime of uaStateCalendar.regimes) {
    await superuser.query(
      `insert into calendar_regime (calendar, regime, "from", "to", effect, source) values ('ua-state',$1,$2,$3,$4,$5) on conflict do nothing`,
      [regime.regime, regime.from, regime.to, regime.effect, regime.source],
    );
  }
}

function listeningLogger(logged: string[]): Logger {
  const note = (fields: object, message: string) => void logged.push(`${JSON.stringify(fields)} ${message}`);
  return { debug: note, info: note, warn: note, error: note };
}

async function makeTenant(
  host: Host,
  keys: KeyRing,
  slug: string,
  options: { name?: string; plugins?: readonly string[]; state?: 'live' | 'sandbox' },
): Promise<TestTenant> {
  const id = newId();
  const { sealed } = newTenantSecrets(keys, id);
  const { name = slug, state = 'live' } = options;
  const plugins = options.plugins ?? host.servers.map((server) => server.manifest.id);
  await host.pool.scoped(id, async ({ prisma }) => {
    await prisma.tenant.create({
      data: {
        id,
        slug,
        code: `UA3210013${String(serialOfTenant++).padStart(10, '0')}`,
        officialName: `${name} ${HOSTILE}`,
        shortName: name,
        officialNameEn: name,
        shortNameEn: name,
        state,
        trial: state === 'sandbox',
        population: 25_000,
        pepper: new Uint8Array(sealed.pepper),
        dataKey: new Uint8Array(sealed.dataKey),
      },
    });
    for (const [order, plugin] of plugins.entries())
      await prisma.tenantModule.create({ data: { tenantId: id, plugin, order } });
  });
  let bundle = (await host.tenants.byId(id))!;
  const changed = async (
    work: (session: Parameters<Parameters<typeof host.pool.scoped>[1]>[0]) => Promise<unknown>,
  ) => {
    await host.pool.scoped(id, async (session) => {
      await work(session);
      await session.sql`update tenant set config_version = config_version + 1 where id = ${id}::uuid`;
    });
    await reread();
  };
  const reread = async () => {
    host.tenants.forget(id);
    bundle = (await host.tenants.byId(id))!;
  };
  const at = (actor: Actor, locale: Locale = 'uk', network?: string) =>
    makeCaller(host, { bundle, actor, locale, network });
  return {
    id,
    slug,
    guest: (locale) => at(GUEST, locale),
    system: () => at(SYSTEM),
    async person(personOptions = {}) {
      const actor = await makePerson(host, id, bundle.keys, personOptions);
      return { actor, caller: (locale) => at(actor, locale, personOptions.network) };
    },
    async sendFile(person, bytes, fileName, purpose) {
      const folder = await mkdtemp(path.join(tmpdir(), 'viche-upload-'));
      try {
        await writeFile(path.join(folder, 'upload'), bytes);
        return await keepUpload(
          host,
          { bundle, caller: person.caller() },
          { path: path.join(folder, 'upload'), fileName, ...(purpose ? { purpose } : {}) },
        );
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    set: (plugin, values) =>
      changed(
        ({ sql }) => sql`
        insert into setting (tenant_id, scope, json) values (${id}::uuid, ${plugin}, ${JSON.stringify(values)}::jsonb)
        on conflict (tenant_id, scope) do update set json = excluded.json, revision = setting.revision + 1`,
      ),
    switch: (plugin, state) =>
      changed(
        ({ sql }) =>
          sql`update tenant_module set enabled = ${state === 'on'} where tenant_id = ${id}::uuid and plugin = ${plugin}`,
      ),
    reread,
  };
}

let serialOfTenant = 1;
let serial = 0;

async function makePerson(
  host: Host,
  tenantId: string,
  tenantKeys: TenantKeys,
  options: PersonOptions,
): Promise<Actor> {
  serial += 1;
  const participantId = newId();
  const key = personKey(tenantKeys, { kind: 'id-card', code: String(100_000_000 + serial) });
  const publicName = options.name ?? `Дем'янчук Ольга ${serial}`;
  const seal = rowSealer(tenantKeys, 'participant', participantId);
  const hash = options.email === undefined ? null : emailHash(tenantKeys, options.email);
  const roles = options.roles ?? [];
  const staffId = roles.length > 0 ? newId() : null;
  await host.pool.scoped(tenantId, async ({ prisma, sql }) => {
    await sql`insert into participant (tenant_id, id, person_key, given_name, family_name, email, email_hash, email_verified_at)
      select ${tenantId}::uuid, ${participantId}::uuid, ${key}, ${seal.seal('given_name', 'Ольга')}, ${seal.seal('family_name', 'Дем’янчук')},
        ${seal.seal('email', options.email)}, ${hash}::bytea, case when ${hash}::bytea is not null and not exists (
          select from participant o where o.tenant_id = ${tenantId}::uuid and o.email_hash = ${hash}::bytea and o.email_verified_at is not null)
          then now() end`;
    if (!staffId) return;
    await prisma.staffMember.create({ data: { tenantId, id: staffId, participantId, displayName: publicName } });
    for (const role of roles) await prisma.roleAssignment.create({ data: { tenantId, staffId, role } });
  });
  return {
    kind: 'participant',
    participantId,
    staffId,
    roles: roles.map((role) => ({ role, module: '' })),
    assurance: options.assurance ?? 'eid',
    personKey: key,
    publicName,
    age: options.age === undefined ? 40 : options.age,
    sessionId: newId(),
    proof: options.proof ?? 'fresh',
    via: options.via ?? 'session',
  };
}
