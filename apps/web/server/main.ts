import path from 'node:path';
import { createLogger, environmentOrExit } from '@viche/host';
import { keepProcesses } from './processes/keep-processes.ts';

const env = environmentOrExit();
const site = path.join(import.meta.dirname, 'serve.js');

if (env.WEB_PROCESSES === 1) await import(site);
else keepProcesses({ script: site, count: env.WEB_PROCESSES, log: createLogger(env.LOG_LEVEL, env.RELEASE) });
