import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase, subjectOf } from '../case.ts';
import { WrongState } from '../errors.ts';
import { tellAuthor } from '../letters.ts';
import { EXPIRED } from '../states.ts';

/** Notes under which number an expired petition was registered as its author's appeal. Done once. */
export const handOverPetition = command({
  name: 'petitions.hand-over-petition',
  plugin,
  assurance: 'eid',
  can: ['handle', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), documentNumber: z.string().trim().min(1).max(80) }),
  errors: [WrongState],
  async run(ctx, { petitionId, documentNumber }) {
    const { tenantId } = ctx;
    const petition = await staffCase(ctx, petitionId, EXPIRED);
    const at = await ctx.now();
    const handed = await ctx.db.appealHandover.updateMany({
      where: { tenantId, petitionId, state: 'prepared' },
      data: { state: 'registered', documentNumber, registeredAt: at },
    });
    if (handed.count === 0) throw new WrongState({ state: 'registered' });
    const subject = subjectOf(petitionId);
    await ctx.deadlines.finish('petitions.hand-over', subject, 'met');
    await ctx.emit('petitions.handed-over.v1', { petitionId });
    await tellAuthor(ctx, petition, 'handedOver');
    ctx.invalidate(`Petition:${petitionId}`);
    ctx.noteChange(subject, { handover: 'prepared' }, { handover: 'registered', documentNumber });
    return { petitionId };
  },
});
