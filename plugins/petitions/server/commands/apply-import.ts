import { BadInput, command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { ImportNotWaiting, ImportStatusesUnknown } from '../errors.ts';
import { STATUS_MEANINGS } from '../import/statuses.ts';

/**
 * Begins to write the rows without faults as archived petitions, in batches. Every status of the file needs a meaning;
 * rows with faults stay out, and come with a mended file: what is in already is not written twice.
 */
export const applyImport = command({
  name: 'petitions.apply-import',
  plugin,
  assurance: 'eid',
  can: ['import', 'Petition'],
  by: 'staff',
  input: z.strictObject({
    importId: z.uuid(),
    statuses: z.array(z.strictObject({ status: z.string().max(100), meaning: z.enum(STATUS_MEANINGS) })).max(100),
  }),
  errors: [ImportNotWaiting, ImportStatusesUnknown],
  begins: 'process',
  async run(ctx, { importId, statuses }) {
    const { tenantId } = ctx;
    await ctx.gate('PetitionImport', importId, 'move');
    const found = await ctx.db.petitionImport.findFirst({ where: { tenantId, id: importId } });
    if (!found) throw new NotFound({});
    if (found.state !== 'checked') throw new ImportNotWaiting({ state: found.state });
    const given = new Map(statuses.map(({ status, meaning }) => [status, meaning]));
    if (given.size < statuses.length) throw new BadInput({ fields: [{ field: 'statuses', problem: 'repeated' }] });
    const words = await ctx.sql<{ status: string }>`
      select distinct status from petitions_petition_import_row
      where tenant_id = ${tenantId}::uuid and import_id = ${importId}::uuid and not faulty`;
    const unknown = words.map(({ status }) => status).filter((status) => !given.has(status));
    if (unknown.length > 0) throw new ImportStatusesUnknown({ statuses: unknown }, 'statuses');
    await ctx.db.petitionImport.update({
      where: { tenantId_id: { tenantId, id: importId } },
      data: { state: 'applying', statuses: Object.fromEntries(given), revision: { increment: 1 } },
      select: { id: true },
    });
    await ctx.enqueue('stepImport', { importId, part: 0 }, { dedupeKey: `import:${importId}:apply:0` });
    ctx.noteChange({ type: 'PetitionImport', id: importId }, { state: 'checked' }, { state: 'applying', statuses });
    return { importId };
  },
});
