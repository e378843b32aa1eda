import { Conflict, command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition } from '../case.ts';
import { WrongState } from '../errors.ts';
import { noteNameAct } from '../name-acts.ts';
import { reasonText } from '../petition-text.ts';
import { type PetitionState, VISIBLE } from '../states.ts';

/** Hides one signatory's name where the law protects it. The signature counts as before; its line says that the name is withheld. */
export const hideSignatoryName = command({
  name: 'petitions.hide-signatory-name',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), signatureId: z.uuid(), reason: reasonText(10) }),
  errors: [WrongState],
  async run(ctx, { petitionId, signatureId, reason }) {
    const { tenantId } = ctx;
    const petition = await gatedPetition(ctx, petitionId);
    if (!VISIBLE.has(petition.state as PetitionState)) throw new WrongState({ state: petition.state });
    const at = { tenantId, id: signatureId, petitionId };
    const signature = await ctx.db.petitionSignature.findFirst({ where: at, select: { nameHiddenAt: true } });
    if (!signature) throw new NotFound({});
    const hidden = await ctx.db.petitionSignature.updateMany({
      where: { ...at, nameHiddenAt: null },
      data: { nameHiddenAt: await ctx.now() },
    });
    if (hidden.count === 0) throw new Conflict({});
    await noteNameAct(ctx, { petitionId, signatureId, kind: 'hidden', reason });
    ctx.invalidate(`Petition:${petitionId}`);
    ctx.noteChange({ type: 'PetitionSignature', id: signatureId }, { name: 'shown' }, { name: 'hidden' }, reason);
    return { petitionId };
  },
});
