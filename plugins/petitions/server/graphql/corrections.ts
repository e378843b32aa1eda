import { type Builder, loadMany } from '@viche/graphql';
import { mayReadText } from '../queries/decisions.ts';
import { type ExtensionRow, extensionsOf, publicVersions, type VersionRow, versionsOf } from '../queries/integrity.ts';
import { openTerms } from '../queries/terms.ts';
import { OWNED } from './owner.ts';
import type { PetitionRef } from './petition-type.ts';

/** Corrections of a published text and extensions of a collection, as everybody reads them. */
export function addCorrections(builder: Builder, Petition: PetitionRef): void {
  const Version = builder.objectRef<VersionRow>('PetitionVersion').implement({
    extensions: OWNED,
    description: 'A text as it was handed in, or as a moderator corrected it.',
    fields: (t) => ({
      version: t.exposeInt('version'),
      title: t.exposeString('title'),
      essence: t.exposeString('essence'),
      demand: t.exposeString('demand'),
      diffNote: t.exposeString('diffNote', { nullable: true, description: 'Why a moderator corrected it.' }),
      submittedAt: t.field({ type: 'DateTime', resolve: (version) => version.submittedAt }),
    }),
  });
  const Extension = builder.objectRef<ExtensionRow>('PetitionExtension').implement({
    extensions: OWNED,
    description: 'An outage of the site whose days the collection got back.',
    fields: (t) => ({
      outageFrom: t.field({ type: 'DateTime', resolve: (row) => row.outageFrom }),
      outageTo: t.field({ type: 'DateTime', resolve: (row) => row.outageTo }),
      days: t.exposeInt('days'),
      oldUntil: t.field({ type: 'DateTime', resolve: (row) => row.oldUntil }),
      newUntil: t.field({ type: 'DateTime', resolve: (row) => row.newUntil }),
      reason: t.exposeString('reason'),
    }),
  });
  builder.objectFields(Petition, (t) => ({
    correctedAt: t.expose('correctedAt', { type: 'DateTime', nullable: true }),
    versions: t.field({
      type: [Version],
      description:
        'For author and staff every version; for others the corrections after publication, and what they mended.',
      resolve: async (petition, _args, ctx) => {
        if (!mayReadText(ctx, petition)) return [];
        const { authorId, correctedAt, id } = petition;
        const own = authorId !== null && authorId === ctx.actor.participantId;
        if (own || ctx.ability.can('read-all', 'Petition')) return versionsOf(ctx, id);
        return correctedAt ? [...publicVersions(await versionsOf(ctx, id))] : [];
      },
    }),
    extensions: t.field({
      type: [Extension],
      resolve: ({ id, extendedDays }, _args, ctx) => (extendedDays > 0 ? extensionsOf(ctx, id) : []),
    }),
    collectArithmetic: t.field({
      type: 'JSON',
      nullable: true,
      description: 'How the end of an extended collection was counted.',
      resolve: async ({ id, extendedDays }, _args, ctx) =>
        extendedDays > 0
          ? ((await loadMany(ctx, 'petitions.collect', id, (ids, data) => openTerms(data, ids, 'collect')))?.steps ??
            null)
          : null,
    }),
  }));
}
