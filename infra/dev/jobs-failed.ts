// `npm run jobs:failed -- --home DIR [--retry ID|all]`: jobs that used up their attempts, in all hromadas of a running
// instance, and a way to try them again. Without --home it takes the environment of the processes.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createHost, createLogger, environmentOrExit, keyRingOf, readEnvironment } from '@viche/host';
import { servers } from '@viche/registry/servers';
import { LoadRefused, runningInstance } from './demo/running-instance.ts';
import { failedJobs, jobLine, retryJobs } from './failed-jobs.ts';
import { ROOT } from './install.mjs';
import { giveUp, say } from './say.mjs';

function environment(home: string | undefined) {
  if (home === undefined) return environmentOrExit();
  try {
    return readEnvironment(runningInstance(path.resolve(ROOT, home)).env);
  } catch (error) {
    if (error instanceof LoadRefused) giveUp(error.message);
    throw error;
  }
}

const { values } = parseArgs({ options: { home: { type: 'string' }, retry: { type: 'string' } } });
const env = environment(values.home);
const host = await createHost({
  databaseUrl: env.DATABASE_URL,
  scopeKey: env.SCOPE_KEY,
  keys: keyRingOf(env),
  servers,
  log: createLogger('warn', 'jobs'),
  sessions: 2,
  applicationName: 'viche-jobs-failed',
});
const jobs = await failedJobs(host);
const { retry } = values;
const chosen = jobs.filter(({ id }) => retry === 'all' || id === retry);
if (retry === undefined) {
  for (const job of jobs) process.stdout.write(`${jobLine(job)}\n`);
  say(jobs.length === 0 ? 'No job has failed.' : `${jobs.length} failed. Try again with --retry ID, or --retry all.`);
} else if (chosen.length > 0) {
  await retryJobs(host, chosen);
  say(`${chosen.length} will be tried again; one that fails once more comes back to this list.`);
}
await host.close();
if (retry !== undefined && chosen.length === 0)
  giveUp(retry === 'all' ? 'No job has failed.' : `No failed job has the id ${retry}.`);
