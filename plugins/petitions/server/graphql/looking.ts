import { attachmentRef, type Builder, commandField, filesOf } from '@viche/graphql';
import { type DataContext, isId, LOOK_GROUNDS } from '@viche/plugin-api';
import { LOOK_MINUTES } from '../../look-minutes.ts';
import plugin from '../../plugin.ts';
import { lookAtPaperSheet } from '../commands/look-at-paper-sheet.ts';
import { lookAtSignatories } from '../commands/look-at-signatories.ts';
import { showSignatoryName } from '../commands/show-signatory-name.ts';
import { type OpenedLook, openedLook } from '../looks.ts';
import { type NameActRow, nameActsOf } from '../name-acts.ts';
import { type LookedAtSignatory, type SignatoryLook, signatoryLook } from '../queries/looked-at.ts';
import { type LineRow, linesOf } from '../queries/paper-sheets.ts';
import { petitionById } from '../queries/petition-rows.ts';
import { enumValues, type LoadPetition, OWNED } from './owner.ts';
import { type PetitionRef, shown } from './petition-type.ts';

const MODERATORS = { can: ['moderate', 'Petition'] } as const satisfies { can: [string, string] };
const OFFICERS = { can: ['enter-paper', 'Petition'] } as const satisfies { can: [string, string] };

/** Looks at who signed, each with its ground and its row (threats F08), and names that are withheld and shown again. */
export function addLooking(builder: Builder, Petition: PetitionRef, load: LoadPetition): void {
  const Ground = builder.enumType('PetitionLookGround', { extensions: OWNED, values: enumValues(LOOK_GROUNDS) });
  const Look = addSignatoryLook(builder, Petition);
  const SheetLook = addSheetLook(builder);
  const answer = { inputTypes: { ground: Ground } };
  commandField(builder, lookAtSignatories, {
    ...answer,
    type: Look,
    ids: { petitionId: 'Petition' },
    load: (ctx, { lookId }) => signatoryLook(ctx, lookId),
    description: 'Opens a page of signatories, or a search by name, with what the public list does not show.',
  });
  commandField(builder, lookAtPaperSheet, {
    ...answer,
    type: SheetLook,
    load: (ctx, { lookId }) => sheetLook(ctx, lookId),
    description: 'Opens the names on a sheet of paper, and its scan.',
  });
  commandField(builder, showSignatoryName, {
    type: Petition,
    load,
    ids: { petitionId: 'Petition' },
    description: 'Shows a withheld name in the public list again.',
  });
  builder.queryField('petitionLooksPerDay', (t) =>
    t.int({
      extensions: OWNED,
      authScopes: { staff: true },
      description: 'How many looks at people an officer has in a day.',
      resolve: (_root, _args, ctx) => ctx.settingsOf(plugin).looksPerDay,
    }),
  );
  addNameActs(builder, Petition);
}

function addSignatoryLook(builder: Builder, Petition: PetitionRef) {
  const Signatory = builder.objectRef<LookedAtSignatory>('PetitionLookedAtSignatory').implement({
    extensions: OWNED,
    fields: (t) => ({
      uuid: t.exposeString('id'),
      name: t.exposeString('name', { nullable: true, description: 'Null once the years of keeping are over.' }),
      withheld: t.exposeBoolean('withheld', { description: 'The public list says that the law withholds the name.' }),
      signedAt: t.field({ type: 'DateTime', resolve: ({ signedAt }) => signedAt }),
      assurance: t.exposeString('assurance'),
      channel: t.exposeString('channel'),
      standing: t.exposeString('standing'),
    }),
  });
  const Look = builder.objectRef<SignatoryLook>('PetitionSignatoryLook').implement({
    extensions: OWNED,
    description: `What a look at signatories shows to whoever opened it, for ${LOOK_MINUTES} minutes, or a day where a second person approved it.`,
    fields: (t) => ({
      uuid: t.exposeString('id'),
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      until: t.field({ type: 'DateTime', resolve: ({ until }) => until }),
      ground: t.exposeString('ground'),
      reason: t.exposeString('reason'),
      name: t.string({
        nullable: true,
        description: 'What was searched for.',
        resolve: ({ asked }) => asked.name ?? null,
      }),
      invalidation: t.string({ nullable: true, resolve: ({ asked }) => asked.invalidationId ?? null }),
      signatories: t.field({ type: [Signatory], resolve: ({ signatories }) => [...signatories] }),
      next: t.exposeString('next', { nullable: true, description: 'For `after` of the look at the next page.' }),
      petition: t.field({
        type: Petition,
        resolve: async ({ subjectId }, _args, ctx) => shown(await petitionById(ctx, subjectId)),
      }),
    }),
  });
  builder.queryField('petitionSignatoryLook', (t) =>
    t.field({
      type: Look,
      nullable: true,
      extensions: OWNED,
      authScopes: MODERATORS,
      description: 'A look that the viewer opened, while it shows something.',
      args: { id: t.arg.string({ required: true }) },
      resolve: (_root, { id }, ctx) => (isId(id) ? signatoryLook(ctx, id) : null),
    }),
  );
  return Look;
}

