import { findTenantByHost, newId } from '@viche/db';
import { asPlugin, drainForPlugin, type Host, openHost, type TenantBundle } from '@viche/host';
import type { KeyRing } from '@viche/identity';
import type { Logger } from '@viche/plugin-api';
import { servers } from '@viche/registry/servers';
import petitionsPlugin from '../../../plugins/petitions/plugin.ts';
import { countPetitionDays } from '../../../plugins/petitions/server/commands/count-petition-days.ts';
import { freezePeople } from '../../../plugins/petitions/server/commands/freeze-people.ts';
import { freezeQuarterAges } from '../../../plugins/petitions/server/commands/freeze-quarter-ages.ts';
import { freezeQuarterFigures } from '../../../plugins/petitions/server/commands/freeze-quarter-figures.ts';
import { freezeTerritoryTables } from '../../../plugins/petitions/server/commands/freeze-territory-tables.ts';
import { countRecent } from '../../../plugins/petitions/server/finding-jobs.ts';
import { syncReferenceData } from '../reference-data.ts';
import { type BulkPlace, writePetitions } from './bulk-petitions.ts';
import { demoCitizen, ensureParticipant } from './demo-people.ts';
import { CATEGORIES } from './demo-petition.ts';
import { withInventedAccounts } from './invented-accounts.ts';
import { actNow } from './live-petitions.ts';
import { openDemoTenant } from './open-tenant.ts';
import { type KnownPerson, type PastPlace, publishedPetition, waitingPetition } from './past-petitions.ts';
import { DEMO_TENANTS, type DemoTenant } from './tenants.ts';

export interface SeedOptions {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly scopeKey: string;
  readonly keys: KeyRing;
  readonly log: Logger;
  /** The moment that all dates of the demo are counted back from: now. */
  readonly today: Date;
  onProgress?(message: string): void;
}

const STATEMENT_TIMEOUT_MS = 60_000;

/**
 * Fills a migrated database with the two hromadas of the demo. A hromada that is open is left alone; one whose seed was
 * interrupted is completed.
 */
export async function seedDemo(options: SeedOptions): Promise<'seeded' | 'already'> {
  await syncReferenceData(options.ownerUrl, servers);
  const host = await openHost({
    databaseUrl: options.appUrl,
    scopeKey: options.scopeKey,
    keys: options.keys,
    servers,
    log: options.log,
    sessions: 4,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    applicationName: 'viche-seed',
  });
  try {
    let outcome: 'seeded' | 'already' = 'already';
    for (const tenant of DEMO_TENANTS) {
      const found = await findTenantByHost(host.pool, tenant.slug);
      if (found && found.state !== 'draft') continue;
      options.onProgress?.(`  ${tenant.names.shortName}`);
      await seedTenant(host, tenant, found?.id ?? (await openDemoTenant(host, tenant, options.today)), options.today);
      outcome = 'seeded';
    }
    return outcome;
  } finally {
    await host.close();
  }
}

async function seedTenant(host: Host, tenant: DemoTenant, id: string, today: Date): Promise<void> {
  const bundle = await host.tenants.byId(id);
  if (!bundle) throw new Error(`the tenant ${tenant.slug} cannot be read`);
  const categories = await categoryIds(host, id);
  await writePast(host, bundle, tenant, categories, today);
  const moderator = tenant.staff.find(({ roles }) => roles.includes('moderator'))!.citizen;
  await actNow(host, bundle, tenant.petitions, moderator, categories, today);
  await drainForPlugin(host, id, 'Petition', 'signatures');
  await countThePast(host, id);
  await asPlugin(host, { tenantId: id, plugin: petitionsPlugin.id }, (ctx) => countRecent({}, ctx as never));
  await host.pool.scoped(id, ({ prisma }) =>
    prisma.tenant.update({ where: { id }, data: { state: 'live', configVersion: { increment: 1 } } }),
  );
  host.tenants.forget(id);
}

/** What the clock would have counted by now. */
function countThePast(host: Host, tenantId: string): Promise<void> {
  return asPlugin(host, { tenantId, plugin: petitionsPlugin.id, requestId: newId() }, async (ctx) => {
    while ((await countPetitionDays(ctx as never, {})).counted > 0);
    await freezePeople(ctx as never, {});
    await freezeQuarterFigures(ctx as never, {});
    await freezeTerritoryTables(ctx as never, {});
    while ((await freezeQuarterAges(ctx as never, {})).left);
  });
}

async function categoryIds(host: Host, tenantId: string): Promise<Map<string, string>> {
  const rows = await host.pool.scoped(tenantId, ({ prisma }) =>
    prisma.petitionCategory.findMany({ where: { tenantId } }),
  );
  return new Map(Object.entries(CATEGORIES).map(([key, { uk }]) => [key, rows.find((row) => row.titleUk === uk)!.id]));
}

/** All petitions of the past in one transaction: they are there or they are not. */
async function writePast(
  host: Host,
  bundle: TenantBundle,
  tenant: DemoTenant,
  categories: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const { info, keys } = bundle;
  await host.pool.scoped(info.id, async (session) => {
    if ((await session.prisma.petition.count({ where: { tenantId: info.id } })) > 0) return;
    const citizens = new Map<string, KnownPerson>();
    for (const key of namedCitizens(tenant)) {
      const { participantId, publicName } = await ensureParticipant(
        { tenant: info, keys, sql: session.sql },
        demoCitizen(key, now),
      );
      const row = await session.prisma.participant.findFirstOrThrow({
        where: { tenantId: info.id, id: participantId },
      });
      citizens.set(key, { participantId, name: publicName, personKey: row.personKey! });
    }
    const place: BulkPlace & PastPlace = {
      session,
      tenant: info,
      keys,
      citizens,
      categories,
      now,
      settings: petitionsPlugin.settings.parse(bundle.settings.get(petitionsPlugin.id) ?? {}),
      calendar: await host.calendar(session, { tenantId: bundle.info.id }),
    };
    const published = tenant.petitions.published.map((petition, index) => publishedPetition(place, petition, index));
    const signed = tenant.knownAges ? await withInventedAccounts(session, keys, published, now) : published;
    const waiting = tenant.petitions.waiting.map((petition) => waitingPetition(place, petition));
    await writePetitions(place, [...signed, ...waiting]);
  });
}

const namedCitizens = ({ petitions }: DemoTenant): Set<string> =>
  new Set(
    petitions.published.flatMap(({ author, citizens = [] }) =>
      ['citizen' in author ? author.citizen : [], citizens].flat(),
    ),
  );
