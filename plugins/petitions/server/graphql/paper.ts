import { type Builder, commandField, errorType, filesOf } from '@viche/graphql';
import { type AttachedFile, isId } from '@viche/plugin-api';
import { attachPaperScan } from '../commands/attach-paper-scan.ts';
import { closePaperSheet } from '../commands/close-paper-sheet.ts';
import { enterPaperSignatures } from '../commands/enter-paper-signatures.ts';
import { openPaperSheet } from '../commands/open-paper-sheet.ts';
import { removePaperLine } from '../commands/remove-paper-line.ts';
import { reopenPaperSheet } from '../commands/reopen-paper-sheet.ts';
import { STRIKE_GROUNDS, strikePaperLine } from '../commands/strike-paper-line.ts';
import { CountsDiffer } from '../errors.ts';
import { LINE_OUTCOMES, type LineResult } from '../paper-line.ts';
import { type LineRow, linesOf, repeatedSheet, type SheetRow, sheetById, sheetsOf } from '../queries/paper-sheets.ts';
import { petitionById } from '../queries/petition-rows.ts';
import { PAPERABLE } from '../states.ts';
import { enumValues, OWNED } from './owner.ts';
import { type PetitionRef, shown } from './petition-type.ts';

const OFFICERS = { can: ['enter-paper', 'Petition'] } as const satisfies { can: [string, string] };

/** Signatures that were collected on paper: sheets, their lines, and what an officer does with them. */
export function addPaper(builder: Builder, Petition: PetitionRef): void {
  const Sheet = addSheet(builder, Petition);
  const Entry = addEntry(builder, Sheet);
  errorType(builder, CountsDiffer, {
    fields: (t) => ({
      stated: t.int({ resolve: (error) => Number(error.params.stated) }),
      settled: t.int({ resolve: (error) => Number(error.params.settled) }),
    }),
  });
  builder.queryField('petitionPaperSheet', (t) =>
    t.field({
      type: Sheet,
      nullable: true,
      extensions: OWNED,
      authScopes: OFFICERS,
      description: 'One sheet of paper signatures.',
      args: { id: t.arg.string({ required: true }) },
      resolve: (_root, { id }, ctx) => (isId(id) ? sheetById(ctx, id) : null),
    }),
  );
  builder.queryField('petitionsOnPaper', (t) =>
    t.prismaField({
      type: [Petition],
      extensions: OWNED,
      authScopes: OFFICERS,
      description: 'Petitions to which sheets may be entered now, the one that closes first on top. For officers.',
      resolve: async (query, _root, _args, ctx) =>
        ctx.db.petition.findMany({
          ...query,
          where: { tenantId: ctx.tenantId, state: { in: [...PAPERABLE] }, paperUntil: { gt: await ctx.now() } },
          orderBy: [{ paperUntil: 'asc' }, { id: 'asc' }],
          take: 200,
        }),
    }),
  );
  const Ground = builder.enumType('PetitionStrikeGround', { extensions: OWNED, values: enumValues(STRIKE_GROUNDS) });
  const sheet = {
    type: Sheet,
    load: (ctx: Parameters<typeof sheetById>[0], { sheetId }: { sheetId: string }) => sheetById(ctx, sheetId),
  };
  commandField(builder, openPaperSheet, {
    ...sheet,
    ids: { petitionId: 'Petition' },
    description: 'Takes in a sheet of paper signatures.',
  });
  commandField(builder, enterPaperSignatures, {
    type: Entry,
    description: 'Enters lines of a sheet; each has an outcome of its own. Codes become keys and are kept nowhere.',
  });
  commandField(builder, strikePaperLine, {
    ...sheet,
    inputTypes: { ground: Ground },
    description: 'Says that a line makes no signature, and why.',
  });
  commandField(builder, removePaperLine, { ...sheet, description: 'Takes back a line that was entered wrongly.' });
  commandField(builder, attachPaperScan, {
    ...sheet,
    description:
      'Attaches the scan of an open sheet, a file that was sent before by POST /files; replaces an earlier one.',
  });
  commandField(builder, closePaperSheet, { ...sheet, description: 'Closes a sheet whose numbers come out.' });
  commandField(builder, reopenPaperSheet, { ...sheet, description: 'Opens a closed sheet again.' });
}

