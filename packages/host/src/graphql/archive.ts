import type { Builder } from '@viche/graphql';
import { type ArchiveTaken, lastArchive } from '../commands/take-archive.ts';

const CORE = { plugin: 'core' } as const;

/** `archiveTaken`. The archive itself is no answer of an API: it is a stream of the desk, under a passphrase. */
export function addArchive(builder: Builder): void {
  const Taken = builder.objectRef<ArchiveTaken>('ArchiveTaken').implement({
    description: 'An archive of everything of the hromada that was taken.',
    extensions: CORE,
    fields: (t) => ({
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      by: t.exposeString('by', { nullable: true, description: 'Null: the operator, at the console.' }),
    }),
  });
  builder.queryField('archiveTaken', (t) =>
    t.field({
      type: Taken,
      nullable: true,
      extensions: CORE,
      authScopes: { staff: true },
      description: 'When the last archive was taken, for owners; the archive itself is downloaded from the desk.',
      resolve: (_root, _args, ctx) => (ctx.ability.can('export', 'Tenant') ? lastArchive(ctx) : null),
    }),
  );
}
