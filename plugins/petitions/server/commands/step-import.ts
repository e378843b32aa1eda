import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import type { FormerPetition } from '../import/read-row.ts';
import type { StatusMeaning } from '../import/statuses.ts';
import { writePetitions } from '../import/write-petitions.ts';

/** Rows of one transaction: the site goes on writing meanwhile. */
const ROWS_AT_ONCE = 500;

/** The next batch of an import that is applied, undone or dropped. Called again after the last, it does nothing. */
export const stepImport = command({
  name: 'petitions.step-import',
  plugin,
  assurance: 'guest',
  can: ['import', 'Petition'],
  by: 'clock',
  input: z.strictObject({ importId: z.uuid() }),
  errors: [],
  async run(ctx, { importId }) {
    const { tenantId } = ctx;
    await ctx.gate('PetitionImport', importId, 'move');
    const found = await ctx.db.petitionImport.findFirst({ where: { tenantId, id: importId } });
    if (!found || found.state === 'checked') return { left: false };
    if (found.state === 'undone') return { left: await removePetitions() };
    const staged = await ctx.db.petitionImportRow.findMany({
      where: { tenantId, importId, ...(found.state === 'dropped' ? {} : { faulty: false }) },
      orderBy: { line: 'asc' },
      take: ROWS_AT_ONCE,
      select: { line: true, former: true },
    });
    if (found.state === 'applying' && staged.length > 0) {
      const { source } = found;
      const statuses = found.statuses as Record<string, StatusMeaning>;
      const former = staged.map((row) => row.former as unknown as FormerPetition);
      const written = await writePetitions(ctx, { id: importId, source, statuses }, former);
      await ctx.db.petitionImport.update({
        where: { tenantId_id: { tenantId, id: importId } },
        data: { applied: { increment: written } },
        select: { id: true },
      });
      ctx.invalidate('Petition:list');
    }
    await ctx.db.petitionImportRow.deleteMany({
      where: { tenantId, importId, line: { in: staged.map(({ line }) => line) } },
    });
    if (staged.length < ROWS_AT_ONCE && found.state === 'applying') await finish();
    return { left: staged.length === ROWS_AT_ONCE };

    async function finish(): Promise<void> {
      const { applied } = await ctx.db.petitionImport.update({
        where: { tenantId_id: { tenantId, id: importId } },
        data: { state: 'applied', appliedAt: await ctx.now(), revision: { increment: 1 } },
        select: { applied: true },
      });
      // Rows with faults were read in the report; they come again with a mended file.
      await ctx.db.petitionImportRow.deleteMany({ where: { tenantId, importId } });
      await ctx.emit('petitions.imported.v1', { importId, petitions: applied });
    }

    async function removePetitions(): Promise<boolean> {
      const petitions = await ctx.db.petition.findMany({
        where: { tenantId, importId },
        select: { id: true },
        take: ROWS_AT_ONCE,
      });
      const ids = petitions.map(({ id }) => id);
      await ctx.db.petition.deleteMany({ where: { tenantId, importId, id: { in: ids } } });
      ctx.invalidate('Petition:list', ...ids.slice(0, 100).map((id) => `Petition:${id}`));
      return petitions.length === ROWS_AT_ONCE;
    }
  },
});
