import { attachmentRef, type Builder, commandField, filesOf } from '@viche/graphql';
import type { DataContext } from '@viche/plugin-api';
import { isId } from '@viche/plugin-api';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { confirmResidencePaper, lookAtResidencePaper, refuseResidencePaper } from '../residency/decide-paper.ts';
import {
  type DeskPaper,
  deskPapers,
  type OpenedPerson,
  type OwnPaper,
  openedPerson,
  papersOfViewer,
} from '../residency/paper-queries.ts';
import { type PaperRules, paperRules } from '../residency/paper-rules.ts';
import { sendResidencePaper, withdrawResidencePaper } from '../residency/send-paper.ts';
import { addResidenceChecks } from './residence-checks-part.ts';

const CORE = { plugin: 'core' } as const;

/** Papers about residence that people send as files: what is taken, the viewer's own, and the officers' work on them. */
export function addResidencePapers(builder: Builder): void {
  const Rules = builder.objectRef<PaperRules>('ResidencePaperRules').implement({
    description: 'Which papers about residence are taken as files.',
    extensions: CORE,
    fields: (t) => ({
      kinds: t.stringList({
        description: 'None where the hromada takes no files.',
        resolve: ({ kinds }) => [...kinds],
      }),
      fileDays: t.exposeInt('fileDays', { description: 'Days for which a file is kept after the decision.' }),
    }),
  });
  builder.options.tenantGate.publicFields.set('residencePaperRules', CORE.plugin);
  builder.queryField('residencePaperRules', (t) =>
    t.field({
      type: Rules,
      extensions: { ...CORE, rows: false },
      resolve: (_root, _args, ctx) => paperRules(ctx.settingsOf(CORE_MANIFEST)),
    }),
  );
  addOwnPapers(builder);
  const Look = lookType(builder);
  addDeskPapers(builder, Look);
  addResidenceChecks(builder, Look);
}

function addOwnPapers(builder: Builder): void {
  const State = builder.enumType('ResidencePaperState', {
    values: ['sent', 'confirmed', 'refused', 'withdrawn'] as const,
    extensions: CORE,
  });
  const Own = builder.objectRef<OwnPaper>('OwnResidencePaper').implement({
    description: 'A paper about residence that the viewer sent as a file.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      kind: t.exposeString('kind'),
      state: t.field({ type: State, resolve: ({ state }) => state }),
      sentAt: t.field({ type: 'DateTime', resolve: ({ sentAt }) => sentAt }),
      endedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ endedAt }) => endedAt }),
      ground: t.exposeString('ground', { nullable: true, description: 'Of a refusal, as a code.' }),
      reason: t.exposeString('reason', { nullable: true, description: 'Of a refusal, in the officer’s words.' }),
      expiresAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ expiresAt }) => expiresAt }),
      fileUntil: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'The night after it takes the file; null while the paper waits.',
        resolve: ({ fileUntil }) => fileUntil,
      }),
      hasFile: t.exposeBoolean('hasFile'),
      revision: t.exposeInt('revision'),
    }),
  });
  builder.queryField('myResidencePapers', (t) =>
    t.field({
      type: [Own],
      extensions: CORE,
      description: 'Papers that the viewer sent, the latest first; none for a guest.',
      resolve: (_root, _args, ctx) => papersOfViewer(ctx),
    }),
  );
  const load = async (ctx: DataContext, { claimId }: { claimId: string }) =>
    (await papersOfViewer(ctx)).find(({ id }) => id === claimId) ?? null;
  commandField(builder, sendResidencePaper, {
    type: Own,
    load,
    description: 'Sends a paper about residence: a file that was kept a moment ago.',
  });
  commandField(builder, withdrawResidencePaper, {
    type: Own,
    load,
    description: 'Takes a paper back before it is decided; its file goes at once.',
  });
}

export type ResidenceLookRef = ReturnType<typeof lookType>;

function lookType(builder: Builder) {
  return builder.objectRef<OpenedPerson>('ResidenceLook').implement({
    description: 'What an officer’s look shows for a quarter of an hour.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('lookId'),
      subjectUuid: t.exposeString('of', {
        description: 'Bare id of the paper, or of the confirmation that is checked.',
      }),
      name: t.exposeString('name', { description: 'As the e-ID told it; empty where it told none.' }),
      birthDate: t.field({ type: 'Day', nullable: true, resolve: ({ birthDate }) => birthDate }),
      files: t.field({
        type: [attachmentRef(builder)],
        description: 'The paper, where one was sent and is still kept.',
        resolve: async ({ fileOf }, _args, ctx) => (fileOf ? [...(await filesOf(ctx, fileOf))] : []),
      }),
    }),
  });
}

function addDeskPapers(builder: Builder, Look: ResidenceLookRef): void {
  const Paper = builder.objectRef<DeskPaper>('ResidencePaper').implement({
    description: 'A paper about residence as the desk lists it: nothing of who sent it.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      kind: t.exposeString('kind'),
      state: t.exposeString('state', { description: 'sent, confirmed or refused.' }),
      sentAt: t.field({ type: 'DateTime', resolve: ({ sentAt }) => sentAt }),
      endedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ endedAt }) => endedAt }),
      by: t.exposeString('by', { nullable: true, description: 'Who decided.' }),
      ground: t.exposeString('ground', { nullable: true }),
      expiresAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ expiresAt }) => expiresAt }),
      hasFile: t.exposeBoolean('hasFile'),
      mine: t.exposeBoolean('mine', { description: 'The viewer’s own: somebody else decides.' }),
      revision: t.exposeInt('revision'),
    }),
  });
  builder.queryField('residencePapers', (t) =>
    t.field({
      type: [Paper],
      extensions: CORE,
      authScopes: { can: ['read', 'ResidencyClaim'] },
      description: 'Those that wait, the oldest first, then those decided in the last 30 days.',
      resolve: (_root, _args, ctx) => deskPapers(ctx),
    }),
  );
  builder.queryField('residencePaper', (t) =>
    t.field({
      type: Paper,
      nullable: true,
      extensions: CORE,
      authScopes: { can: ['read', 'ResidencyClaim'] },
      args: { id: t.arg.string({ required: true }) },
      resolve: async (_root, { id }, ctx) => (isId(id) ? ((await deskPapers(ctx, id))[0] ?? null) : null),
    }),
  );
  builder.queryField('residenceLook', (t) =>
    t.field({
      type: Look,
      nullable: true,
      extensions: CORE,
      authScopes: { can: ['decide', 'ResidencyClaim'] },
      description: 'The viewer’s own look, while it shows; null afterwards.',
      args: { id: t.arg.string({ required: true }) },
      resolve: async (_root, { id }, ctx) => (isId(id) ? openedPerson(ctx, id) : null),
    }),
  );
  const load = async (ctx: DataContext, { claimId }: { claimId: string }) =>
    (await deskPapers(ctx, claimId))[0] ?? null;
  commandField(builder, lookAtResidencePaper, {
    type: Look,
    load: (ctx, { lookId }) => openedPerson(ctx, lookId),
    description: 'Opens a paper and the name behind it. The person reads who opened it.',
  });
  commandField(builder, confirmResidencePaper, {
    type: Paper,
    load,
    description: 'Residence is proved by the paper.',
  });
  commandField(builder, refuseResidencePaper, {
    type: Paper,
    load,
    description: 'Refuses the paper on a ground, with words for the person.',
  });
}
