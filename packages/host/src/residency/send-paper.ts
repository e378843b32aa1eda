import { BadInput, Conflict, NotFound, RateLimited } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { PaperWaits, ResidenceSourceOff } from './errors.ts';
import { claimSubject, PAPER_KINDS, takenPapers } from './paper-rules.ts';

const MOST_BYTES = 20 * 1_048_576;
/** Sent and taken back, over and over: each one is a file that somebody has to store. */
const MOST_PER_DAY = 5;
const DAY_SECONDS = 86_400;

const base = { plugin: CORE_MANIFEST, assurance: 'eid', by: 'participant', interactive: true } as const;

/** A person sends a paper about residence, as a file that was kept a moment ago. One waits at a time. */
export const sendResidencePaper = coreCommand({
  ...base,
  name: 'core.send-residence-paper',
  can: ['send', 'ResidencyClaim'],
  input: z.strictObject({ kind: z.enum(PAPER_KINDS), fileId: z.guid() }),
  errors: [ResidenceSourceOff, PaperWaits],
  async run(ctx, { kind, fileId }) {
    const { sql, tenantId, settings } = ctx;
    const participantId = ctx.actor.participantId!;
    const kinds = takenPapers(settings);
    if (kinds.length === 0) throw new ResidenceSourceOff({});
    if (!kinds.includes(kind))
      throw new BadInput({ fields: [{ field: 'kind', problem: 'residency:problem.paperKind' }] });
    await ctx.gate('ResidencyClaim', participantId, 'move');
    const now = await ctx.now();
    const [before] = await sql<{ waiting: number; today: number }>`
      select count(*) filter (where state = 'sent')::int as waiting,
        count(*) filter (where sent_at > ${now}::timestamptz - interval '1 day')::int as today
      from residency_claim where tenant_id = ${tenantId}::uuid and participant_id = ${participantId}::uuid`;
    if (before!.waiting > 0) throw new PaperWaits({});
    if (before!.today >= MOST_PER_DAY) throw new RateLimited({ retryAfter: DAY_SECONDS });
    const claimId = ctx.newId();
    await sql`
      insert into residency_claim (tenant_id, id, participant_id, kind, sent_at)
      values (${tenantId}::uuid, ${claimId}::uuid, ${participantId}::uuid, ${kind}, ${now}::timestamptz)`;
    await ctx.files.attach(fileId, claimSubject(claimId), {
      kinds: ['pdf', 'image'],
      maxBytes: MOST_BYTES,
      most: 1,
      field: 'file',
    });
    return { claimId };
  },
});

/** The person takes the paper back before anybody decided: its file goes at once. */
export const withdrawResidencePaper = coreCommand({
  ...base,
  name: 'core.withdraw-residence-paper',
  can: ['withdraw', 'ResidencyClaim'],
  input: z.strictObject({ claimId: z.guid(), revision: z.int().min(1) }),
  errors: [],
  async run(ctx, { claimId, revision }) {
    const { sql, tenantId, actor } = ctx;
    const [claim] = await sql<{ state: string; revision: number }>`
      select state, revision from residency_claim
      where tenant_id = ${tenantId}::uuid and id = ${claimId}::uuid and participant_id = ${actor.participantId}::uuid for update`;
    if (!claim) throw new NotFound({});
    if (claim.state !== 'sent' || claim.revision !== revision) throw new Conflict({});
    await sql`
      update residency_claim set state = 'withdrawn', ended_at = ${await ctx.now()}::timestamptz, revision = revision + 1
      where tenant_id = ${tenantId}::uuid and id = ${claimId}::uuid`;
    await ctx.files.removeAll(claimSubject(claimId));
    return { claimId };
  },
});
