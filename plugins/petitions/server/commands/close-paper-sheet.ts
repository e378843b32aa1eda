import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf } from '../case.ts';
import { CountsDiffer, PaperOff, PetitionNotSignable, SheetClosed } from '../errors.ts';
import { paperSheet, settledLines } from '../paper.ts';
import { reasonText } from '../petition-text.ts';

/** Closes a sheet whose lines are all dealt with, or says why the numbers differ. */
export const closePaperSheet = command({
  name: 'petitions.close-paper-sheet',
  plugin,
  assurance: 'eid',
  can: ['enter-paper', 'Petition'],
  by: 'staff',
  input: z.strictObject({ sheetId: z.uuid(), reason: reasonText(10).optional() }),
  errors: [PaperOff, PetitionNotSignable, SheetClosed, CountsDiffer],
  async run(ctx, { sheetId, reason }) {
    const { sheet, petition, at } = await paperSheet(ctx, sheetId);
    const settled = await settledLines(ctx, sheetId);
    if (settled !== sheet.stated && !reason) throw new CountsDiffer({ stated: sheet.stated, settled }, 'reason');
    await ctx.db.paperSheet.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: sheetId } },
      data: { state: 'closed', closedAt: at, closeReason: reason ?? null, revision: { increment: 1 } },
      select: { id: true },
    });
    const before = { sheet: sheet.number, state: 'open' };
    ctx.noteChange(
      subjectOf(petition.id),
      before,
      { sheet: sheet.number, state: 'closed', settled, stated: sheet.stated },
      reason,
    );
    return { sheetId };
  },
});
