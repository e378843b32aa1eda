import { newId } from '@viche/db';
import { allMigrations, installedPlugins, migrate, TEMPLATE_PLUGIN } from '@viche/db/server';
import { followChanges, type Host, openTenant } from '@viche/host';
import { notePerson, readOidcClaims } from '@viche/identity';
import { note } from './rows.ts';

/** How many of the last openings are timed: by then the platform is as full as it gets. */
const TIMED = 20;
const LOOKUPS = 20_000;

const provider = { id: 'eid', issuer: 'https://eid.example', clientId: 'viche', standing: 'platform' } as const;

/** One more hromada, with the modules that are installed and an owner. */
async function openOne(host: Host, serial: number): Promise<string> {
  const slug = `bench-${serial}`;
  const name = `Громада ${serial}`;
  const claims = readOidcClaims('eid', provider.issuer, {
    sub: slug,
    acr: 'eid-high',
    given_name: 'Галина',
    family_name: 'Стельмах',
    drfocode: '1759013776',
  });
  await openTenant(
    host,
    {
      slug,
      code: `UA99${String(serial).padStart(15, '0')}`,
      kind: 'hromada',
      names: {
        officialName: name,
        shortName: name,
        officialNameEn: slug,
        shortNameEn: slug,
        region: 'Київська область',
        regionEn: 'Kyivska region',
      },
      edrpou: null,
      locales: ['uk', 'en'],
      population: 20_000,
      brand: { preset: 'state' },
      contacts: {},
      statuteUrl: null,
      statuteEdition: null,
      state: 'live',
      modules: host.servers.map(({ manifest }, order) => ({ plugin: manifest.id, order, settings: {} })),
    },
    {
      requestId: newId(),
      detail: { by: 'bench' },
      async staff(ctx) {
        const { participantId } = await notePerson(ctx, claims, {
          provider,
          acceptClaimResidence: 'registered-or-displaced',
        });
        return [{ participantId, displayName: 'Галина Стельмах', roles: ['owner'] }];
      },
    },
  );
  return slug;
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * A platform with `tenants` hromadas: what it costs to open the next one, to find a hromada by its host, and to bring the
 * schema of one more module to all of them.
 */
export async function measureTenants(
  host: Host,
  { databaseUrl, ownerUrl }: { readonly databaseUrl: string; readonly ownerUrl: string },
  tenants: number,
): Promise<void> {
  const slugs: string[] = [];
  const openings: number[] = [];
  for (let serial = 0; serial < tenants; serial += 1)
    openings.push(await timed(async () => slugs.push(await openOne(host, serial))));
  const last = openings.slice(-TIMED).sort((a, b) => a - b);
  note({ name: `open tenant, of ${tenants}`, unit: 'ms', value: percentile(last, 0.5), p95: percentile(last, 0.95) });

  const changes = await followChanges({ databaseUrl, tenants: host.tenants, log: host.log });
  await measureLookups(host, slugs).finally(() => changes.close());

  const plugins = [...installedPlugins(), TEMPLATE_PLUGIN];
  const count = allMigrations(plugins).length - allMigrations(installedPlugins()).length;
  if (count < 1) throw new Error('the template brings no migration');
  const ms = await timed(() => migrate({ ownerUrl, plugins }));
  note({ name: `migrate all tenants, of ${tenants}`, unit: 's', value: ms / 1000 });
}

/** Finding hromadas by their hosts, in a process that hears of changes as the site's do; all visited in turn. */
async function measureLookups({ tenants }: Host, slugs: readonly string[]): Promise<void> {
  // Each once before: what is measured is a hromada that somebody visits, not the first visitor of the morning.
  for (const slug of slugs) await tenants.byHost(slug);
  const lookups: number[] = [];
  for (let n = 0; n < LOOKUPS; n += 1)
    lookups.push(await timed(() => tenants.byHost(slugs[(n * 7919) % slugs.length]!)));
  lookups.sort((a, b) => a - b);
  // In microseconds: a look-up that is answered from memory is none of a thousandth of a millisecond.
  const micros = (share: number) => percentile(lookups, share) * 1000;
  note({ name: 'host to tenant', unit: 'µs', value: micros(0.5), p95: micros(0.95), p99: micros(0.99) });
}
