import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf } from '../case.ts';
import { LineTaken, PaperOff, PetitionNotSignable, SheetClosed } from '../errors.ts';
import { paperSheet } from '../paper.ts';

/** Why a line of a sheet makes no signature. */
export const STRIKE_GROUNDS = ['unreadable', 'no-code', 'crossed-out', 'not-eligible', 'no-signature'] as const;

/** Says of a line that it makes no signature, and why: the sheet's numbers must come out. */
export const strikePaperLine = command({
  name: 'petitions.strike-paper-line',
  plugin,
  assurance: 'eid',
  can: ['enter-paper', 'Petition'],
  by: 'staff',
  input: z.strictObject({
    sheetId: z.uuid(),
    line: z.int().min(1).max(500),
    ground: z.enum(STRIKE_GROUNDS),
  }),
  errors: [PaperOff, PetitionNotSignable, SheetClosed, LineTaken],
  async run(ctx, { sheetId, line, ground }) {
    const { sheet, petition, at } = await paperSheet(ctx, sheetId);
    const [struck] = await ctx.sql<{ id: string }>`
      insert into petitions_paper_sheet_line (tenant_id, id, sheet_id, line, outcome, ground, staff_id, entered_at)
      values (${ctx.tenantId}::uuid, ${ctx.newId()}::uuid, ${sheetId}::uuid, ${line}, 'struck', ${ground}, ${ctx.actor.staffId}::uuid, ${at})
      on conflict (tenant_id, sheet_id, line) where removed_reason is null do nothing returning id`;
    if (!struck) throw new LineTaken({ line }, 'line');
    ctx.noteChange(subjectOf(petition.id), null, { sheet: sheet.number, line, ground });
    return { sheetId };
  },
});
