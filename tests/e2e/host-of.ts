import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createHost, createLogger, type Host } from '@viche/host';
import { KeyRing } from '@viche/identity';
import { servers } from '@viche/registry/servers';
import type { Instance } from './instance.ts';

const STATEMENT_TIMEOUT_MS = 60_000;

/** A host of our own over a running instance's database, for writing what a test or bench starts from. */
export function hostOf(instance: Instance): Promise<Host> {
  const { env } = JSON.parse(readFileSync(path.join(instance.home, 'running.json'), 'utf8'));
  return createHost({
    databaseUrl: env.DATABASE_URL,
    scopeKey: env.SCOPE_KEY,
    keys: KeyRing.fromEnvironment(env),
    servers,
    log: createLogger('silent', 'test'),
    sessions: 4,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    applicationName: 'viche-test',
  });
}
