import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { closedQuarters } from '../closed-quarters.ts';
import { markUnstated, statedPetitions } from '../territories/over-petitions.ts';
import { tablesOf } from '../territories/tables-of.ts';
import { writeTerritoryTable } from '../territories/write-table.ts';

/**
 * Writes down, once and for ever, from which territories the signatures of petitions came whose collection is over. A large
 * petition gets a table of its own at once; smaller ones are added up in one table of the quarter when the quarter is closed.
 * Which it is, its public number of signatures decides. So each signature stands in one table at most, and no two tables
 * give a third one by subtraction (threats F10). What is frozen stays: a petition that collects again is not counted again.
 */
export const freezeTerritoryTables = command({
  name: 'petitions.freeze-territory-tables',
  plugin,
  assurance: 'guest',
  can: ['count', 'Petition'],
  by: 'clock',
  input: z.strictObject({}),
  errors: [],
  async run(ctx) {
    await ctx.gate('PetitionTerritoryTables', ctx.tenantId, 'move');
    await markUnstated(ctx);
    const petitions = await statedPetitions(ctx);
    if (petitions.length === 0) return { tables: 0 };
    const taken = await ctx.sql<{ quarter: string }>`
      select quarter from petitions_petition_territory_table
      where tenant_id = ${ctx.tenantId}::uuid and petition_id is null`;
    const tables = tablesOf(petitions, {
      ownFrom: ctx.settings.territoryTableFrom,
      closed: await closedQuarters(ctx),
      taken: new Set(taken.map(({ quarter }) => quarter)),
    });
    const territories = await ctx.sql<{ id: string }>`
      select id from tenant_territory where tenant_id = ${ctx.tenantId}::uuid and archived_at is null`;
    const open = territories.map(({ id }) => id);
    for (const table of tables) await writeTerritoryTable(ctx, table, open);
    if (tables.length > 0) ctx.invalidate('Petition:days');
    return { tables: tables.length };
  },
});
