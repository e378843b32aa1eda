import { command, LOOK_GROUNDS, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { twoPeopleToLook } from '../four-eyes.ts';
import { SHEET_FIELDS } from '../looks.ts';
import { sheetSubject } from '../paper-scans.ts';
import { reasonText } from '../petition-text.ts';

/** Opens the names on a sheet of paper and its scan (threats F08). Whoever enters a sheet needs neither. */
export const lookAtPaperSheet = command({
  name: 'petitions.look-at-paper-sheet',
  plugin,
  assurance: 'eid',
  can: ['enter-paper', 'Petition'],
  by: 'staff',
  proof: 'fresh',
  input: z.strictObject({ sheetId: z.uuid(), ground: z.enum(LOOK_GROUNDS), reason: reasonText(10) }),
  errors: [],
  fourEyes: twoPeopleToLook(async ({ db, tenantId }, { sheetId }: { sheetId: string }) => {
    const where = { tenantId, id: sheetId };
    const sheet = await db.paperSheet.findFirst({ where, select: { petitionId: true, number: true } });
    return sheet && { petitionId: sheet.petitionId, path: `paper/${sheetId}/look`, sheet: sheet.number };
  }),
  async run(ctx, { sheetId, ground, reason }) {
    const where = { tenantId: ctx.tenantId, id: sheetId };
    if (!(await ctx.db.paperSheet.findFirst({ where, select: { id: true } }))) throw new NotFound({});
    const subject = sheetSubject(sheetId);
    const { lookId } = await ctx.looks.open({
      subject,
      fields: SHEET_FIELDS,
      ground,
      reason,
      perDay: ctx.settings.looksPerDay,
    });
    ctx.noteChange(subject, null, { lookId, ground }, reason);
    return { lookId };
  },
});