interface SheetLook extends OpenedLook {
  readonly lines: readonly LineRow[];
}

async function sheetLook(ctx: DataContext, lookId: string): Promise<SheetLook | null> {
  const look = await openedLook(ctx, lookId, 'PaperSheet');
  return look && { ...look, lines: await linesOf(ctx, look.subjectId) };
}

function addSheetLook(builder: Builder) {
  const Line = builder
    .objectRef<Pick<LineRow, 'line' | 'name' | 'outcome' | 'removedReason'>>('PetitionNamedPaperLine')
    .implement({
      extensions: OWNED,
      fields: (t) => ({
        line: t.exposeInt('line'),
        name: t.exposeString('name', { nullable: true }),
        outcome: t.exposeString('outcome'),
        removed: t.boolean({ resolve: ({ removedReason }) => removedReason !== null }),
      }),
    });
  const Look = builder.objectRef<SheetLook>('PetitionPaperLook').implement({
    extensions: OWNED,
    description: `What a look at a sheet shows to whoever opened it, for ${LOOK_MINUTES} minutes, or a day where a second person approved it.`,
    fields: (t) => ({
      uuid: t.exposeString('id'),
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      until: t.field({ type: 'DateTime', resolve: ({ until }) => until }),
      ground: t.exposeString('ground'),
      reason: t.exposeString('reason'),
      sheet: t.exposeString('subjectId'),
      lines: t.field({ type: [Line], resolve: ({ lines }) => [...lines] }),
      scan: t.field({
        type: attachmentRef(builder),
        nullable: true,
        resolve: async ({ subjectId }, _args, ctx) => (await filesOf(ctx, subjectId))[0] ?? null,
      }),
    }),
  });
  builder.queryField('petitionPaperLook', (t) =>
    t.field({
      type: Look,
      nullable: true,
      extensions: OWNED,
      authScopes: OFFICERS,
      description: 'A look that the viewer opened, while it shows something.',
      args: { id: t.arg.string({ required: true }) },
      resolve: (_root, { id }, ctx) => (isId(id) ? sheetLook(ctx, id) : null),
    }),
  );
  return Look;
}

function addNameActs(builder: Builder, Petition: PetitionRef): void {
  const Act = builder.objectRef<NameActRow>('PetitionNameAct').implement({
    extensions: OWNED,
    description: 'A name was withheld, or shown again. The line is known by its day.',
    fields: (t) => ({
      uuid: t.exposeString('id'),
      signature: t.exposeString('signatureId'),
      kind: t.exposeString('kind'),
      reason: t.exposeString('reason'),
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      by: t.exposeString('by', { nullable: true }),
      signedOn: t.field({ type: 'Day', resolve: ({ signedOn }) => signedOn }),
    }),
  });
  builder.objectFields(Petition, (t) => ({
    nameActs: t.field({
      type: [Act],
      description: 'What was withheld from the public list and shown there again. For those who moderate.',
      resolve: ({ id }, _args, ctx) => (ctx.ability.can('moderate', 'Petition') ? nameActsOf(ctx, id) : []),
    }),
  }));
}
