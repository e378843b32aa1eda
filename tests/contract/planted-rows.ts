import { tablePrefix } from '@viche/db/server';
import type { World } from '@viche/testing/world';
import { PLUGINS } from './plugins.ts';
import { plantRow, type TenantTable } from './tenant-tables.ts';

/** Rows of all plugins that carry the text: one per table, and one per state where there are states. */
export async function plantCanaries(
  world: World,
  tables: readonly TenantTable[],
  tenantId: string,
  text: string,
): Promise<void> {
  for (const { manifest, processes } of PLUGINS) {
    const parents: Record<string, unknown> = {};
    for (const table of tables.filter(({ name }) => name.startsWith(tablePrefix(manifest.id)))) {
      const process = Object.values(processes ?? {}).find(({ column }) => column.split('.')[0] === table.name);
      const column = process?.column.split('.')[1] ?? '';
      const kinds = process ? process.states.map((state) => ({ [column]: state })) : [undefined];
      for (const values of kinds) {
        const fill = values ? 'whole' : 'texts';
        const row = await plantRow(world, table, { tenantId, text, parents, values, fill });
        parents[table.name] = row.id;
      }
    }
  }
}

/** Every uuid column of the database, as `table.column`, in which some row holds this id. */
export async function columnsThatHold(world: World, id: string): Promise<string[]> {
  const columns = await world.asSuperuser<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and data_type = 'uuid' order by 1, 2`,
  );
  const holding: string[] = [];
  for (const { table, column } of columns) {
    const rows = await world.asSuperuser(`select 1 as n from "${table}" where "${column}" = $1 limit 1`, [id]);
    if (rows.length > 0) holding.push(`${table}.${column}`);
  }
  return holding;
}
