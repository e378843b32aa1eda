import { BadInput, command, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase } from '../case.ts';
import { ConditionMissing, HitsEverybody, HitsNobody, WrongState } from '../errors.ts';
import { type Criteria, SIGNATURE_ASSURANCES, SIGNATURE_CHANNELS, SIGNATURE_PATTERNS } from '../fraud/criteria.ts';
import { dryRun, refuseSweeping } from '../fraud/dry-run.ts';
import { moment } from '../moment.ts';
import { reasonText, writtenText } from '../petition-text.ts';
import { EXAMINABLE } from '../states.ts';

/**
 * Says which signatures are doubted and why, and counts what would fall. Nothing changes yet: what follows is a quarantine, an
 * invalidation, or nothing.
 */
export const draftInvalidation = command({
  name: 'petitions.draft-invalidation',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({
    petitionId: z.uuid(),
    /** Takes the network of a cluster as a condition. */
    clusterId: z.uuid().optional(),
    from: moment.optional(),
    to: moment.optional(),
    assurance: z.enum(SIGNATURE_ASSURANCES).optional(),
    channel: z.enum(SIGNATURE_CHANNELS).optional(),
    pattern: z.enum(SIGNATURE_PATTERNS).optional(),
    reason: reasonText(30),
    publicNote: writtenText(10, 300),
  }),
  errors: [WrongState, ConditionMissing, HitsEverybody, HitsNobody],
  async run(ctx, { petitionId, clusterId, from, to, reason, publicNote, ...rest }) {
    const { tenantId } = ctx;
    await staffCase(ctx, petitionId, EXAMINABLE);
    const mark = clusterId ? await networkOf(ctx, petitionId, clusterId) : null;
    const criteria: Criteria = {
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      ...(from && { from: new Date(from).toISOString() }),
      ...(to && { to: new Date(to).toISOString() }),
      ...(mark && { network: true as const }),
    };
    const id = ctx.newId();
    const found = await dryRun(ctx, { id, petitionId, criteria, mark, state: 'drafted' });
    refuseSweeping(criteria, found);
    const now = await ctx.now();
    await ctx.db.signatureInvalidation.create({
      data: {
        tenantId,
        id,
        petitionId,
        criteria,
        mark: mark ? new Uint8Array(mark) : null,
        dryRunCount: found.count,
        dryRunOf: found.of,
        dryRunAt: now,
        reason,
        publicNote,
        staffId: ctx.actor.staffId,
        createdAt: now,
      },
      select: { id: true },
    });
    if (clusterId)
      await ctx.db.signatureCluster.updateMany({
        where: { tenantId, id: clusterId, state: 'proposed' },
        data: { state: 'taken-up' },
      });
    ctx.noteChange({ type: 'SignatureInvalidation', id }, null, { criteria, ...found }, reason);
    return { petitionId, invalidationId: id };
  },
});

/** The mark of a cluster's network; a cluster that was found by its time alone has none. */
async function networkOf(ctx: Pick<PluginContext, 'db' | 'tenantId'>, petitionId: string, clusterId: string) {
  const cluster = await ctx.db.signatureCluster.findFirst({
    where: { tenantId: ctx.tenantId, id: clusterId, petitionId },
  });
  if (!cluster) throw new BadInput({ fields: [{ field: 'clusterId', problem: 'unknown' }] });
  return cluster.mark;
}
