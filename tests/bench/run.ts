// `npm run bench -- [--json FILE] [--short] [--only finding|tenants]`: speed as ratios to floors taken in the same run, on this machine.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { loadPetitions } from '../../infra/dev/demo/load-petitions.ts';
import { hostOf } from '../e2e/host-of.ts';
import { type Instance, startInstance } from '../e2e/instance.ts';
import { archiveCost } from './archive.ts';
import { burst } from './burst.ts';
import { measureFinding } from './finding.ts';
import { bareHttp, bareInsert } from './floors.ts';
import { load } from './load.ts';
import { exportFile, fillQueue, fillSignatures, makeModerator, type Office, readQueue } from './office.ts';
import { signedInPeople } from './people.ts';
import { fromLoad, note, onlyStatus, round, rows } from './rows.ts';
import { measureTenants } from './tenants.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    short: { type: 'boolean', default: false },
    petitions: { type: 'string', default: '10000' },
    only: { type: 'string' },
  },
});
const SECONDS = values.short ? 1 : 10;
const SIGNERS = values.short ? 600 : 6_000;
const BURST_SIGNERS = values.short ? 100 : 2_000;
const PETITIONS = values.short ? 200 : Number(values.petitions);
/** Pages of the list that are asked for, the first ones: few read further. */
const PAGES = Math.min(50, PETITIONS / 20);
const CONNECTIONS = 32;
/** A server in its first seconds is still being compiled: that is not its speed. */
const WARM_UP_SECONDS = values.short ? 1 : 8;
const WARM_UP_SIGNERS = values.short ? 100 : 1_000;
/** As many as the desk shows at most. */
const QUEUE = values.short ? 40 : 200;
const EXPORTED = values.short ? 20_000 : 200_000;
const MOST_EXPORT_MIB = 100;
const MOST_ARCHIVE_MIB = 150;
/** About as many as there are hromadas. */
const TENANTS = values.short ? 20 : 1_500;
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

async function main(): Promise<void> {
  const instance = await startInstance();
  try {
    await measure(instance);
  } finally {
    await instance.stop();
  }
  const report = {
    machine: {
      cores: cpus().length,
      memoryGiB: round(totalmem() / 2 ** 30, 0),
      node: process.versions.node,
      postgres: 'embedded',
    },
    rows,
  };
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report.rows, null, 2)}\n`);
  else process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}

async function measure(instance: Instance): Promise<void> {
  const running = JSON.parse(readFileSync(path.join(instance.home, 'running.json'), 'utf8'));
  const database = new pg.Client({ connectionString: instance.superUrl });
  // When the run fails, the database is stopped under this connection: that must not hide why.
  database.on('error', () => {});
  await database.connect();
  const host = await hostOf(instance);
  if (values.only === 'tenants') {
    await host.close();
    await database.end();
    return measureRegistry(instance, { databaseUrl: running.appUrl, ownerUrl: running.ownerUrl });
  }
  const {
    rows: [tenant],
  } = await database.query(`select id from tenant where slug = 'slavutych'`);
  const bundle = (await host.tenants.byId(tenant.id))!;
  await loadPetitions(host, bundle, {
    petitions: PETITIONS,
    signatures: values.short ? 1_000 : 50_000,
    now: new Date(),
  });
  // What autovacuum does within a minute of such a load.
  await database.query('vacuum analyze');
  const people = await signedInPeople(host, tenant.id, SIGNERS + BURST_SIGNERS + 1);
  const [neighbour] = await signedInPeople(host, (await neighbourOf(database)).id, 1);
  await host.close();
  const {
    rows: [hot],
  } = await database.query(
    `select id, ref, title from petitions_petition where tenant_id = $1 and state = 'collecting' and collect_until > now() + interval '10 days' order by signature_count limit 1`,
    [tenant.id],
  );
  const headers = { Host: `slavutych.localhost:${instance.port}` };
  const page =
    (await instance.fetch('slavutych', `/petitions/${hot.ref}`)).headers.get('location') ?? `/petitions/${hot.ref}`;

  const http = await bareHttp(SECONDS / 2);
  note({ name: 'floor: bare node:http', unit: 'requests/s', value: http });
  const insert = await bareInsert(instance.superUrl, SECONDS / 2);
  note({ name: 'floor: insert with a unique key', unit: 'inserts/s', value: insert });

  const someone = people.at(-1)!;
  const asSomeone = { ...headers, Cookie: `viche=${someone.token}` };
  const origin = `http://slavutych.localhost:${instance.port}`;
  await measureFinding(instance.port, { ...asSomeone, Origin: origin }, SECONDS, http);
  if (values.only === 'finding') return database.end();
  for (const [name, target] of [
    ['list petitions', '/petitions'],
    ['petition page', page],
  ] as const) {
    const next = (n: number) => ({
      path: name === 'list petitions' ? `/petitions?page=${(n % PAGES) + 1}` : target,
      headers: asSomeone,
    });
    await load({ port: instance.port, connections: CONNECTIONS, seconds: WARM_UP_SECONDS, next });
    const uncached = await load({ port: instance.port, connections: CONNECTIONS, seconds: SECONDS, next });
    onlyStatus(uncached, 200);
    note(fromLoad(name, uncached, http));
    const cached = await load({
      port: instance.port,
      connections: CONNECTIONS,
      seconds: SECONDS,
      next: () => ({ path: target, headers: { ...headers, 'accept-encoding': 'gzip' } }),
    });
    onlyStatus(cached, 200);
    note(fromLoad(`${name}, cached`, cached, http));
  }

  const before = await count(database, hot.id);
  const mutation =
    'mutation($id: ID!) { signPetition(input: { petitionId: $id }) { __typename ... on Error { code } } }';
  const body = JSON.stringify({ query: mutation, variables: { id: hot.id } });
  const signers = people.slice(0, -1);
  const signing = (from: number, to: number) => (n: number) =>
    from + n < to
      ? {
          method: 'POST' as const,
          path: '/graphql',
          body,
          headers: {
            ...headers,
            Cookie: `viche=${signers[from + n]!.token}`,
            Origin: origin,
            'content-type': 'application/json',
          },
        }
      : null;
  const alone = signers.length - BURST_SIGNERS;
  const plan = { port: instance.port, connections: CONNECTIONS, seconds: 60 };
  await load({ ...plan, next: signing(0, WARM_UP_SIGNERS) });
  const signed = await load({ ...plan, next: signing(WARM_UP_SIGNERS, alone) });
  onlyStatus(signed, 200);
  note(fromLoad('sign hot petition', signed, insert));
  const crowd = await burst({
    port: instance.port,
    sign: signing(alone, signers.length),
    hotPage: { path: page, headers: { ...headers, 'accept-encoding': 'gzip' } },
    neighbour: {
      path: '/petitions',
      headers: { Host: `lutsk.localhost:${instance.port}`, Cookie: `viche=${neighbour!.token}` },
    },
  });
  for (const result of [crowd.signatures, crowd.reads, crowd.neighbour]) onlyStatus(result, 200);
  note(fromLoad('burst: signatures', crowd.signatures, insert));
  note(fromLoad('burst: reads of the page', crowd.reads, http));
  note({
    name: 'burst: p95 of another hromada',
    unit: 'ms',
    value: crowd.neighbour.p95,
    p50: crowd.neighbour.p50,
    p99: crowd.neighbour.p99,
    ratio: crowd.neighbourRatio,
  });
  const after = await count(database, hot.id);
  if (after - before !== signers.length)
    throw new Error(`lost or doubled: ${after - before} rows for ${signers.length} signatures`);

  const office = { port: instance.port, database, tenantId: tenant.id as string };
  const [moderator] = people.slice(-1);
  await measureQueue(office, moderator!.token, http);
  note({ name: 'memory after run', unit: 'MiB', value: memoryOf(running.processes.web) });
  note({ name: 'memory after run, worker', unit: 'MiB', value: memoryOf(running.processes.worker) });
  await measureExport(office, () => memoryOf(running.processes.web));
  await measureArchive(running.env, tenant.id);
  await database.end();
  const started = performance.now();
  await instance.restart();
  note({ name: 'warm start', unit: 's', value: (performance.now() - started) / 1000 });
  await measureRegistry(instance, { databaseUrl: running.appUrl, ownerUrl: running.ownerUrl });
}

