import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase, subjectOf } from '../case.ts';
import { WrongState } from '../errors.ts';
import { startStepTerm } from '../implementation.ts';
import { writtenText } from '../petition-text.ts';
import { ANSWERED } from '../states.ts';

/** Promises a dated step after the answer, for everybody to see. */
export const addImplementationStep = command({
  name: 'petitions.add-implementation-step',
  plugin,
  assurance: 'eid',
  can: ['handle', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), title: writtenText(5, 200), dueOn: z.iso.date() }),
  errors: [WrongState],
  async run(ctx, { petitionId, title, dueOn }) {
    await staffCase(ctx, petitionId, ANSWERED);
    const { id } = await ctx.db.implementationStep.create({
      data: { tenantId: ctx.tenantId, petitionId, title, dueOn: new Date(dueOn) },
      select: { id: true },
    });
    await startStepTerm(ctx, id, dueOn);
    await ctx.emit('petitions.implementation-changed.v1', { petitionId });
    ctx.invalidate(`Petition:${petitionId}`);
    ctx.noteChange(subjectOf(petitionId), null, { step: title, dueOn });
    return { petitionId };
  },
});
