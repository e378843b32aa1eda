import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { moderatedText, movePetition, subjectOf } from '../case.ts';
import { NotModeratable } from '../errors.ts';
import { tellAuthor } from '../letters.ts';
import { signatoryName } from '../names.ts';
import { paperUntil } from '../paper.ts';
import { freezeRules } from '../rules.ts';
import { collectTerm } from '../terms.ts';

/** Publishes a checked petition: rules are frozen, the number is issued, collection begins. */
export const publishPetition = command({
  name: 'petitions.publish-petition',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  /** `textVersion` is the one that the moderator read: a text changed meanwhile is not published unseen. */
  input: z.strictObject({ petitionId: z.uuid(), textVersion: z.int().min(1) }),
  errors: [NotModeratable],
  async run(ctx, { petitionId, textVersion }) {
    const { tenantId } = ctx;
    const petition = await moderatedText(ctx, petitionId, textVersion);
    const publishedAt = await ctx.now();
    const subject = subjectOf(petitionId);
    await ctx.locks.release(subject);
    await ctx.deadlines.finish('petitions.moderation', subject, 'met');
    const collection = await ctx.deadlines.start(
      'petitions.collect',
      subject,
      collectTerm(ctx.settings.collectDays),
      publishedAt,
    );
    const rules = freezeRules(ctx.settings, ctx.tenant);
    const authorSigned = ctx.settings.authorSignsAutomatically && (await signAsAuthor(petition, publishedAt));
    if (authorSigned) await ctx.count('signatures', petitionId, 1);
    await ctx.emit('petitions.published.v1', { petitionId, collectUntil: collection.dueBefore.toISOString() });
    await tellAuthor(ctx, petition, 'published');
    if (petition.attachmentCount > 0) await ctx.files.publish(subject);
    const number = await ctx.nextNumber('petition', '{seq}-{yyyy}');
    await movePetition(ctx, petition, {
      state: 'collecting',
      number,
      rules,
      publishedAt,
      collectUntil: collection.dueBefore,
      paperUntil: await paperUntil(ctx, rules, collection.dueBefore),
    });
    ctx.noteChange(subject, { state: petition.state }, { state: 'collecting', number, rules });
    return { petitionId };

    async function signAsAuthor(text: typeof petition, signedAt: Date): Promise<boolean> {
      const rows = await ctx.sql<{ id: string }>`
        insert into petitions_petition_signature
          (tenant_id, id, petition_id, person_key, participant_id, public_name, channel, assurance, signed_at)
        select ${tenantId}::uuid, ${ctx.newId()}::uuid, ${petitionId}::uuid, person_key, id,
          ${signatoryName(text.authorName, ctx.settings.signatoryDisplay)}, 'web', 'eid', ${signedAt}
        from participant where tenant_id = ${tenantId}::uuid and id = ${text.authorId}::uuid and person_key is not null
        on conflict (tenant_id, petition_id, person_key) where withdrawn_at is null do nothing
        returning id`;
      return rows.length === 1;
    }
  },
});
