import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { forgetScans } from '../paper-scans.ts';
import { ENDED, type PetitionState } from '../states.ts';

/** Signatures of one transaction (domain model §3.1). */
const SIGNATURES_AT_ONCE = 500;

/**
 * Lets the names, keys and stated territories of signatories, and the scans of paper sheets, go when the years of keeping
 * are over; how many signatures they were stays. A later setting of more years is respected by whatever has not gone yet.
 */
export const anonymiseSignatures = command({
  name: 'petitions.anonymise-signatures',
  plugin,
  assurance: 'guest',
  can: ['anonymise', 'Petition'],
  by: 'clock',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [],
  async run(ctx, { petitionId }) {
    const { tenantId } = ctx;
    const petition = await ctx.db.petition.findFirst({ where: { tenantId, id: petitionId } });
    const [term] = await ctx.sql<{ over: boolean }>`
      select published_at + make_interval(years => ${ctx.settings.retentionYears}::int) <= ${await ctx.now()} as over
      from petitions_petition where tenant_id = ${tenantId}::uuid and id = ${petitionId}::uuid`;
    const mayGo = petition && !petition.anonymisedAt && ENDED.includes(petition.state as PetitionState) && term?.over;
    if (!mayGo) return { left: false };
    const gone = await ctx.sql<{ id: string }>`
      with named as (
        select id from petitions_petition_signature
        where tenant_id = ${tenantId}::uuid and petition_id = ${petitionId}::uuid
          and (person_key is not null or participant_id is not null or public_name is not null or territory_id is not null)
        limit ${SIGNATURES_AT_ONCE})
      update petitions_petition_signature s set person_key = null, participant_id = null, public_name = null, territory_id = null
      from named where s.tenant_id = ${tenantId}::uuid and s.id = named.id returning s.id`;
    if (gone.length === SIGNATURES_AT_ONCE) return { left: true };
    await forgetScans(ctx, petitionId);
    await ctx.db.petition.update({
      where: { tenantId_id: { tenantId, id: petitionId } },
      data: { anonymisedAt: await ctx.now() },
      select: { id: true },
    });
    ctx.invalidate(`Petition:${petitionId}`);
    return { left: false };
  },
});
