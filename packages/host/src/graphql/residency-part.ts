import { type Builder, commandField } from '@viche/graphql';
import { RESIDENCE_SOURCES, type ResidenceSource } from '@viche/identity';
import type { DataContext } from '@viche/plugin-api';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { confirmResidency } from '../residency/confirm-residency.ts';
import {
  addResidentListRows,
  beginResidentList,
  finishResidentList,
  giveUpResidentList,
  type ListProblem,
} from '../residency/list-commands.ts';
import { countedSources } from '../residency/residence-rules.ts';
import {
  type ConfirmedDay,
  confirmedDays,
  type ListView,
  type ProofView,
  proofsOfViewer,
  residentListsOf,
} from '../residency/residency-queries.ts';

const CORE = { plugin: 'core' } as const;

/** Residence: what counts here, the viewer's own proofs, an officer's confirmation, the council's register. */
export function addResidency(builder: Builder): void {
  const Source = builder.enumType('ResidenceSource', {
    values: RESIDENCE_SOURCES,
    extensions: CORE,
  });
  builder.options.tenantGate.publicFields.set('residenceSources', CORE.plugin);
  builder.queryField('residenceSources', (t) =>
    t.field({
      type: [Source],
      extensions: { ...CORE, rows: false },
      description: 'Whose word about residence counts in this hromada.',
      resolve: (_root, _args, ctx): ResidenceSource[] => [...countedSources(ctx.settingsOf(CORE_MANIFEST))],
    }),
  );
  const ProofState = builder.enumType('ResidencyProofState', {
    values: ['valid', 'expired', 'uncounted'] as const,
    extensions: CORE,
  });
  const Proof = builder.objectRef<ProofView>('ResidencyProof').implement({
    description: 'A dated proof that the viewer lives here.',
    extensions: CORE,
    fields: (t) => ({
      basis: t.exposeString('basis'),
      source: t.field({ type: Source, resolve: ({ source }) => source }),
      checkedAt: t.field({ type: 'DateTime', resolve: ({ checkedAt }) => checkedAt }),
      expiresAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ expiresAt }) => expiresAt }),
      state: t.field({ type: ProofState, resolve: ({ state }) => state }),
    }),
  });
  builder.queryField('myResidency', (t) =>
    t.field({
      type: [Proof],
      extensions: CORE,
      description: 'Proofs of the viewer’s residence, the latest first; none for a guest.',
      resolve: (_root, _args, ctx) => proofsOfViewer(ctx),
    }),
  );
  addConfirmations(builder);
  addLists(builder);
}

function addConfirmations(builder: Builder): void {
  const Day = builder.objectRef<ConfirmedDay>('ResidencyConfirmations').implement({
    description: 'How many people one officer confirmed on one day.',
    extensions: CORE,
    fields: (t) => ({
      day: t.field({ type: 'Day', resolve: ({ day }) => day }),
      officer: t.exposeString('officer'),
      confirmed: t.exposeInt('confirmed'),
      many: t.exposeBoolean('many', { description: 'More than is usual: somebody should look at it.' }),
    }),
  });
  builder.queryField('residencyConfirmations', (t) =>
    t.field({
      type: [Day],
      extensions: CORE,
      authScopes: { can: ['read', 'ResidencyProof'] },
      description: 'Of the last 30 days, the latest first.',
      resolve: (_root, _args, ctx) => confirmedDays(ctx),
    }),
  );
  const Confirmed = builder.objectRef<{ document: string; days: number }>('ConfirmedResidency').implement({
    description: 'By which document, and for how many days; never whose.',
    extensions: CORE,
    fields: (t) => ({ document: t.exposeString('document'), days: t.exposeInt('days') }),
  });
  commandField(builder, confirmResidency, {
    type: Confirmed,
    description: 'An officer confirms that the person of a document lives here.',
  });
}

function addLists(builder: Builder): void {
  const Problem = builder.objectRef<ListProblem>('ResidentListProblem').implement({
    description: 'What was wrong with one line. What stood there is not kept.',
    extensions: CORE,
    fields: (t) => ({ line: t.exposeInt('line'), problem: t.exposeString('problem') }),
  });
  const State = builder.enumType('ResidentListState', {
    values: ['loading', 'ready', 'replaced', 'broken'] as const,
    extensions: CORE,
  });
  const List = builder.objectRef<ListView>('ResidentList').implement({
    description: 'A register of residents that the council gave: marks of people, and nothing else of them.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      mode: t.exposeString('mode'),
      state: t.field({ type: State, resolve: ({ state }) => state }),
      source: t.exposeString('source', { description: 'Which register, and of which day.' }),
      by: t.exposeString('by', { nullable: true }),
      rows: t.exposeInt('rows', { description: 'Read so far.' }),
      people: t.exposeInt('people'),
      faulty: t.exposeInt('faulty', { description: 'Rows without a code that a register could have given.' }),
      repeated: t.exposeInt('repeated'),
      problems: t.field({ type: [Problem], resolve: ({ problems }) => [...problems] }),
      createdAt: t.field({ type: 'DateTime', resolve: ({ createdAt }) => createdAt }),
    }),
  });
  builder.queryField('residentLists', (t) =>
    t.field({
      type: [List],
      extensions: CORE,
      authScopes: { can: ['read', 'ResidentList'] },
      description: 'The latest first.',
      resolve: (_root, _args, ctx) => residentListsOf(ctx),
    }),
  );
  const load = async (ctx: DataContext, { listId }: { listId: string }) =>
    (await residentListsOf(ctx)).find(({ id }) => id === listId) ?? null;
  const field = { type: List, load } as const;
  commandField(builder, beginResidentList, { ...field, description: 'Begins to take in a register.' });
  commandField(builder, addResidentListRows, { ...field, description: 'Takes in up to a thousand rows.' });
  commandField(builder, finishResidentList, { ...field, description: 'From now on logins ask this register.' });
  commandField(builder, giveUpResidentList, { ...field, description: 'Gives a register up that was begun.' });
}
