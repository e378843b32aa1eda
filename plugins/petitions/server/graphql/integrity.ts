import { type Builder, commandField, errorType } from '@viche/graphql';
import { correctPetitionText } from '../commands/correct-petition-text.ts';
import { dismissCluster } from '../commands/dismiss-cluster.ts';
import { draftInvalidation } from '../commands/draft-invalidation.ts';
import { extendCollection } from '../commands/extend-collection.ts';
import { hideSignatoryName } from '../commands/hide-signatory-name.ts';
import { invalidateSignatures } from '../commands/invalidate-signatures.ts';
import { quarantineSignatures } from '../commands/quarantine-signatures.ts';
import { releaseSignatures } from '../commands/release-signatures.ts';
import { repeatDryRun } from '../commands/repeat-dry-run.ts';
import { revertInvalidation } from '../commands/revert-invalidation.ts';
import { DryRunStale, HitsEverybody } from '../errors.ts';
import { SIGNATURE_ASSURANCES, SIGNATURE_CHANNELS, SIGNATURE_PATTERNS } from '../fraud/criteria.ts';
import { clustersOf, invalidationsOf, publicInvalidations } from '../queries/integrity.ts';
import { addCorrections } from './corrections.ts';
import { addDoubts } from './doubts.ts';
import { enumValues, type LoadPetition, OWNED } from './owner.ts';
import type { PetitionRef } from './petition-type.ts';

/** Doubted signatures, corrections, extensions: what staff decide about them, and what everybody is told. */
export function addIntegrity(builder: Builder, Petition: PetitionRef, load: LoadPetition): void {
  const { Cluster, Invalidation, PublicInvalidation } = addDoubts(builder);
  addCorrections(builder, Petition);
  builder.objectFields(Petition, (t) => ({
    signaturesUnderReview: t.exposeInt('quarantinedCount', { description: 'Doubted: they do not count meanwhile.' }),
    signaturesInvalidated: t.exposeInt('invalidatedCount'),
    invalidations: t.field({
      type: [PublicInvalidation],
      description: 'What was decided about doubted signatures, and why, as everybody is told.',
      resolve: ({ id, quarantinedCount, invalidatedCount }, _args, ctx) =>
        quarantinedCount + invalidatedCount > 0 ? publicInvalidations(ctx, id) : [],
    }),
    clusters: t.field({
      type: [Cluster],
      description: 'Signatures that look alike. For those who moderate.',
      resolve: ({ id }, _args, ctx) => (ctx.ability.can('moderate', 'Petition') ? clustersOf(ctx, id) : []),
    }),
    doubts: t.field({
      type: [Invalidation],
      description: 'What was drafted and decided about its signatures. For those who moderate.',
      resolve: ({ id }, _args, ctx) => (ctx.ability.can('moderate', 'Petition') ? invalidationsOf(ctx, id) : []),
    }),
  }));
  errorType(builder, DryRunStale, {
    fields: (t) => ({
      was: t.int({ resolve: (error) => Number(error.params.was) }),
      now: t.int({ resolve: (error) => Number(error.params.now) }),
    }),
  });
  errorType(builder, HitsEverybody, {
    fields: (t) => ({ signatures: t.int({ resolve: (error) => Number(error.params.signatures) }) }),
  });
  const petition = { type: Petition, load, ids: { petitionId: 'Petition' } };
  const Assurance = builder.enumType('PetitionSignatureAssurance', {
    extensions: OWNED,
    values: enumValues(SIGNATURE_ASSURANCES),
  });
  const Channel = builder.enumType('PetitionSignatureChannel', {
    extensions: OWNED,
    values: enumValues(SIGNATURE_CHANNELS),
  });
  const Pattern = builder.enumType('PetitionSignaturePattern', {
    extensions: OWNED,
    values: enumValues(SIGNATURE_PATTERNS),
  });
  commandField(builder, draftInvalidation, {
    ...petition,
    inputTypes: { assurance: Assurance, channel: Channel, pattern: Pattern },
    description: 'Says which signatures are doubted, and counts what would fall. Nothing changes yet.',
  });
  const decided = { type: Petition, load };
  commandField(builder, repeatDryRun, { ...decided, description: 'Counts anew what would fall.' });
  commandField(builder, quarantineSignatures, { ...decided, description: 'Puts doubted signatures under review.' });
  commandField(builder, releaseSignatures, { ...decided, description: 'Lets signatures under review count again.' });
  commandField(builder, invalidateSignatures, {
    ...decided,
    description: 'Invalidates signatures; nothing is deleted.',
  });
  commandField(builder, revertInvalidation, { ...decided, description: 'Restores what an invalidation took.' });
  commandField(builder, dismissCluster, { ...decided, description: 'Says that a cluster is nothing bad.' });
  commandField(builder, hideSignatoryName, { ...petition, description: 'Withholds a signatory’s name by law.' });
  commandField(builder, correctPetitionText, {
    ...petition,
    description: 'Mends a slip of the pen, with both versions.',
  });
  commandField(builder, extendCollection, {
    ...petition,
    description: 'Gives back the days of an outage of the site.',
  });
}