function addSheet(builder: Builder, Petition: PetitionRef) {
  const Line = builder.objectRef<LineRow>('PetitionPaperLine').implement({
    extensions: OWNED,
    description: 'What became of one line of a sheet. Without the name: that takes a look with a ground.',
    fields: (t) => ({
      line: t.exposeInt('line'),
      outcome: t.exposeString('outcome'),
      ground: t.exposeString('ground', { nullable: true }),
      signedAt: t.field({ type: 'DateTime', nullable: true, resolve: (line) => line.signedAt }),
      channel: t.exposeString('channel', { nullable: true }),
      earlierSheet: t.exposeString('earlierSheet', { nullable: true }),
      removedReason: t.exposeString('removedReason', { nullable: true, description: 'Null while it stands.' }),
    }),
  });
  const Repeated = builder.objectRef<{ number: string; lines: number }>('PetitionRepeatedSheet').implement({
    extensions: OWNED,
    description: 'Another sheet that holds the same people.',
    fields: (t) => ({ number: t.exposeString('number'), lines: t.exposeInt('lines') }),
  });
  const Scan = builder.objectRef<AttachedFile>('PetitionPaperScan').implement({
    extensions: OWNED,
    description: 'That a sheet has a scan.',
    fields: (t) => ({ fileName: t.exposeString('fileName'), bytes: t.exposeInt('bytes') }),
  });
  const Sheet = builder.objectRef<SheetRow>('PetitionPaperSheet').implement({
    extensions: OWNED,
    description: 'A sheet of paper signatures. For officers.',
    fields: (t) => ({
      uuid: t.exposeString('id'),
      number: t.exposeString('number'),
      collectedOn: t.field({ type: 'Day', resolve: (sheet) => sheet.collectedOn }),
      place: t.exposeString('place'),
      stated: t.exposeInt('stated', { description: 'How many signatures the sheet says it holds.' }),
      state: t.exposeString('state'),
      closeReason: t.exposeString('closeReason', { nullable: true }),
      by: t.exposeString('by', { nullable: true }),
      entered: t.exposeInt('entered'),
      known: t.exposeInt('known', { description: 'Lines of people who had signed already.' }),
      struck: t.exposeInt('struck'),
      scan: t.field({
        type: Scan,
        nullable: true,
        description:
          'The sheet as it was handed in. Never public; removed together with the names of the signatories. It opens by a look.',
        resolve: async ({ id }, _args, ctx) =>
          ctx.ability.can('enter-paper', 'Petition') ? ((await filesOf(ctx, id))[0] ?? null) : null,
      }),
      repeats: t.field({
        type: Repeated,
        nullable: true,
        description: 'A sheet that seems to be this one under another number.',
        resolve: ({ id, known }, _args, ctx) => (known > 0 ? repeatedSheet(ctx, id) : null),
      }),
      lines: t.field({ type: [Line], resolve: ({ id }, _args, ctx) => linesOf(ctx, id) }),
      petition: t.field({
        type: Petition,
        resolve: async ({ petitionId }, _args, ctx) => shown(await petitionById(ctx, petitionId)),
      }),
    }),
  });
  builder.objectFields(Petition, (t) => ({
    paperCount: t.exposeInt('paperCount', { description: 'How many of the signatures came on paper.' }),
    paperUntil: t.expose('paperUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when sheets that were collected in time are entered; null where no paper is taken.',
    }),
    paperSheets: t.field({
      type: [Sheet],
      description: 'For officers.',
      resolve: ({ id }, _args, ctx) => (ctx.ability.can('enter-paper', 'Petition') ? sheetsOf(ctx, id) : []),
    }),
  }));
  return Sheet;
}

function addEntry(builder: Builder, Sheet: ReturnType<typeof addSheet>) {
  const Outcome = builder.enumType('PetitionPaperOutcome', { extensions: OWNED, values: enumValues(LINE_OUTCOMES) });
  const Result = builder.objectRef<LineResult>('PetitionPaperResult').implement({
    extensions: OWNED,
    description: 'What became of a line that was sent.',
    fields: (t) => ({
      line: t.exposeInt('line'),
      outcome: t.field({ type: Outcome, resolve: ({ outcome }) => outcome }),
      signedAt: t.field({
        type: 'DateTime',
        nullable: true,
        // A repeated request is answered from its receipt, where a moment is text.
        resolve: ({ signedAt }) => (signedAt === null ? null : new Date(signedAt)),
      }),
      channel: t.exposeString('channel', { nullable: true }),
      sheet: t.exposeString('sheet', { nullable: true, description: 'The sheet on which the person signed before.' }),
    }),
  });
  return builder.objectRef<{ sheetId: string; results: readonly LineResult[] }>('PetitionPaperEntry').implement({
    extensions: OWNED,
    description: 'The outcome of every line, in the order sent.',
    fields: (t) => ({
      results: t.field({ type: [Result], resolve: ({ results }) => [...results] }),
      sheet: t.field({
        type: Sheet,
        nullable: true,
        resolve: ({ sheetId }, _args, ctx) => sheetById(ctx, sheetId),
      }),
    }),
  });
}
