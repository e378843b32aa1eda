import { hideSmallCells } from '@viche/open-data';
import type { DataContext } from '@viche/plugin-api';
import type { TerritoryTable } from './tables-of.ts';

/**
 * Writes one table with its small numbers hidden, and that its petitions are counted. A territory that nobody named stands
 * there with zero; «not stated» is a number like the others, because all of them together are public.
 */
export async function writeTerritoryTable(
  ctx: DataContext,
  { petitionId, quarter, petitions }: TerritoryTable,
  territories: readonly string[],
): Promise<void> {
  const { sql, tenantId } = ctx;
  const named = [...new Set([...territories, ...petitions.flatMap(({ stated }) => [...stated.keys()])])];
  const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
  const cells = named.map((id) => sum(petitions.map(({ stated }) => stated.get(id) ?? 0)));
  const signatures = sum(petitions.map((petition) => petition.signatures));
  const [notStated = null, ...shown] = hideSmallCells([signatures - sum(cells), ...cells]);
  const tableId = ctx.newId();
  await sql`
    insert into petitions_petition_territory_table (tenant_id, id, petition_id, quarter, signatures, not_stated, counted_at)
    values (${tenantId}::uuid, ${tableId}::uuid, ${petitionId}::uuid, ${quarter}::date, ${signatures}, ${notStated}, ${await ctx.now()})`;
  await sql`
    insert into petitions_petition_territory_figure (tenant_id, table_id, territory_id, signatures)
    select ${tenantId}::uuid, ${tableId}::uuid, figure.* from unnest(${named}::uuid[], ${shown}::int4[]) as figure`;
  await sql`
    insert into petitions_petition_territory_counted (tenant_id, petition_id, table_id)
    select ${tenantId}::uuid, id, ${tableId}::uuid from unnest(${petitions.map(({ id }) => id)}::uuid[]) as id`;
}
