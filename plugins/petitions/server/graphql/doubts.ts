import type { Builder } from '@viche/graphql';
import {
  type ClusterRow,
  type DoubtedSignature,
  type DryRunNow,
  doubtedSignatures,
  dryRunNow,
  type InvalidationRow,
  type PublicInvalidation,
} from '../queries/integrity.ts';
import { petitionById } from '../queries/petition-rows.ts';
import { petitionRules } from '../rules.ts';
import { OWNED } from './owner.ts';

/** Types about doubted signatures. */
export function addDoubts(builder: Builder) {
  const Cluster = builder.objectRef<ClusterRow>('PetitionSignatureCluster').implement({
    extensions: OWNED,
    description: 'Signatures that look alike: a signal, never a verdict.',
    fields: (t) => ({
      uuid: t.exposeString('id'),
      signals: t.field({ type: ['String'], resolve: ({ signals }) => [...signals] }),
      signatures: t.exposeInt('signatures'),
      firstAt: t.field({ type: 'DateTime', resolve: (cluster) => cluster.firstAt }),
      lastAt: t.field({ type: 'DateTime', resolve: (cluster) => cluster.lastAt }),
      state: t.exposeString('state'),
      hasNetwork: t.exposeBoolean('hasNetwork', {
        description: 'One network stands behind it, whose mark is kept yet.',
      }),
    }),
  });
  const DryRunType = builder.objectRef<DryRunNow>('PetitionDryRun').implement({
    extensions: OWNED,
    description: 'What would fall now, and what the petition’s state would become.',
    fields: (t) => ({
      count: t.exposeInt('count'),
      of: t.exposeInt('of'),
      stateAfter: t.exposeString('stateAfter'),
    }),
  });
  const Doubted = builder.objectRef<DoubtedSignature>('PetitionDoubtedSignature').implement({
    extensions: OWNED,
    description: 'Without the name: that takes a look with a ground.',
    fields: (t) => ({
      uuid: t.exposeString('id'),
      signedAt: t.field({ type: 'DateTime', resolve: (signature) => signature.signedAt }),
      assurance: t.exposeString('assurance'),
      channel: t.exposeString('channel'),
      standing: t.exposeString('standing'),
    }),
  });
  const Invalidation = builder.objectRef<InvalidationRow>('PetitionInvalidation').implement({
    extensions: OWNED,
    description: 'Doubted signatures: which, why, and what was decided.',
    fields: (t) => ({
      uuid: t.exposeString('id'),
      state: t.exposeString('state'),
      criteria: t.field({ type: 'JSON', resolve: ({ criteria }) => criteria }),
      reason: t.exposeString('reason'),
      publicNote: t.exposeString('publicNote'),
      signatures: t.exposeInt('signatures'),
      createdAt: t.field({ type: 'DateTime', resolve: (row) => row.createdAt }),
      dryRunCount: t.exposeInt('dryRunCount', { description: 'As the last dry run counted.' }),
      dryRunOf: t.exposeInt('dryRunOf'),
      dryRunAt: t.field({ type: 'DateTime', resolve: (row) => row.dryRunAt }),
      dryRun: t.field({
        type: DryRunType,
        nullable: true,
        description: 'Counted now; null once it is decided.',
        resolve: async (row, _args, ctx) => {
          const petition = await petitionById(ctx, row.petitionId);
          const rules = petitionRules.safeParse(petition?.rules).data;
          return petition && rules ? dryRunNow(ctx, petition, rules, row) : null;
        },
      }),
      doubted: t.field({
        type: [Doubted],
        description: 'The first hundred that it means or holds.',
        resolve: (row, _args, ctx) => doubtedSignatures(ctx, row),
      }),
    }),
  });
  const Public = builder.objectRef<PublicInvalidation>('PetitionPublicInvalidation').implement({
    extensions: OWNED,
    description: 'What everybody is told about doubted signatures.',
    fields: (t) => ({
      state: t.exposeString('state'),
      signatures: t.exposeInt('signatures'),
      note: t.exposeString('note'),
      at: t.field({ type: 'DateTime', resolve: (row) => row.at }),
    }),
  });
  return { Cluster, Invalidation, PublicInvalidation: Public };
}
