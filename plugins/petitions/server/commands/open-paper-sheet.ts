import { cleanText } from '@viche/i18n';
import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf } from '../case.ts';
import { OutsideCollection, PaperOff, PetitionNotSignable, SheetTaken } from '../errors.ts';
import { paperPetition } from '../paper.ts';
import { writtenText } from '../petition-text.ts';

/** Spelling of a number as it is printed: one case, no spaces around signs, so that `№ 7-а` and `7-А` are one sheet. */
const sheetNumber = z
  .string()
  .max(60)
  .transform((value) =>
    cleanText(value)
      .replace(/[№#\s]/gu, '')
      .toLocaleUpperCase('uk'),
  )
  .pipe(
    z
      .string()
      .min(1)
      .max(60)
      .regex(/^[\p{L}\p{N}\p{P}]+$/u),
  );

/** Takes in a sheet of paper signatures. The unique number decides whether it was taken in before, never a prior read. */
export const openPaperSheet = command({
  name: 'petitions.open-paper-sheet',
  plugin,
  assurance: 'eid',
  can: ['enter-paper', 'Petition'],
  by: 'staff',
  input: z.strictObject({
    petitionId: z.uuid(),
    number: sheetNumber,
    collectedOn: z.iso.date(),
    place: writtenText(2, 200),
    stated: z.int().min(1).max(500),
  }),
  errors: [PaperOff, PetitionNotSignable, SheetTaken, OutsideCollection],
  async run(ctx, { petitionId, number, collectedOn, place, stated }) {
    const { tenantId } = ctx;
    const { petition } = await paperPetition(ctx, petitionId);
    const [window] = await ctx.sql<{ inside: boolean }>`
      select ${collectedOn}::date between (published_at at time zone ${ctx.tenant.timeZone})::date
        and least(collect_until - interval '1 second', ${await ctx.now()}) at time zone ${ctx.tenant.timeZone} as inside
      from petitions_petition where tenant_id = ${tenantId}::uuid and id = ${petitionId}::uuid`;
    if (!window) throw new NotFound({});
    if (!window.inside) throw new OutsideCollection({}, 'collectedOn');
    const [sheet] = await ctx.sql<{ id: string }>`
      insert into petitions_paper_sheet (tenant_id, id, petition_id, number, collected_on, place, stated, staff_id)
      values (${tenantId}::uuid, ${ctx.newId()}::uuid, ${petitionId}::uuid, ${number}, ${collectedOn}::date, ${place}, ${stated},
        ${ctx.actor.staffId}::uuid)
      on conflict (tenant_id, petition_id, number) do nothing returning id`;
    if (!sheet) throw new SheetTaken({ number }, 'number');
    ctx.noteChange(subjectOf(petition.id), null, { sheetId: sheet.id, number, collectedOn, place, stated });
    return { sheetId: sheet.id };
  },
});
