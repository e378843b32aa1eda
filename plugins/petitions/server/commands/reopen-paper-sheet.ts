import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf } from '../case.ts';
import { PaperOff, PetitionNotSignable, SheetOpen } from '../errors.ts';
import { paperSheet } from '../paper.ts';
import { reasonText } from '../petition-text.ts';

/** Opens a closed sheet again, while sheets may be entered at all: a mistake was found. */
export const reopenPaperSheet = command({
  name: 'petitions.reopen-paper-sheet',
  plugin,
  assurance: 'eid',
  can: ['enter-paper', 'Petition'],
  by: 'staff',
  input: z.strictObject({ sheetId: z.uuid(), reason: reasonText(10) }),
  errors: [PaperOff, PetitionNotSignable, SheetOpen],
  async run(ctx, { sheetId, reason }) {
    const { sheet, petition } = await paperSheet(ctx, sheetId, 'any');
    if (sheet.state === 'open') throw new SheetOpen({});
    await ctx.db.paperSheet.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: sheetId } },
      data: { state: 'open', closedAt: null, closeReason: null, revision: { increment: 1 } },
      select: { id: true },
    });
    const subject = subjectOf(petition.id);
    ctx.noteChange(subject, { sheet: sheet.number, state: 'closed' }, { sheet: sheet.number, state: 'open' }, reason);
    return { sheetId };
  },
});
