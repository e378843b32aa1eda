// npm run db:diff -- <plugin|core> <name>: writes the next migration of one owner.
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../src/embedded.ts';
import { installedPlugins } from '../src/generate.ts';
import { migrationName, nextMigration } from '../src/next-migration.ts';
import { blockingStatements, hotTables } from '../src/online/blocking-statements.ts';
import { composedSchema, migrationsFolder, repositoryRoot } from '../src/sources.ts';

async function run(owner: string, name: string): Promise<void> {
  const plugins = installedPlugins();
  if (owner !== 'core' && !plugins.includes(owner))
    throw new Error(`"${owner}" is neither core nor a plugin of viche.config.ts`);
  const folder = path.join(migrationsFolder(owner), migrationName(owner, name, new Date()));
  const dataDir = path.join(tmpdir(), `viche-diff-${process.pid}`);
  const server = await startEmbeddedPostgres({
    dataDir,
    password: randomBytes(16).toString('hex'),
    durability: 'fast',
  });
  try {
    const sql = await nextMigration(server.superUrl, owner, plugins);
    if (sql === null) {
      console.log('The migrations already lead to the schema: nothing to write.');
      return;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'migration.sql'), sql);
    console.log(`Written: ${path.relative(repositoryRoot, folder)}/migration.sql`);
    const hot = hotTables(composedSchema(plugins));
    for (const { line, table, reason } of await blockingStatements({ name: path.basename(folder), sql }, hot))
      console.log(`Line ${line} would stop people who use ${table ?? 'the database'}: ${reason}`);
    console.log('Read it, add checks, partial indexes and triggers by hand, and commit it with the schema.');
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const [owner, name] = process.argv.slice(2);
if (!owner || !name) {
  console.error('Usage: npm run db:diff -- <plugin|core> <name>');
  process.exit(2);
}
await run(owner, name).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
