import { type Builder, tenantNode, territoryById, territoryRef } from '@viche/graphql';
import { titleIn } from '@viche/i18n';
import plugin from '../../plugin.ts';
import { mayReadText } from '../queries/decisions.ts';
import { signObstacle } from '../queries/may-sign.ts';
import type { PetitionRow } from '../queries/petition-rows.ts';
import { signaturePage } from '../queries/signatures.ts';
import { petitionSteps } from '../queries/timeline.ts';
import { type PetitionRules, petitionRules } from '../rules.ts';
import { PETITION_STATES, type PetitionState } from '../states.ts';
import { categoriesOf } from './choices.ts';
import { mySignature } from './my-signature.ts';
import { enumValues, OWNED } from './owner.ts';

export const rulesOf = (petition: { rules: unknown }): PetitionRules | null =>
  petitionRules.safeParse(petition.rules).data ?? null;

/** The type stands for a whole row of the model; all of it that has a field is in a `PetitionRow`. */
export const shown = (petition: PetitionRow | null) => petition as never;

/** Signatories on a page: threats §5 F09. */
const SIGNATORIES_PER_PAGE = 50;

/** The petition as the public API shows it. */
export function addPetitionType(builder: Builder) {
  const State = builder.enumType('PetitionState', { extensions: OWNED, values: enumValues(PETITION_STATES) });
  const Obstacle = builder.enumType('SignObstacle', {
    extensions: OWNED,
    description: 'Why the viewer cannot sign.',
    values: enumValues([
      'not-collecting',
      'ended',
      'sign-in',
      'assurance',
      'residence',
      'age-unknown',
      'too-young',
      'already-signed',
    ]),
  });

  const Category = tenantNode(builder, 'PetitionCategory', {
    plugin: OWNED.plugin,
    fields: (t) => ({
      title: t.string({
        resolve: (category, _args, ctx) => titleIn(ctx.locale, category),
      }),
      slug: t.string({
        description: 'How addresses of the site spell it.',
        resolve: async ({ id }, _args, ctx) => (await categoriesOf(ctx)).find((row) => row.id === id)?.slug ?? '',
      }),
      titleUk: t.exposeString('titleUk'),
      titleEn: t.exposeString('titleEn'),
      order: t.exposeInt('order'),
      archivedAt: t.expose('archivedAt', { type: 'DateTime', nullable: true }),
    }),
  });

  const Rules = builder.objectRef<PetitionRules>('PetitionRules').implement({
    extensions: OWNED,
    description: 'Rules frozen on the day of publication.',
    fields: (t) => ({
      signatureThreshold: t.exposeInt('signatureThreshold'),
      collectDays: t.exposeInt('collectDays'),
      signAssurance: t.exposeString('signAssurance'),
      minAge: t.exposeInt('minAge'),
      announceDays: t.exposeInt('announceDays'),
      reviewDays: t.exposeInt('reviewDays'),
      moderationDays: t.exposeInt('moderationDays'),
      statuteUrl: t.exposeString('statuteUrl', { nullable: true }),
      statuteEdition: t.exposeString('statuteEdition', { nullable: true }),
      statuteClause: t.exposeString('statuteClause'),
    }),
  });

  const Signatory = builder
    .objectRef<{ id: string; name: string | null; withheld: boolean; signedOn: string }>('PetitionSignatory')
    .implement({
      extensions: OWNED,
      description: 'One line of the public list: a name, or null where it is withheld by law, and a date.',
      fields: (t) => ({
        uuid: t.string({
          nullable: true,
          description: 'For those who may withhold a name.',
          resolve: ({ id }, _args, ctx) => (ctx.ability.can('moderate', 'Petition') ? id : null),
        }),
        name: t.exposeString('name', { nullable: true }),
        withheld: t.exposeBoolean('withheld', { description: 'The law withholds the name; the signature counts.' }),
        signedOn: t.field({ type: 'Day', resolve: (signatory) => signatory.signedOn }),
      }),
    });

  const Step = builder.objectRef<Awaited<ReturnType<typeof petitionSteps>>[number]>('PetitionStep').implement({
    extensions: OWNED,
    description: 'A step of the path: done, now or next, with the term and its arithmetic.',
    fields: (t) => ({
      key: t.exposeString('key'),
      phase: t.exposeString('phase'),
      at: t.field({ type: 'DateTime', nullable: true, resolve: (step) => step.at }),
      dueOn: t.field({ type: 'Day', nullable: true, resolve: (step) => step.dueOn }),
      arithmetic: t.field({ type: 'JSON', nullable: true, resolve: (step) => step.arithmetic }),
      percent: t.exposeInt('percent', { nullable: true }),
      formerDueOn: t.field({
        type: 'Day',
        nullable: true,
        description: 'Due day before the calendar changed while the clock ran.',
        resolve: (step) => step.formerDueOn,
      }),
      movedBy: t.exposeString('movedBy', { nullable: true, description: 'The act that changed the calendar.' }),
    }),
  });

  const Petition = tenantNode(builder, 'Petition', {
    plugin: OWNED.plugin,
    description: 'An electronic petition to the council.',
    fields: (t) => ({
      uuid: t.exposeString('id', { description: 'Bare id, as events and open data carry it.' }),
      ref: t.exposeString('ref'),
      number: t.exposeString('number', { nullable: true }),
      title: t.string({
        description: 'Where the text is hidden, words that say so.',
        resolve: (petition, _args, ctx) =>
          mayReadText(ctx, petition) ? petition.title : ctx.t('petitions:tombstone.title'),
      }),
      essence: t.string({
        description: 'Empty where the text is hidden.',
        resolve: (petition, _args, ctx) => (mayReadText(ctx, petition) ? petition.essence : ''),
      }),
      demand: t.string({
        description: 'Empty where the text is hidden.',
        resolve: (petition, _args, ctx) => (mayReadText(ctx, petition) ? petition.demand : ''),
      }),
      textHidden: t.boolean({
        description: 'Whether the text is hidden from this viewer.',
        resolve: (petition, _args, ctx) => !mayReadText(ctx, petition),
      }),
      state: t.field({ type: State, resolve: (petition) => petition.state as PetitionState }),
      authorName: t.string({
        description: 'Empty where the text is hidden.',
        resolve: (petition, _args, ctx) => (mayReadText(ctx, petition) ? petition.authorName : ''),
      }),
      submittedAt: t.expose('submittedAt', { type: 'DateTime', nullable: true }),
      publishedAt: t.expose('publishedAt', { type: 'DateTime', nullable: true }),
      collectUntil: t.expose('collectUntil', { type: 'DateTime', nullable: true }),
      signatureCount: t.exposeInt('signatureCount', { description: 'At most 2 seconds old.' }),
      recentSignatures: t.exposeInt('recentSignatures', {
        description: 'Of the last 7 days; counted every quarter of an hour.',
      }),
      textVersion: t.exposeInt('textVersion'),
      rules: t.field({ type: Rules, nullable: true, resolve: rulesOf }),
      category: t.field({
        type: Category,
        nullable: true,
        resolve: async ({ categoryId }, _args, ctx) =>
          categoryId ? (((await categoriesOf(ctx)).find(({ id }) => id === categoryId) ?? null) as never) : null,
      }),
      territory: t.field({
        type: territoryRef(builder),
        nullable: true,
        resolve: ({ territoryId }, _args, ctx) => territoryById(ctx, territoryId),
      }),
      signObstacle: t.field({
        type: Obstacle,
        nullable: true,
        description: 'Null when the viewer may sign now.',
        resolve: async (petition, _args, ctx) => {
          const signed = await mySignature(ctx, petition.id);
          return signObstacle(
            { ...petition, rules: rulesOf(petition) },
            ctx.actor,
            signed !== undefined,
            await ctx.now(),
          );
        },
      }),
      mySignatureAt: t.field({
        type: 'DateTime',
        nullable: true,
        resolve: async (petition, _args, ctx) => (await mySignature(ctx, petition.id))?.signedAt ?? null,
      }),
      canWithdrawSignature: t.boolean({
        description: 'Whether the viewer may take the signature back now.',
        resolve: async (petition, _args, ctx) => {
          if (!ctx.settingsOf(plugin).allowSignatureWithdrawal) return false;
          const signed = await mySignature(ctx, petition.id);
          const open = { ...petition, rules: rulesOf(petition) };
          const obstacle = signObstacle(open, ctx.actor, false, await ctx.now());
          return signed !== undefined && obstacle !== 'not-collecting' && obstacle !== 'ended';
        },
      }),
      signatories: t.connection(
        {
          type: Signatory,
          description: `Public list, newest first, at most ${SIGNATORIES_PER_PAGE} a page.`,
          resolve: (petition, { after, first }, ctx) =>
            signaturePage(
              ctx,
              petition.id,
              Math.min(Math.max(first ?? SIGNATORIES_PER_PAGE, 1), SIGNATORIES_PER_PAGE),
              after ?? null,
            ),
        },
        { name: 'PetitionSignatoryConnection', extensions: OWNED },
        { name: 'PetitionSignatoryEdge', extensions: OWNED },
      ),
      steps: t.field({
        type: [Step],
        resolve: (petition, _args, ctx) => petitionSteps(ctx, petition, rulesOf(petition)),
      }),
    }),
  });
  return { Petition, State, Category };
}

export type PetitionTypes = ReturnType<typeof addPetitionType>;
export type PetitionRef = PetitionTypes['Petition'];
export type StateRef = PetitionTypes['State'];
