import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { ImportInUse, ImportNotWaiting } from '../errors.ts';
import { reasonText } from '../petition-text.ts';

/**
 * Takes an import back as a whole, or drops one that was only checked. What the hromada has built upon since (a step, a
 * decision, a pointer of another petition) makes it its own record, and then it stays.
 */
export const undoImport = command({
  name: 'petitions.undo-import',
  plugin,
  assurance: 'eid',
  can: ['import', 'Petition'],
  by: 'staff',
  input: z.strictObject({ importId: z.uuid(), reason: reasonText(10) }),
  errors: [ImportNotWaiting, ImportInUse],
  async run(ctx, { importId, reason }) {
    const { tenantId } = ctx;
    await ctx.gate('PetitionImport', importId, 'move');
    const found = await ctx.db.petitionImport.findFirst({ where: { tenantId, id: importId } });
    if (!found) throw new NotFound({});
    if (found.state !== 'checked' && found.state !== 'applied') throw new ImportNotWaiting({ state: found.state });
    const [used] = await ctx.sql<{ petitions: number }>`
      select count(*)::int as petitions from petitions_petition p
      where p.tenant_id = ${tenantId}::uuid and p.import_id = ${importId}::uuid and (
        p.state = 'taken-down'
        or exists (select from petitions_petition o where o.tenant_id = p.tenant_id and o.similar_to_id = p.id)
        or exists (select from petitions_implementation_step s where s.tenant_id = p.tenant_id and s.petition_id = p.id)
        or exists (select from petitions_petition_decision d where d.tenant_id = p.tenant_id and d.petition_id = p.id)
        or exists (select from petitions_petition_answer a where a.tenant_id = p.tenant_id and a.petition_id = p.id))`;
    if (used!.petitions > 0) throw new ImportInUse({ petitions: used!.petitions });
    const state = found.state === 'checked' ? 'dropped' : 'undone';
    await ctx.db.petitionImport.update({
      where: { tenantId_id: { tenantId, id: importId } },
      data: { state, undoneAt: await ctx.now(), revision: { increment: 1 } },
      select: { id: true },
    });
    await ctx.enqueue('stepImport', { importId, part: 0 }, { dedupeKey: `import:${importId}:undo:0` });
    ctx.noteChange({ type: 'PetitionImport', id: importId }, { state: found.state }, { state }, reason);
    return { importId };
  },
});
