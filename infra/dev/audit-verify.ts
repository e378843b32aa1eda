// `npm run audit:verify -- --home DIR`: verifies the audit logs of all tenants of an instance, running or stopped.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { formerAuditKeys } from '@viche/archive';
import { loadPublicKeys, parseHeads } from '@viche/audit';
import { main } from '@viche/audit/cli/verify';
import { startEmbeddedPostgres, withDatabase } from '@viche/db/server';
import type { HomeState } from './home.ts';
import { ROOT } from './install.mjs';
import { giveUp } from './say.mjs';

const { values } = parseArgs({ options: { home: { type: 'string', default: '.viche' }, witness: { type: 'string' } } });
const home = path.resolve(ROOT, values.home);
const stateFile = path.join(home, 'state.json');
if (!existsSync(stateFile)) giveUp(`There is no instance in ${home}: name its folder with --home DIR.`);
const state = JSON.parse(readFileSync(stateFile, 'utf8')) as HomeState;
const runningFile = path.join(home, 'running.json');
const witnessFile = values.witness ? path.resolve(values.witness) : path.join(home, 'witness', 'heads.jsonl');

/** The running instance's database, or the instance's own server started for the check alone. */
async function openDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  if (existsSync(runningFile)) {
    const { superUrl } = JSON.parse(readFileSync(runningFile, 'utf8')) as { superUrl: string };
    return { url: superUrl, close: async () => {} };
  }
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(home, 'postgres'),
    port: state.ports.postgres,
    password: state.secrets.SUPERUSER_PASSWORD!,
  });
  return { url: withDatabase(postgres.superUrl, 'viche'), close: () => postgres.stop() };
}

const database = await openDatabase();
const code = await main({
  databaseUrl: database.url,
  publicKeys: loadPublicKeys([
    state.secrets.AUDIT_SIGNING_KEY!,
    ...formerAuditKeys(path.join(home, 'witness', 'former-audit-keys.pem')),
  ]),
  witnessHeads: existsSync(witnessFile) ? parseHeads(readFileSync(witnessFile, 'utf8')) : [],
  ...(existsSync(runningFile) ? { now: new Date() } : {}),
});
await database.close();
process.exit(code);
