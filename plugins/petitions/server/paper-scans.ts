import type { PluginContext } from '@viche/plugin-api';

const MB = 1_048_576;

/** A scan is one picture or one PDF with all pages of the sheet. */
export const SCAN_RULES = { kinds: ['image', 'pdf'], maxBytes: 20 * MB, most: 1, field: 'fileId' } as const;

/** A sheet as a subject of files. */
export const sheetSubject = (sheetId: string) => ({ type: 'PaperSheet', id: sheetId });

/** Another sheet of the hromada on which the same scan hangs; null for none. Numbers are unique within a petition only. */
export async function sheetWithSameScan(
  { files, sql, tenantId }: Pick<PluginContext, 'files' | 'sql' | 'tenantId'>,
  sheetId: string,
  fileId: string,
): Promise<{ number: string; petition: string } | null> {
  const alike = await files.alike(fileId, sheetSubject(sheetId));
  const [sheet] = await sql<{ number: string; petition: string }>`
    select h.number, p.title as petition
    from petitions_paper_sheet h join petitions_petition p on p.tenant_id = h.tenant_id and p.id = h.petition_id
    where h.tenant_id = ${tenantId}::uuid and h.id = any(${[...alike]}::uuid[]) order by h.created_at, h.id limit 1`;
  return sheet ?? null;
}

/** Removes the scans of a petition for good: they hold names and codes of everybody who signed on paper. */
export async function forgetScans(
  { files, db, tenantId }: Pick<PluginContext, 'files' | 'db' | 'tenantId'>,
  petitionId: string,
): Promise<void> {
  const sheets = await db.paperSheet.findMany({ where: { tenantId, petitionId }, select: { id: true } });
  for (const { id } of sheets) await files.removeAll(sheetSubject(id));
}
