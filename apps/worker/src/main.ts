import { mkdirSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import {
  exportHeads,
  formatHeads,
  gatherPlatformEntries,
  loadSigningKey,
  PLATFORM_LOG,
  sealPending,
} from '@viche/audit';
import { createRelayClient, listTenants } from '@viche/db';
import { buildCatalogue } from '@viche/events';
import {
  CORE_JOBS,
  coreJobs,
  createDomainProbe,
  createLogger,
  deliveryHandler,
  drainForPlugin,
  endDueTenants,
  environmentOrExit,
  fileServiceOf,
  keyRingOf,
  noteQueue,
  openHostOrExit,
  placeOf,
  platformPlaceOf,
  recordFailure,
  replayGone,
} from '@viche/host';
import {
  buildJobCatalogue,
  createQueues,
  retryFailure,
  startCounterDrain,
  startRelay,
  startSchedules,
  startWorkers,
} from '@viche/jobs';
import { createMailer } from '@viche/mail';
import { servers } from '@viche/registry/servers';
import { startPlatformRounds } from './platform-rounds.ts';
import { startQueueTeller } from './queue-teller.ts';
import { startRounds } from './rounds.ts';
import { startSealer } from './sealer.ts';

const env = environmentOrExit();
const log = createLogger(env.LOG_LEVEL, env.RELEASE);
const JOB_STATEMENT_TIMEOUT_MS = 60_000;
const signingKey = loadSigningKey(env.AUDIT_SIGNING_KEY);
if (env.AUDIT_WITNESS_PATH) mkdirSync(path.dirname(env.AUDIT_WITNESS_PATH), { recursive: true });

const place = platformPlaceOf(env);
const host = await openHostOrExit({
  databaseUrl: env.DATABASE_URL,
  scopeKey: env.SCOPE_KEY,
  keys: keyRingOf(env),
  servers,
  log,
  sessions: Math.max(4, Math.floor(env.DATABASE_SESSIONS / 2)),
  statementTimeoutMs: JOB_STATEMENT_TIMEOUT_MS,
  applicationName: 'viche-worker',
  erasureJournal: env.ERASURE_JOURNAL_PATH,
  files: fileServiceOf(env),
  place,
});
// No letter and no deadline may reach somebody whom a restored copy has brought back.
await replayGone(host);
const mailer = createMailer({ smtpUrl: env.SMTP_URL, from: { name: 'Віче', address: env.MAIL_FROM } });
const mailDomain = env.MAIL_FROM.split('@')[1]!;
const events = buildCatalogue([CORE_JOBS, ...servers]);
const jobs = buildJobCatalogue([CORE_JOBS, ...servers]);
const queues = await createQueues({
  backend: env.REDIS_URL ? { kind: 'redis', url: env.REDIS_URL } : { kind: 'postgres', url: env.QUEUE_DATABASE_URL! },
  envelopeKey: Buffer.from(env.ENVELOPE_KEY, 'base64'),
  events,
  jobs,
  log,
});

const isEnabled = async (tenantId: string, plugin: string) =>
  plugin === 'core' || (await host.tenants.byId(tenantId))?.enabled.has(plugin) === true;

async function tenantsOf(plugin: string): Promise<string[]> {
  const tenants = await listTenants(host.pool);
  const enabled = await Promise.all(tenants.map(async ({ id }) => ((await isEnabled(id, plugin)) ? [id] : [])));
  return enabled.flat();
}

const relay = startRelay({ relayUrl: env.RELAY_DATABASE_URL, queues, log });
const workers = await startWorkers({
  queues,
  run: deliveryHandler(
    host,
    coreJobs(host, {
      mailer,
      siteUrl: (tenant) => placeOf(tenant).origin,
      probe: createDomainProbe(),
      mailDomain,
      outboxDays: env.OUTBOX_DAYS,
      retry: (failure) => retryFailure(queues, failure),
    }),
  ),
  isEnabled,
  recordFailure: (failure) => recordFailure(host, failure),
  tenantsOf,
  log,
});
const schedules = await startSchedules({ queues, log });
const counters = startCounterDrain({
  relayUrl: env.RELAY_DATABASE_URL,
  drain: (tenantId, subjectType, counter) => drainForPlugin(host, tenantId, subjectType, counter),
  log,
});
const relayClient = createRelayClient(env.RELAY_DATABASE_URL, { size: 1 });
const sealer = startSealer({
  relay: relayClient,
  log,
  gather: () => host.pool.scoped(PLATFORM_LOG, ({ sql }) => gatherPlatformEntries(sql)),
  async seal(tenantId) {
    const heads = await host.pool.scoped(tenantId, async ({ sql }) => {
      const { status, seq } = await sealPending(sql, { tenantId, signingKey, now: new Date() });
      return status === 'sealed' ? exportHeads(sql, { tenantId, afterSeq: seq! - 1 }) : [];
    });
    if (env.AUDIT_WITNESS_PATH && heads.length > 0) await appendFile(env.AUDIT_WITNESS_PATH, formatHeads(heads));
  },
});

const ends = startRounds({
  intervalMs: 15_000,
  work: () => endDueTenants(host, { forgetJobs: (tenantId) => queues.forget(tenantId) }),
  failed: (error) => log.error({ event: 'tenant.end-failed', err: error }, 'a site waits for its end'),
});
const rounds = startPlatformRounds(host, { mailer, origin: place.origin, domain: mailDomain }, env);
const teller = startQueueTeller({ queues, log, tell: (count) => noteQueue(host, count) });

process.stdout.write(`${JSON.stringify({ ready: true, worker: process.pid })}\n`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  schedules.stop();
  await Promise.all([relay, counters, sealer, teller, ends, rounds].map((one) => one.stop()));
  await workers.close();
  await queues.close();
  await relayClient.close();
  mailer.close();
  await host.close();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
