import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf } from '../case.ts';
import { PaperOff, PetitionNotSignable, SheetClosed } from '../errors.ts';
import { momentOnPaper, paperSheet } from '../paper.ts';
import { enterLine, type LineResult } from '../paper-line.ts';

/** Lines that one form carries. */
export const MOST_LINES = 20;

/**
 * Enters lines of a sheet. Each line has its own outcome: one that is refused holds no other back. The code on the sheet
 * becomes the person's key at once, the same that an online login makes, so the index over keys finds whoever signed
 * before; it is neither stored nor answered. The same lines sent twice leave one signature each.
 */
export const enterPaperSignatures = command({
  name: 'petitions.enter-paper-signatures',
  plugin,
  assurance: 'eid',
  can: ['enter-paper', 'Petition'],
  by: 'staff',
  input: z.strictObject({
    sheetId: z.uuid(),
    rows: z
      .array(z.strictObject({ line: z.int().min(1).max(500), name: z.string().max(300), code: z.string().max(60) }))
      .min(1)
      .max(MOST_LINES),
  }),
  errors: [PaperOff, PetitionNotSignable, SheetClosed],
  async run(ctx, { sheetId, rows }) {
    const { sheet, petition, rules, at } = await paperSheet(ctx, sheetId);
    const [noon] = await ctx.sql<{ at: Date }>`
      select (collected_on + time '12:00') at time zone ${ctx.tenant.timeZone} as at from petitions_paper_sheet
      where tenant_id = ${ctx.tenantId}::uuid and id = ${sheetId}::uuid`;
    const signedAt = momentOnPaper(
      noon!.at,
      { publishedAt: petition.publishedAt!, collectUntil: petition.collectUntil! },
      at,
    );
    const people = await ctx.peopleOfCodes(
      rows.map(({ code }) => code),
      signedAt,
    );
    const results: LineResult[] = [];
    for (const [index, { line, name }] of rows.entries()) {
      results.push(
        await enterLine(ctx, {
          sheetId,
          petitionId: petition.id,
          line,
          name,
          person: people[index] ?? null,
          minAge: rules.minAge,
          signedAt,
          at,
        }),
      );
    }
    const entered = results.filter(({ outcome }) => outcome === 'entered').length;
    if (entered > 0) {
      await ctx.count('signatures', petition.id, entered);
      await ctx.emit('petitions.paper-entered.v1', { petitionId: petition.id, signatures: entered });
      ctx.invalidate(`Petition:${petition.id}`);
    }
    ctx.noteChange(subjectOf(petition.id), null, {
      sheet: sheet.number,
      lines: results.map(({ line, outcome }) => ({ line, outcome })),
    });
    return { sheetId, results };
  },
});
