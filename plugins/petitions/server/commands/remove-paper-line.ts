import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf } from '../case.ts';
import { PaperOff, PetitionNotSignable, SheetClosed } from '../errors.ts';
import { paperSheet } from '../paper.ts';
import { reasonText } from '../petition-text.ts';

/**
 * Takes back a line that was entered wrongly: it stays with the reason, its signature counts no more, its place may be
 * filled anew and the person may sign again.
 */
export const removePaperLine = command({
  name: 'petitions.remove-paper-line',
  plugin,
  assurance: 'eid',
  can: ['enter-paper', 'Petition'],
  by: 'staff',
  input: z.strictObject({ sheetId: z.uuid(), line: z.int().min(1).max(500), reason: reasonText(10) }),
  errors: [PaperOff, PetitionNotSignable, SheetClosed],
  async run(ctx, { sheetId, line, reason }) {
    const { tenantId } = ctx;
    const { sheet, petition, at } = await paperSheet(ctx, sheetId);
    const [removed] = await ctx.sql<{ id: string; outcome: string; signatureId: string | null }>`
      update petitions_paper_sheet_line set removed_at = ${at}, removed_reason = ${reason}
      where tenant_id = ${tenantId}::uuid and sheet_id = ${sheetId}::uuid and line = ${line} and removed_at is null
      returning id, outcome, signature_id as "signatureId"`;
    if (!removed) throw new NotFound({});
    if (removed.outcome === 'entered') {
      // An invalidated signature keeps its key (nobody signs anew after it), so it is not withdrawn here.
      const [signature] = await ctx.sql<{ standing: string }>`
        update petitions_petition_signature set withdrawn_at = ${at}
        where tenant_id = ${tenantId}::uuid and id = ${removed.signatureId}::uuid and withdrawn_at is null
          and standing <> 'invalidated' returning standing`;
      if (signature?.standing === 'counted') await ctx.count('signatures', petition.id, -1);
      ctx.invalidate(`Petition:${petition.id}`);
    }
    const subject = subjectOf(petition.id);
    ctx.noteChange(
      subject,
      { sheet: sheet.number, line, outcome: removed.outcome },
      { sheet: sheet.number, line },
      reason,
    );
    return { sheetId };
  },
});
