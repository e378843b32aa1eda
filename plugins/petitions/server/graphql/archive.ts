import { type Builder, commandField, errorType } from '@viche/graphql';
import { type DataContext, isId } from '@viche/plugin-api';
import { applyImport } from '../commands/apply-import.ts';
import { checkImport } from '../commands/check-import.ts';
import { createPetitionCategory } from '../commands/create-petition-category.ts';
import { undoImport } from '../commands/undo-import.ts';
import { updatePetitionCategory } from '../commands/update-petition-category.ts';
import { ImportStatusesUnknown, ImportUnreadable } from '../errors.ts';
import { STATUS_MEANINGS } from '../import/statuses.ts';
import {
  columnsOf,
  type FormerFacts,
  formerOf,
  type ImportProblem,
  type ImportRow,
  type ImportStatus,
  importById,
  importsOf,
  problemsAfter,
  refOfFormerNumber,
  statusesOf,
} from '../queries/imports.ts';
import { petitionByRef } from '../queries/petition-rows.ts';
import { enumValues, OWNED } from './owner.ts';
import { type PetitionRef, shown } from './petition-type.ts';

const IMPORTERS = { can: ['import', 'Petition'] } as const satisfies { can: [string, string] };
const PROBLEM_ROWS = 100;

/** Archives of former platforms: the report of a check, the application, and what readers see of it. */
export function addArchive(builder: Builder, Petition: PetitionRef): void {
  const Import = addImport(builder);
  addFormer(builder, Petition);
  errorType(builder, ImportUnreadable, {
    fields: (t) => ({ line: t.int({ resolve: (error) => Number(error.params.line) }) }),
  });
  errorType(builder, ImportStatusesUnknown, {
    fields: (t) => ({ statuses: t.stringList({ resolve: (error) => [...(error.params.statuses as string[])] }) }),
  });
  builder.queryField('petitionImports', (t) =>
    t.field({
      type: [Import],
      extensions: OWNED,
      authScopes: IMPORTERS,
      description: 'Archives of former platforms, the latest first.',
      resolve: (_root, _args, ctx) => importsOf(ctx),
    }),
  );
  builder.queryField('petitionImport', (t) =>
    t.field({
      type: Import,
      nullable: true,
      extensions: OWNED,
      authScopes: IMPORTERS,
      args: { id: t.arg.string({ required: true }) },
      resolve: (_root, { id }, ctx) => (isId(id) ? importById(ctx, id) : null),
    }),
  );
  builder.queryField('petitionByFormerNumber', (t) =>
    t.field({
      type: Petition,
      nullable: true,
      extensions: OWNED,
      description: 'A petition by its number on a former platform.',
      args: { number: t.arg.string({ required: true }) },
      resolve: async (_root, { number }, ctx) => {
        const ref = await refOfFormerNumber(ctx, number.slice(0, 100));
        return ref ? shown(await petitionByRef(ctx, ref)) : null;
      },
    }),
  );
  const Meaning = builder.enumType('PetitionStatusMeaning', { extensions: OWNED, values: enumValues(STATUS_MEANINGS) });
  const loaded = {
    type: Import,
    load: (ctx: DataContext, { importId }: { importId: string }) => importById(ctx, importId),
  };
  commandField(builder, checkImport, { ...loaded, description: 'Reads an archive, and writes no petition.' });
  commandField(builder, applyImport, {
    ...loaded,
    inputTypes: { 'statuses.meaning': Meaning },
    description: 'Writes the rows without faults as archived petitions.',
  });
  commandField(builder, undoImport, { ...loaded, description: 'Takes an import back as a whole.' });
}

