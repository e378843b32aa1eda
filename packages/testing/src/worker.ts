import { randomBytes } from 'node:crypto';
import { buildCatalogue } from '@viche/events';
import { CORE_JOBS, coreJobs, deliveryHandler, recordFailure } from '@viche/host';
import { buildJobCatalogue, createQueues, type Queues, retryFailure, startRelay, startWorkers } from '@viche/jobs';
import { createMailer } from '@viche/mail';
import { SILENT_PROBE } from './silent-probe.ts';
import type { World } from './world.ts';

export interface TestWorker {
  readonly queues: Queues;
  stop(): Promise<void>;
}

/** Relay and workers over a world, as the worker's process runs them; no letter finds a mail server. */
export async function startTestWorker({ host, database }: World): Promise<TestWorker> {
  const { log, servers } = host;
  const queues = await createQueues({
    backend: { kind: 'postgres', url: database.queueUrl },
    envelopeKey: randomBytes(32),
    events: buildCatalogue([CORE_JOBS, ...servers]),
    jobs: buildJobCatalogue([CORE_JOBS, ...servers]),
    log,
  });
  const mailer = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: { name: 'Віче', address: 'a@viche.example' } });
  const jobs = coreJobs(host, {
    mailer,
    siteUrl: ({ slug }) => `http://${slug}.localhost`,
    mailDomain: 'viche.example',
    outboxDays: 30,
    probe: SILENT_PROBE,
    retry: (failure) => retryFailure(queues, failure),
  });
  const workers = await startWorkers({
    queues,
    run: deliveryHandler(host, jobs),
    isEnabled: () => true,
    recordFailure: (failure) => recordFailure(host, failure),
    tenantsOf: async () => [],
    log,
  });
  const relay = startRelay({ relayUrl: database.relayUrl, queues, log, intervalMs: 20 });
  return {
    queues,
    async stop() {
      await relay.stop();
      await workers.close();
      await queues.close();
      mailer.close();
    },
  };
}
