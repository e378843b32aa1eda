import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import config from '../../../viche.config.ts';
import { assertPluginId, composedSchema, generatedFolder, repositoryRoot, TEMPLATE_PLUGIN } from './sources.ts';

const require = createRequire(import.meta.url);

/** The plugin folders named by viche.config.ts, in its order. */
export function installedPlugins(): string[] {
  const plugins: string[] = [...config.plugins];
  plugins.forEach(assertPluginId);
  if (new Set(plugins).size !== plugins.length) throw new Error('viche.config.ts names a plugin twice');
  return plugins;
}

function prismaVersion(): string {
  return (require('prisma/package.json') as { version: string }).version;
}

/**
 * Composes the schema and generates the Prisma client and the Pothos types into `generated/`, without network.
 * Does nothing when the inputs are those of the last run. The template's models are in the client too, so that its code is
 * checked as every plugin's is.
 *
 * @returns 'generated' or 'unchanged'.
 * @throws Error with Prisma's own words when it refuses the schema.
 */
export function generateClient(plugins: readonly string[]): 'generated' | 'unchanged' {
  const schema = composedSchema([...new Set([...plugins, TEMPLATE_PLUGIN])]);
  const stampFile = path.join(generatedFolder, '.stamp');
  const stamp = createHash('sha256').update(`${prismaVersion()}\n${schema}`).digest('hex');
  const complete = ['client/client.ts', 'pothos-types.ts'].every((file) =>
    existsSync(path.join(generatedFolder, file)),
  );
  if (complete && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 'unchanged';

  mkdirSync(generatedFolder, { recursive: true });
  rmSync(stampFile, { force: true });
  const schemaFile = path.join(generatedFolder, 'schema.prisma');
  writeFileSync(schemaFile, schema);
  const cli = path.join(path.dirname(require.resolve('prisma/package.json')), 'build', 'index.js');
  const run = spawnSync(process.execPath, [cli, 'generate', '--schema', schemaFile], {
    cwd: generatedFolder,
    encoding: 'utf8',
    // Prisma would download a schema engine that `generate` never starts: any existing executable satisfies its check.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
      PATH: `${path.join(repositoryRoot, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    },
  });
  if (run.status !== 0) throw new Error(`prisma generate failed:\n${run.stdout}${run.stderr}`);
  writeFileSync(stampFile, stamp);
  return 'generated';
}
