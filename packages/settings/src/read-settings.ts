import type { Sql } from '@viche/db';
import type { SettingsSchema } from '@viche/plugin-api';
import { parseStored, type ReadSettings, type SettingsPlace, type StoredJson } from './stored-settings.ts';

/** Reads one owner's settings of one tenant, with defaults. Report `dropped` to the log; nothing is repaired here. */
export async function readSettings<S extends SettingsSchema>(
  sql: Sql,
  place: SettingsPlace<S>,
): Promise<ReadSettings<S>> {
  const { tenantId, scope, schema } = place;
  const [row] = await sql<{ json: StoredJson; revision: number }>`
    select json, revision from setting where tenant_id = ${tenantId}::uuid and scope = ${scope}`;
  return { ...parseStored(schema, row?.json ?? {}), revision: row?.revision ?? 0 };
}
