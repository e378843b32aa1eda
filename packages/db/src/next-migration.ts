import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { markedTables } from './marked-tables.ts';
import { diffSchema, migrate } from './migrate.ts';
import { provisionDatabase, withDatabase } from './provision.ts';
import { composedSchema, tablePrefix } from './sources.ts';

/** Tables that a script of the schema engine makes, changes or drops. */
function touchedTables(sql: string): string[] {
  const statements = /^(?:CREATE TABLE|ALTER TABLE|DROP TABLE|CREATE (?:UNIQUE )?INDEX "\w+" ON) "(\w+)"/gm;
  return [...new Set([...sql.matchAll(statements)].map(([, table]) => table!))];
}

/**
 * Completes a script of the schema engine: every new tenant table gets its policy and grants, append-only where its model is
 * marked `/// Append-only.`
 *
 * @throws Error when a new table has no tenant_id: such a table belongs to the platform and is decided by hand.
 */
export function protectNewTables(sql: string, schema: string): string {
  const appendOnly = markedTables(schema, 'Append-only');
  const calls = [...sql.matchAll(/^CREATE TABLE "(\w+)" \(([\s\S]*?)^\);/gm)].map(([, table, columns]) => {
    if (!columns!.includes('"tenant_id" UUID NOT NULL'))
      throw new Error(`table ${table} has no tenant_id: every plugin's table needs one`);
    return `CALL viche.protect('${table}'${appendOnly.has(table!) ? ', append_only => true' : ''});`;
  });
  return calls.length === 0 ? sql : `${sql}\n\n-- Row-level security and grants\n${calls.join('\n')}`;
}

/** Refuses a script that reaches into tables of another owner: their change belongs into their own migration. */
export function assertOwnTables(sql: string, owner: string, plugins: readonly string[]): void {
  const ownerOf = (table: string): string => plugins.find((id) => table.startsWith(tablePrefix(id))) ?? 'core';
  const foreign = touchedTables(sql).filter((table) => ownerOf(table) !== owner);
  if (foreign.length === 0) return;
  const others = [...new Set(foreign.map(ownerOf))].join(', ');
  throw new Error(`the schema also differs in ${foreign.join(', ')}: write the migration of ${others} first`);
}

/**
 * The next migration of `owner` ('core' or a plugin id): what leads from all migrations so far to the composed schema.
 * Works in a database of its own on the server of `superUrl` and drops it.
 *
 * @returns null when nothing differs.
 */
export async function nextMigration(
  superUrl: string,
  owner: string,
  plugins: readonly string[],
): Promise<string | null> {
  const database = `viche_diff_${randomBytes(4).toString('hex')}`;
  const secret = randomBytes(16).toString('hex');
  const passwords = { owner: secret, app: secret, relay: secret, queue: secret };
  const { ownerUrl } = await provisionDatabase({ superUrl, database, passwords });
  try {
    await migrate({ ownerUrl, plugins });
    const sql = await diffSchema(ownerUrl, plugins);
    if (sql === '') return null;
    assertOwnTables(sql, owner, plugins);
    return `${protectNewTables(sql, composedSchema(plugins))}\n`;
  } finally {
    const client = new pg.Client({ connectionString: withDatabase(superUrl, 'postgres') });
    await client.connect();
    await client.query(`drop database if exists ${database} with (force)`);
    await client.end();
  }
}

/** Folder name of a migration: its moment, its owner and what it does; unique over the whole building. */
export function migrationName(owner: string, name: string, at: Date): string {
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new Error(`"${name}" is not a name for a migration: lower-case words joined by hyphens`);
  const moment = at.toISOString().replace(/\D/g, '').slice(0, 14);
  return [moment, owner, name].join('_').replaceAll('-', '_');
}