function addImport(builder: Builder) {
  const Column = builder.objectRef<{ name: string; column: string | null }>('PetitionImportColumn').implement({
    extensions: OWNED,
    fields: (t) => ({
      name: t.exposeString('name'),
      column: t.exposeString('column', { nullable: true, description: 'Null for a column that is not read.' }),
    }),
  });
  const Status = builder.objectRef<ImportStatus>('PetitionImportStatus').implement({
    extensions: OWNED,
    fields: (t) => ({
      status: t.exposeString('status'),
      rows: t.exposeInt('rows'),
      meaning: t.exposeString('meaning', { nullable: true, description: 'What it usually means; null if unknown.' }),
    }),
  });
  const Problem = builder.objectRef<ImportProblem>('PetitionImportProblem').implement({
    extensions: OWNED,
    fields: (t) => ({
      line: t.exposeInt('line'),
      column: t.exposeString('column'),
      problem: t.exposeString('problem'),
      value: t.exposeString('value', { description: 'The beginning of the cell.' }),
    }),
  });
  return builder.objectRef<ImportRow>('PetitionImport').implement({
    extensions: OWNED,
    description: 'An archive of a former platform. For the owner.',
    fields: (t) => ({
      uuid: t.exposeString('id'),
      source: t.exposeString('source'),
      state: t.exposeString('state'),
      encoding: t.exposeString('encoding'),
      delimiter: t.exposeString('delimiter'),
      rowCount: t.exposeInt('rows'),
      faultyRowCount: t.exposeInt('faultyRows'),
      appliedCount: t.exposeInt('applied'),
      createdAt: t.field({ type: 'DateTime', resolve: (found) => found.createdAt }),
      appliedAt: t.field({ type: 'DateTime', nullable: true, resolve: (found) => found.appliedAt }),
      columns: t.field({
        type: [Column],
        resolve: columnsOf,
      }),
      statuses: t.field({ type: [Status], resolve: (found, _args, ctx) => statusesOf(ctx, found) }),
      problems: t.field({
        type: [Problem],
        description: `What is wrong in the file, of ${PROBLEM_ROWS} rows after a line.`,
        args: { afterLine: t.arg.int({ defaultValue: 0 }) },
        resolve: (found, { afterLine }, ctx) => problemsAfter(ctx, found.id, afterLine ?? 0, PROBLEM_ROWS),
      }),
    }),
  });
}

function addFormer(builder: Builder, Petition: PetitionRef): void {
  const Former = builder.objectRef<FormerFacts>('PetitionFormer').implement({
    extensions: OWNED,
    description: 'What a former platform said. Nobody here has verified it.',
    fields: (t) => ({
      number: t.exposeString('number'),
      status: t.exposeString('status'),
      threshold: t.exposeInt('threshold', { nullable: true }),
      signatures: t.exposeInt('signatures'),
      answer: t.exposeString('answer'),
      answeredOn: t.field({ type: 'Day', nullable: true, resolve: (former) => former.answeredOn }),
      address: t.exposeString('address'),
    }),
  });
  builder.objectFields(Petition, (t) => ({
    importedFrom: t.exposeString('importedFrom', {
      nullable: true,
      description: 'Name of the former platform; null for petitions of this one.',
    }),
    former: t.field({
      type: Former,
      nullable: true,
      resolve: ({ id, importedFrom }, _args, ctx) => (importedFrom === null ? null : formerOf(ctx, id)),
    }),
  }));
}

/** Categories as the owner keeps them, archived ones too. */
export function addCategories(builder: Builder, Category: Parameters<typeof commandField>[2]['type']): void {
  builder.queryField('petitionCategoryList', (t) =>
    t.field({
      type: [Category] as never,
      extensions: OWNED,
      authScopes: { can: ['manage', 'PetitionCategory'] },
      description: 'All categories, archived ones too, with what the owner may change.',
      resolve: (_root, _args, ctx) =>
        ctx.db.petitionCategory.findMany({
          where: { tenantId: ctx.tenantId },
          orderBy: [{ order: 'asc' }, { id: 'asc' }],
          take: 500,
        }) as never,
    }),
  );
  const category = {
    type: Category,
    load: (ctx: DataContext, { categoryId }: { categoryId: string }) =>
      ctx.db.petitionCategory.findFirst({ where: { tenantId: ctx.tenantId, id: categoryId } }) as never,
  };
  commandField(builder, createPetitionCategory, { ...category, description: 'Adds a category.' });
  commandField(builder, updatePetitionCategory, {
    ...category,
    ids: { categoryId: 'PetitionCategory' },
    description: 'Renames, moves, archives a category, or brings it back.',
  });
}
