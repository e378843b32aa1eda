import { type Builder, commandField } from '@viche/graphql';
import type { DataContext } from '@viche/plugin-api';
import { judgeResidenceCheck, lookAtResidenceCheck, settleResidenceDoubt } from '../residency/check-commands.ts';
import { type CheckView, residencyChecks } from '../residency/check-queries.ts';
import { openedPerson } from '../residency/paper-queries.ts';
import type { ResidenceLookRef } from './residence-papers-part.ts';

const CORE = { plugin: 'core' } as const;

/** The sample: confirmations of residence that a second officer looks at (threats F11). */
export function addResidenceChecks(builder: Builder, Look: ResidenceLookRef): void {
  const Check = builder.objectRef<CheckView>('ResidencyCheck').implement({
    description: 'A confirmation of residence that was drawn for a second officer: nothing of whom it is about.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      document: t.exposeString('document'),
      byFile: t.exposeBoolean('byFile', { description: 'The document was sent as a file, and not seen at the desk.' }),
      hasFile: t.exposeBoolean('hasFile'),
      by: t.exposeString('by', { nullable: true, description: 'Who confirmed.' }),
      drawnAt: t.field({ type: 'DateTime', resolve: ({ drawnAt }) => drawnAt }),
      state: t.exposeString('state', { description: 'open, agreed, doubted; kept or ended by an owner.' }),
      checkedBy: t.exposeString('checkedBy', { nullable: true }),
      checkedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ checkedAt }) => checkedAt }),
      words: t.exposeString('words', { nullable: true, description: 'Of the second officer.' }),
      settledBy: t.exposeString('settledBy', { nullable: true }),
      settlement: t.exposeString('settlement', { nullable: true, description: 'The owner’s words.' }),
      revision: t.exposeInt('revision'),
    }),
  });
  builder.queryField('residencyChecks', (t) =>
    t.field({
      type: [Check],
      extensions: CORE,
      authScopes: { can: ['read', 'ResidencyCheck'] },
      description: 'Confirmations of others that were drawn: what waits first.',
      resolve: (_root, _args, ctx) => residencyChecks(ctx),
    }),
  );
  const load = async (ctx: DataContext, { checkId }: { checkId: string }) =>
    (await residencyChecks(ctx, checkId))[0] ?? null;
  commandField(builder, lookAtResidenceCheck, {
    type: Look,
    load: (ctx, { lookId }) => openedPerson(ctx, lookId),
    description:
      'Opens whom another officer confirmed, and the paper if it is still kept. The person reads who opened it.',
  });
  commandField(builder, judgeResidenceCheck, {
    type: Check,
    load,
    description: 'The second officer agrees, or doubts with words. A doubt alone ends nothing.',
  });
  commandField(builder, settleResidenceDoubt, {
    type: Check,
    load,
    description: 'An owner settles a doubt: the proof holds on, or ends now.',
  });
}
