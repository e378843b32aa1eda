import { Conflict, command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { reasonText } from '../petition-text.ts';

/** A cluster is nothing bad: a family, a dormitory, a meeting. It is not proposed again. */
export const dismissCluster = command({
  name: 'petitions.dismiss-cluster',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({ clusterId: z.uuid(), reason: reasonText(10) }),
  errors: [],
  async run(ctx, { clusterId, reason }) {
    const { tenantId } = ctx;
    const cluster = await ctx.db.signatureCluster.findFirst({ where: { tenantId, id: clusterId } });
    if (!cluster) throw new NotFound({});
    const moved = await ctx.db.signatureCluster.updateMany({
      where: { tenantId, id: clusterId, state: 'proposed' },
      data: { state: 'dismissed' },
    });
    if (moved.count === 0) throw new Conflict({});
    ctx.noteChange({ type: 'SignatureCluster', id: clusterId }, { state: 'proposed' }, { state: 'dismissed' }, reason);
    return { petitionId: cluster.petitionId };
  },
});
