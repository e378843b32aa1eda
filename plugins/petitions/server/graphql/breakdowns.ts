import { type Builder, type GraphqlContext, territoriesOf, territoryRef } from '@viche/graphql';
import plugin from '../../plugin.ts';
import { AGE_BAND_KEYS } from '../age-bands.ts';
import {
  type AgeBreakdown,
  type TerritoryBreakdown,
  type TerritoryFigure,
  territoriesOfPetition,
} from '../queries/breakdowns.ts';
import { signObstacle } from '../queries/may-sign.ts';
import { LISTED, type PetitionState } from '../states.ts';
import { mySignature } from './my-signature.ts';
import { enumValues, OWNED } from './owner.ts';
import { type PetitionRef, rulesOf } from './petition-type.ts';

const HIDDEN = 'Null where fewer than ten people stand behind it, or behind what could be worked out from it.';

/** Breakdowns by what only the person knows: where somebody lives, how old somebody is. Sums alone, and never crossed. */
export function addBreakdowns(builder: Builder, Petition: PetitionRef) {
  const Figure = builder.objectRef<TerritoryFigure>('SignatureTerritoryFigure').implement({
    extensions: OWNED,
    fields: (t) => ({
      territory: t.field({
        type: territoryRef(builder),
        nullable: true,
        description: 'Null stands for people who stated none.',
        resolve: async ({ territoryId }, _args, ctx) =>
          (await territoriesOf(ctx)).find(({ id }) => id === territoryId) ?? null,
      }),
      signatures: t.exposeInt('signatures', { nullable: true, description: HIDDEN }),
      partly: t.exposeBoolean('partly', { description: 'Whether a part of it is hidden: so many at the least.' }),
    }),
  });
  const Territories = builder.objectRef<TerritoryBreakdown>('SignatureTerritories').implement({
    description:
      'Signatures by the territory that the signatories stated, as it was frozen after the end of collection.',
    extensions: OWNED,
    fields: (t) => ({
      quarter: t.field({
        type: 'Day',
        description: 'First day of the quarter in which the collection ended.',
        resolve: ({ quarter }) => quarter,
      }),
      petitions: t.exposeInt('petitions'),
      signatures: t.exposeInt('signatures'),
      figures: t.field({
        type: [Figure],
        description: 'In the order of the hromada; not stated is the last one.',
        resolve: ({ figures }, _args, ctx) => inOrder(ctx, figures),
      }),
    }),
  });
  const Band = builder.enumType('AgeBand', { extensions: OWNED, values: enumValues(AGE_BAND_KEYS) });
  const AgeFigure = builder.objectRef<AgeBreakdown['bands'][number]>('SignatureAgeFigure').implement({
    extensions: OWNED,
    fields: (t) => ({
      band: t.field({ type: Band, resolve: ({ band }) => band }),
      signatures: t.exposeInt('signatures', { nullable: true, description: HIDDEN }),
    }),
  });
  const Ages = builder.objectRef<AgeBreakdown>('SignatureAges').implement({
    description: 'Signatures of a closed quarter by the age on the day of signing.',
    extensions: OWNED,
    fields: (t) => ({
      quarter: t.field({ type: 'Day', description: 'Its first day.', resolve: ({ quarter }) => quarter }),
      bands: t.field({ type: [AgeFigure], resolve: ({ bands }) => [...bands] }),
    }),
  });
  builder.objectFields(Petition, (t) => ({
    signatureTerritories: t.field({
      type: Territories,
      nullable: true,
      description: 'Null while it collects, where it is too small for a table of its own, and where nobody stated any.',
      resolve: (petition, _args, ctx) =>
        LISTED.includes(petition.state as PetitionState) ? territoriesOfPetition(ctx, petition.id) : null,
    }),
    territoryChoices: t.field({
      type: [territoryRef(builder)],
      description: 'What the viewer may state when signing now; empty where the hromada does not ask.',
      resolve: async (petition, _args, ctx) => {
        if (!ctx.settingsOf(plugin).askTerritory || !ctx.actor.participantId) return [];
        const signed = (await mySignature(ctx, petition.id)) !== undefined;
        const obstacle = signObstacle({ ...petition, rules: rulesOf(petition) }, ctx.actor, signed, await ctx.now());
        return obstacle === null ? (await territoriesOf(ctx)).filter(({ archived }) => !archived) : [];
      },
    }),
  }));
  return { Territories, Ages };
}

async function inOrder(ctx: GraphqlContext, figures: readonly TerritoryFigure[]): Promise<TerritoryFigure[]> {
  const order = new Map((await territoriesOf(ctx)).map(({ id }, index) => [id, index]));
  const place = ({ territoryId }: TerritoryFigure) =>
    territoryId === null ? order.size : (order.get(territoryId) ?? 0);
  return figures.toSorted((a, b) => place(a) - place(b));
}
