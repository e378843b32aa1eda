import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf } from '../case.ts';
import { PaperOff, PetitionNotSignable, ScanKnown, SheetClosed } from '../errors.ts';
import { paperSheet } from '../paper.ts';
import { SCAN_RULES, sheetSubject, sheetWithSameScan } from '../paper-scans.ts';

/**
 * Attaches the scan of an open sheet, a file that was sent before. It replaces an earlier one and is never public. The same
 * bytes on two sheets of the hromada would be one paper entered twice.
 */
export const attachPaperScan = command({
  name: 'petitions.attach-paper-scan',
  plugin,
  assurance: 'eid',
  can: ['enter-paper', 'Petition'],
  by: 'staff',
  input: z.strictObject({ sheetId: z.uuid(), fileId: z.uuid() }),
  errors: [PaperOff, PetitionNotSignable, SheetClosed, ScanKnown],
  async run(ctx, { sheetId, fileId }) {
    const { sheet, petition } = await paperSheet(ctx, sheetId);
    const subject = sheetSubject(sheetId);
    const [earlier] = await ctx.files.of(subject);
    if (earlier) await ctx.files.remove(earlier.id, subject);
    await ctx.files.attach(fileId, subject, SCAN_RULES);
    const known = await sheetWithSameScan(ctx, sheetId, fileId);
    if (known) throw new ScanKnown(known, 'fileId');
    ctx.noteChange(
      subjectOf(petition.id),
      { sheet: sheet.number, scan: earlier?.id ?? null },
      { sheet: sheet.number, scan: fileId },
    );
    return { sheetId };
  },
});
