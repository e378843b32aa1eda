import type { DataContext } from '@viche/plugin-api';
import type { FourEyesAct } from '../../plugin.ts';
import { daysFor, describeAct, fact } from '../four-eyes.ts';
import { petitionRules } from '../rules.ts';
import { criteriaSchema } from './criteria.ts';
import { dryRun, stateWithout } from './dry-run.ts';

/** Two people for an act on signatures: the second reads what would happen now, not what was true when the first asked. */
export const twoPeopleOnSignatures = (act: FourEyesAct) => ({
  days: daysFor(act),
  async describe(ctx: DataContext, { invalidationId, reason }: { invalidationId: string; reason: string }) {
    const found = await ctx.db.signatureInvalidation.findFirst({
      where: { tenantId: ctx.tenantId, id: invalidationId },
      include: { petition: true },
    });
    if (!found) return null;
    const { petition, publicNote, state, signatures } = found;
    const open = state === 'drafted' || state === 'confirmed';
    const run = open ? await dryRun(ctx, { ...found, criteria: criteriaSchema.parse(found.criteria) }) : null;
    const rules = petitionRules.parse(petition.rules);
    const described = await describeAct(ctx, act, petition.id, [
      fact(ctx, 'signatures', String(run ? run.count : signatures)),
      ...(run ? [fact(ctx, 'share', percent(ctx.locale, run.count, run.of))] : []),
      ...(run
        ? [fact(ctx, 'stateAfter', ctx.t(`petitions:state.${stateWithout(petition, rules, run, await ctx.now())}`))]
        : []),
      fact(ctx, 'publicNote', publicNote),
      fact(ctx, 'reason', reason),
    ]);
    return described && { ...described, path: `/admin/petitions/${petition.ref}/review/${invalidationId}` };
  },
});

/** `12,5 %`, exact to a tenth. */
const percent = (locale: string, part: number, whole: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(part / Math.max(whole, 1));
