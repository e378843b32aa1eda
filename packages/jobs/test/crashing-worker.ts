// A worker in a process of its own that kills itself at one instruction: before the handler's commit, after it, or
// each time that it meets a deadly job. Started by kill.test.ts.
import { applyOnce, buildCatalogue } from '@viche/events';
import pg from 'pg';
import { buildJobCatalogue, createQueues, receiptOf, startWorkers } from '../src/index.ts';
import { quiet, sqlOf } from './bench.ts';
import { installed } from './plugins.ts';

const { backend, envelopeKey, superUrl, dieAt, lockMs } = JSON.parse(process.argv[2] ?? '{}');

const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => {});
};

const pool = new pg.Pool({ connectionString: superUrl, max: 2 });
const queues = await createQueues({
  backend,
  envelopeKey: Buffer.from(envelopeKey, 'hex'),
  events: buildCatalogue(installed),
  jobs: buildJobCatalogue(installed),
  log: quiet,
});
await startWorkers({
  queues,
  log: quiet,
  lockMs,
  isEnabled: () => true,
  recordFailure: async () => {},
  tenantsOf: async () => [],
  async run(envelope) {
    if (dieAt === 'start') await die();
    const client = await pool.connect();
    await client.query('BEGIN');
    const sql = sqlOf(client);
    if (await applyOnce(sql, receiptOf(envelope))) {
      await sql`INSERT INTO test_effect (tenant_id, plugin, key, delivery_id, payload)
        VALUES (${envelope.tenantId}, ${envelope.plugin}, ${envelope.key}, ${envelope.deliveryId}, ${JSON.stringify(envelope.payload)})`;
    }
    if (dieAt === 'before-commit') await die();
    await client.query('COMMIT');
    if (dieAt === 'after-commit') await die();
    client.release();
  },
});
process.send?.('ready');
