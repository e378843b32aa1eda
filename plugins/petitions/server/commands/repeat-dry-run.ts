import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase } from '../case.ts';
import { HitsEverybody, HitsNobody, WrongState } from '../errors.ts';
import { dryRun, refuseSweeping } from '../fraud/dry-run.ts';
import { invalidationIn } from '../fraud/standing.ts';
import { EXAMINABLE } from '../states.ts';

/** Counts anew what would fall, for a decision on what is true now. */
export const repeatDryRun = command({
  name: 'petitions.repeat-dry-run',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({ invalidationId: z.uuid() }),
  errors: [WrongState, HitsEverybody, HitsNobody],
  async run(ctx, { invalidationId }) {
    const drafted = await invalidationIn(ctx, invalidationId, ['drafted', 'confirmed']);
    const { petitionId } = drafted;
    await staffCase(ctx, petitionId, EXAMINABLE);
    const found = await dryRun(ctx, drafted);
    refuseSweeping(drafted.criteria, found);
    await ctx.db.signatureInvalidation.updateMany({
      where: { tenantId: ctx.tenantId, id: invalidationId },
      data: { dryRunCount: found.count, dryRunOf: found.of, dryRunAt: await ctx.now() },
    });
    ctx.noteChange(
      { type: 'SignatureInvalidation', id: invalidationId },
      { count: drafted.dryRunCount, of: drafted.dryRunOf },
      found,
    );
    return { petitionId, invalidationId };
  },
});
