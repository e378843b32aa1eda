import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compose, type SchemaFragment } from './compose.ts';

export { tablePrefix } from './compose.ts';

/** Root of the monorepo: where viche.config.ts and plugins/ lie. */
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));
const packageRoot = fileURLToPath(new URL('..', import.meta.url));

/** Where the composed schema and the generated client are written; git-ignored. */
export const generatedFolder = path.join(packageRoot, 'generated');

const PLUGIN_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The plugin that `npm run new:plugin` copies. Never installed: its code is type-checked, its tables exist in tests only. */
export const TEMPLATE_PLUGIN = 'template-board';

/** Folder of a plugin's sources. */
export function pluginFolder(id: string): string {
  return path.join(repositoryRoot, 'plugins', id === TEMPLATE_PLUGIN ? '_template' : id);
}

function prismaFolder(owner: string): string {
  return path.join(owner === 'core' ? packageRoot : pluginFolder(owner), 'prisma');
}

/** Folder of an owner's migrations; `owner` is 'core' or a plugin id. */
export function migrationsFolder(owner: string): string {
  return path.join(prismaFolder(owner), 'migrations');
}

/** Refuses a plugin id that is not a kebab-case folder name (it becomes part of a path and of table names). */
export function assertPluginId(id: string): void {
  if (!PLUGIN_ID.test(id) || id === 'core')
    throw new Error(`"${id}" is not a plugin id: lower-case words joined by hyphens`);
}

function fragmentOf(owner: string): SchemaFragment | null {
  assertPluginId(owner);
  const schemaFile = path.join(prismaFolder(owner), `${owner}.prisma`);
  if (!existsSync(schemaFile)) return null; // a plugin may have no table of its own
  const inverseFile = path.join(prismaFolder(owner), 'inverse.prisma');
  const inverse = existsSync(inverseFile) ? readFileSync(inverseFile, 'utf8') : undefined;
  return { owner, schema: readFileSync(schemaFile, 'utf8'), ...(inverse === undefined ? {} : { inverse }) };
}

/** The one Prisma schema of the core and the given plugins, read from their folders. */
export function composedSchema(plugins: readonly string[]): string {
  const core = readFileSync(path.join(prismaFolder('core'), 'core.prisma'), 'utf8');
  return compose(
    core,
    plugins.map(fragmentOf).filter((fragment) => fragment !== null),
  );
}

/** One migration as read from disk. `name` is unique over the whole building and sorts by time within its owner. */
export interface MigrationSource {
  owner: string;
  name: string;
  sql: string;
}

/** The migrations of one owner in the order of their names. */
export function migrationsOf(owner: string): MigrationSource[] {
  const folder = migrationsFolder(owner);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ owner, name, sql: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') }));
}
