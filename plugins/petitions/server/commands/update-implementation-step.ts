import { BadInput, Conflict, command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase, subjectOf } from '../case.ts';
import { WrongState } from '../errors.ts';
import { settleStepTerm } from '../implementation.ts';
import { writtenText } from '../petition-text.ts';
import { ANSWERED } from '../states.ts';

export const STEP_STATES = ['planned', 'in-progress', 'done', 'failed'] as const;

/** Says how far a promised step has come. */
export const updateImplementationStep = command({
  name: 'petitions.update-implementation-step',
  plugin,
  assurance: 'eid',
  can: ['handle', 'Petition'],
  by: 'staff',
  input: z.strictObject({
    petitionId: z.uuid(),
    stepId: z.uuid(),
    stepRevision: z.int().min(1),
    state: z.enum(STEP_STATES),
    note: writtenText(5, 1_000),
    doneOn: z.iso.date().optional(),
  }),
  errors: [WrongState],
  async run(ctx, { petitionId, stepId, stepRevision, state, note, doneOn }) {
    const { tenantId } = ctx;
    await staffCase(ctx, petitionId, ANSWERED);
    const step = await ctx.db.implementationStep.findFirst({ where: { tenantId, id: stepId, petitionId } });
    if (!step) throw new NotFound({});
    if (state === 'done' && !doneOn) throw new BadInput({ fields: [{ field: 'doneOn', problem: 'required' }] });
    const changed = await ctx.db.implementationStep.updateMany({
      where: { tenantId, id: stepId, revision: stepRevision },
      data: { state, note, doneOn: state === 'done' ? new Date(doneOn!) : null, revision: { increment: 1 } },
    });
    if (changed.count === 0) throw new Conflict({});
    await settleStepTerm(ctx, { id: stepId, dueOn: step.dueOn }, state);
    await ctx.emit('petitions.implementation-changed.v1', { petitionId });
    ctx.invalidate(`Petition:${petitionId}`);
    ctx.noteChange(subjectOf(petitionId), { state: step.state }, { state, note });
    return { petitionId };
  },
});