/** A platform that many hromadas live on. */
async function measureRegistry(instance: Instance, urls: Parameters<typeof measureTenants>[1]): Promise<void> {
  const host = await hostOf(instance);
  await measureTenants(host, urls, TENANTS);
  await host.close();
}

/** A moderator's page of the queue, as long as it gets. */
async function measureQueue(office: Office, token: string, http: number): Promise<void> {
  await fillQueue(office, QUEUE);
  await makeModerator(office, createHash('sha256').update(token).digest());
  const headers = { Host: `slavutych.localhost:${office.port}`, Cookie: `viche=${token}` };
  await readQueue(office.port, headers, WARM_UP_SECONDS / 2);
  const read = await readQueue(office.port, headers, SECONDS / 2);
  onlyStatus(read, 200);
  note(fromLoad('moderation queue', read, http));
}

/** All signatures of a hromada as one file; threats R05 and the bar of the memory that it may take. */
async function measureExport(office: Office, memory: () => number): Promise<void> {
  await fillSignatures(office, EXPORTED);
  const headers = { Host: `slavutych.localhost:${office.port}` };
  const {
    rows: exported,
    seconds,
    growth,
  } = await exportFile(office.port, '/data/petitions-votings.csv', headers, memory);
  if (exported < EXPORTED * 0.9) throw new Error(`the export is not whole: ${exported} rows`);
  if (growth > MOST_EXPORT_MIB) throw new Error(`the export took ${growth} MiB`);
  note({ name: 'export signatures', unit: 'rows/s', value: exported / seconds });
  note({ name: 'export signatures, memory', unit: 'MiB', value: Math.max(0.1, growth) });
}

/** Everything of the same hromada as one archive, by a process of its own. */
async function measureArchive(environment: Readonly<Record<string, string>>, tenantId: string): Promise<void> {
  const { seconds, bytes, growth } = await archiveCost(environment, tenantId);
  if (growth > MOST_ARCHIVE_MIB) throw new Error(`the archive took ${growth} MiB`);
  note({ name: 'tenant archive', unit: 'MB/s', value: bytes / 1_000_000 / seconds });
  note({ name: 'tenant archive, memory', unit: 'MiB', value: Math.max(0.1, growth) });
}

/** Another hromada of the same building. */
async function neighbourOf(database: pg.Client): Promise<{ id: string }> {
  return (await database.query(`select id from tenant where slug = 'lutsk'`)).rows[0];
}

async function count(database: pg.Client, petitionId: string): Promise<number> {
  return (
    await database.query('select count(*)::int as n from petitions_petition_signature where petition_id = $1', [
      petitionId,
    ])
  ).rows[0].n;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
