import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  allMigrations,
  generateClient,
  installedPlugins,
  migrate,
  provisionDatabase,
  rolesScript,
  startEmbeddedPostgres,
  storeScopeKey,
} from '@viche/db/server';
import pg from 'pg';
import { announceTestServer, testPasswords, testScopeKey } from './test-server.ts';

interface RunningServer {
  superUrl: string;
  stop(): Promise<void>;
}

async function startServer(): Promise<RunningServer> {
  const given = process.env.VICHE_TEST_SUPERUSER_URL;
  if (given) return { superUrl: given, stop: async () => undefined };
  const dataDir = path.join(tmpdir(), `viche-test-${process.pid}-${randomBytes(3).toString('hex')}`);
  const server = await startEmbeddedPostgres({
    dataDir,
    password: randomBytes(16).toString('hex'),
    durability: 'fast',
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { superUrl: server.superUrl, stop };
}

/** Named by what is in it: another run on the same server takes it as it is, a changed migration makes a new one. */
function templateName(plugins: readonly string[]): string {
  const hash = createHash('sha256').update(rolesScript());
  for (const { name, sql } of allMigrations(plugins)) hash.update(`\n${name}\n${sql}`);
  return `viche_template_${hash.digest('hex').slice(0, 12)}`;
}

async function prepareTemplate(superUrl: string, plugins: readonly string[]): Promise<string> {
  const template = templateName(plugins);
  const client = new pg.Client({ connectionString: superUrl, application_name: 'viche-test' });
  await client.connect();
  try {
    // Two runs on one server: the second waits here and then finds the template made.
    await client.query(`select pg_advisory_lock(hashtextextended('viche-test-template', 0))`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return template;
    const building = `${template}_new`;
    await client.query(`drop database if exists ${building} with (force)`);
    const { ownerUrl } = await provisionDatabase({ superUrl, database: building, passwords: testPasswords(superUrl) });
    await migrate({ ownerUrl, plugins });
    await storeScopeKey(ownerUrl, testScopeKey);
    await client.query(`alter database ${building} rename to ${template}`);
    return template;
  } finally {
    await client.end();
  }
}

/** Programs that read what strangers sent start anew for each: bundled once, they start five times as fast. */
function bundleChild(entry: string, name: string): string {
  const root = path.resolve(import.meta.dirname, '../../..');
  const bundle = path.join(root, 'node_modules/.cache/viche', `${name}-${process.pid}.js`);
  execFileSync(process.execPath, ['infra/bundle/bundle.mjs', entry, bundle], { cwd: root });
  return bundle;
}

/**
 * Before all tests: the generated client, one PostgreSQL, one migrated template database. Vitest calls it; a script that wants
 * test databases outside vitest calls it itself, and its result at the end.
 */
export default async function startTestServer(): Promise<() => Promise<void>> {
  const plugins = installedPlugins();
  generateClient(plugins);
  const fileChild = bundleChild('packages/storage/src/child/main.ts', 'file-child');
  const answerChild = bundleChild('packages/identity/src/gov-id/child/main.ts', 'answer-child');
  Object.assign(process.env, { VICHE_FILE_CHILD: fileChild, VICHE_ANSWER_CHILD: answerChild });
  const server = await startServer();
  try {
    const template = await prepareTemplate(server.superUrl, plugins);
    announceTestServer({ superUrl: server.superUrl, template });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return async () => {
    for (const bundle of [fileChild, answerChild])
      for (const file of [bundle, `${bundle}.map`]) rmSync(file, { force: true });
    await server.stop();
  };
}
