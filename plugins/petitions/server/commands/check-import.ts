import { cleanText } from '@viche/i18n';
import { command, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { ImportUnreadable } from '../errors.ts';
import { type CheckedRow, checkOf } from '../import/check.ts';
import { readTable } from '../import/read-table.ts';
import { writtenText } from '../petition-text.ts';

/** So few that a statement is far from its time limit on a busy machine. */
const ROWS_PER_STATEMENT = 500;
/** Base64 of some 150 MB: what a console may read. The site's own forms carry much less. */
const LONGEST_CONTENT = 200_000_000;

/**
 * Reads an archive of a former platform and keeps its rows with what is wrong in them. No petition is written: that is
 * `applyImport`, after somebody has read the report and said what the statuses mean.
 */
export const checkImport = command({
  name: 'petitions.check-import',
  plugin,
  assurance: 'eid',
  can: ['import', 'Petition'],
  by: 'staff',
  /** `source`: name of the former platform, shown to readers. `content`: the file in base64. */
  input: z.strictObject({ source: writtenText(2, 100), content: z.string().min(1).max(LONGEST_CONTENT) }),
  errors: [ImportUnreadable],
  async run(ctx, { source, content }) {
    const table = readTable(Buffer.from(content, 'base64'));
    const [{ today } = { today: '' }] = await ctx.sql<{ today: string }>`
      select (${await ctx.now()}::timestamptz at time zone ${ctx.tenant.timeZone})::date::text as today`;
    const { columns, check } = checkOf(table, today);
    const { rows } = table;
    const { id } = await ctx.db.petitionImport.create({
      data: {
        tenantId: ctx.tenantId,
        source: cleanText(source),
        encoding: table.encoding,
        delimiter: table.delimiter,
        columns: columns.map(({ name, column }) => ({ name: cleanText(name).slice(0, 100), column })),
        statuses: {},
        rows: rows.length,
        faultyRows: 0,
        staffId: ctx.actor.staffId,
      },
      select: { id: true },
    });
    let faultyRows = 0;
    // Checked and kept by turns: a transaction that is idle while thousands of rows are read would be ended.
    for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
      const checked = rows.slice(from, from + ROWS_PER_STATEMENT).map(check);
      faultyRows += checked.filter(({ problems }) => problems.length > 0).length;
      await keepRows(ctx, id, checked);
    }
    await ctx.db.petitionImport.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { faultyRows },
      select: { id: true },
    });
    ctx.noteChange({ type: 'PetitionImport', id }, null, { source, rows: rows.length, faultyRows });
    return { importId: id };
  },
});

/** In one value of one statement: a lease has seconds for fifty thousand rows, and row by row they would take minutes. */
async function keepRows(
  { sql, tenantId }: PluginContext,
  importId: string,
  rows: readonly CheckedRow[],
): Promise<void> {
  const kept = rows.map(({ line, former, problems }) => ({ line, former, problems }));
  await sql`
    insert into petitions_petition_import_row (tenant_id, import_id, line, status, former, problems, faulty)
    select ${tenantId}::uuid, ${importId}::uuid, line, former ->> 'status', former, problems, problems <> '[]'::jsonb
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as kept (line int, former jsonb, problems jsonb)`;
}
