import { Conflict, command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase } from '../case.ts';
import { WrongState } from '../errors.ts';
import { twoPeople } from '../four-eyes.ts';
import { noteNameAct } from '../name-acts.ts';
import { reasonText } from '../petition-text.ts';
import { VISIBLE } from '../states.ts';

/** Shows a withheld name in the public list again: nothing protects the person any more, or it was withheld by mistake. */
export const showSignatoryName = command({
  name: 'petitions.show-signatory-name',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  proof: 'fresh',
  // Without the name: it is withheld still, and the second person needs it no more than the public does.
  fourEyes: twoPeople('show-name'),
  input: z.strictObject({ petitionId: z.uuid(), signatureId: z.uuid(), reason: reasonText(10) }),
  errors: [WrongState],
  async run(ctx, { petitionId, signatureId, reason }) {
    const { tenantId } = ctx;
    await staffCase(ctx, petitionId, VISIBLE);
    const at = { tenantId, id: signatureId, petitionId };
    if (!(await ctx.db.petitionSignature.findFirst({ where: at, select: { id: true } }))) throw new NotFound({});
    const shown = await ctx.db.petitionSignature.updateMany({
      where: { ...at, nameHiddenAt: { not: null } },
      data: { nameHiddenAt: null },
    });
    if (shown.count === 0) throw new Conflict({});
    await noteNameAct(ctx, { petitionId, signatureId, kind: 'shown', reason });
    ctx.invalidate(`Petition:${petitionId}`);
    ctx.noteChange({ type: 'PetitionSignature', id: signatureId }, { name: 'hidden' }, { name: 'shown' }, reason);
    return { petitionId };
  },
});
