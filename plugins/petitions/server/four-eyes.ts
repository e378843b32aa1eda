import { titleIn } from '@viche/i18n';
import type { DataContext, FourEyesDescription, LookGround } from '@viche/plugin-api';
import type { FourEyesAct, PetitionSettings } from '../plugin.ts';
import { groundsByCode } from './queries/decisions.ts';

interface Asked {
  readonly petitionId: string;
  readonly reason: string;
  readonly ground?: string;
}

/** Days for which an act of this kind waits for a second person; null where the hromada lets one person decide. */
export const daysFor =
  (act: FourEyesAct) =>
  ({ fourEyes, fourEyesDays }: PetitionSettings): number | null =>
    fourEyes.includes(act) ? fourEyesDays : null;

type Facts = FourEyesDescription['facts'];

/** The case and the act's facts, as the second person reads them. */
export async function describeAct(
  ctx: DataContext,
  act: FourEyesAct,
  petitionId: string,
  facts: Facts,
): Promise<FourEyesDescription | null> {
  const petition = await ctx.db.petition.findFirst({
    where: { tenantId: ctx.tenantId, id: petitionId },
    select: { ref: true, title: true },
  });
  if (!petition) return null;
  return {
    act: ctx.t(`petitions:fourEyes.${act}`),
    title: petition.title,
    path: `/admin/petitions/${petition.ref}`,
    facts,
  };
}

/** A line of what the second person reads: its name from the catalogue. */
export const fact = (ctx: DataContext, name: string, text: string): Facts[number] => ({
  label: ctx.t(`petitions:fourEyes.fact.${name}`),
  text,
});

/** Two people for an act on a petition with reasons, and perhaps on a ground. */
export const twoPeople = (act: FourEyesAct) => ({
  days: daysFor(act),
  async describe(ctx: DataContext, { petitionId, reason, ground: code }: Asked) {
    const ground = code ? (await groundsByCode([code], ctx)).get(code) : undefined;
    return describeAct(ctx, act, petitionId, [
      ...(ground ? [fact(ctx, 'ground', titleIn(ctx.locale, ground))] : []),
      fact(ctx, 'reason', reason),
    ]);
  },
});

interface AskedLook {
  readonly ground: LookGround;
  readonly reason: string;
  /** A name that is searched for. */
  readonly name?: string | undefined;
}

interface LookPlace {
  readonly petitionId: string;
  /** Below the petition's page on the desk: what was looked at stands there under the look's id. */
  readonly path: string;
  /** Number of the sheet of paper at which is looked. */
  readonly sheet?: string;
}

/** Two people for a look at who signed. Approved, it is the first person's own, under the request's id. */
export const twoPeopleToLook = <A>(placeOf: (ctx: DataContext, input: A) => Promise<LookPlace | null>) => ({
  days: daysFor('look'),
  async describe(ctx: DataContext, input: A & AskedLook, requestId: string): Promise<FourEyesDescription | null> {
    const place = await placeOf(ctx, input);
    const described =
      place &&
      (await describeAct(ctx, 'look', place.petitionId, [
        ...(place.sheet ? [fact(ctx, 'sheet', place.sheet)] : []),
        ...(input.name ? [fact(ctx, 'search', input.name)] : []),
        fact(ctx, 'ground', ctx.t(`core:looks.ground.${input.ground}`)),
        fact(ctx, 'reason', input.reason),
      ]));
    return described && { ...described, opensPath: `${described.path}/${place.path}/${requestId}` };
  },
});
