import { BadInput, Conflict, NotFound, OwnCase, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { PaperNotSeen } from './errors.ts';
import { noteLook } from './note-look.ts';
import { hasLooked } from './paper-cases.ts';

const base = {
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['decide', 'ResidencyCheck'],
  by: 'staff',
  interactive: true,
} as const;
const seen = { checkId: z.guid(), revision: z.int().min(1) };
/** A doubt says what is doubted: an owner decides by it. */
const SHORTEST_DOUBT = 10;
const checkSubject = (id: string) => ({ type: 'ResidencyCheck', id });

interface CheckCase {
  readonly participantId: string;
  readonly proofId: string;
  readonly state: string;
  readonly revision: number;
  readonly staffId: string;
  readonly drawnAt: Date;
}

/**
 * @throws {NotFound}
 * @throws {OwnCase} for whoever confirmed, and for whom was confirmed (threats F11)
 */
async function heldCheck({ sql, tenantId, actor }: PluginContext, checkId: string): Promise<CheckCase> {
  const [check] = await sql<CheckCase>`
    select p.participant_id as "participantId", k.proof_id as "proofId", k.state, k.revision, k.staff_id as "staffId",
      k.drawn_at as "drawnAt"
    from residency_check k join residency_proof p on p.tenant_id = k.tenant_id and p.id = k.proof_id
    where k.tenant_id = ${tenantId}::uuid and k.id = ${checkId}::uuid for update of k`;
  if (!check) throw new NotFound({});
  if (check.staffId === actor.staffId || check.participantId === actor.participantId) throw new OwnCase({});
  return check;
}

/** A second officer opens whom another one confirmed. The person reads who opened it, and that it was a sample. */
export const lookAtResidenceCheck = coreCommand({
  ...base,
  name: 'core.look-at-residence-check',
  input: z.strictObject({ checkId: z.guid() }),
  errors: [],
  async run(ctx, { checkId }) {
    const { participantId } = await heldCheck(ctx, checkId);
    const { lookId } = await noteLook(ctx, {
      participantId,
      fields: ['name', 'birth-date', 'paper'],
      ground: 'sample',
      reason: ctx.t('residency:check.lookReason'),
      of: checkId,
    });
    ctx.noteChange(checkSubject(checkId), null, { lookId });
    return { lookId };
  },
});

/** The second officer agrees, or doubts with words. A doubt alone ends nothing. */
export const judgeResidenceCheck = coreCommand({
  ...base,
  name: 'core.judge-residence-check',
  input: z.strictObject({
    ...seen,
    verdict: z.enum(['agreed', 'doubted']),
    words: z.string().trim().max(500).default(''),
  }),
  errors: [PaperNotSeen],
  async run(ctx, { checkId, revision, verdict, words }) {
    const check = await heldCheck(ctx, checkId);
    if (check.state !== 'open' || check.revision !== revision) throw new Conflict({});
    if (!(await hasLooked(ctx, check.participantId, checkId))) throw new PaperNotSeen({});
    if (verdict === 'doubted' && words.length < SHORTEST_DOUBT)
      throw new BadInput({ fields: [{ field: 'words', problem: 'residency:problem.doubtWords' }] });
    await ctx.sql`
      update residency_check set state = ${verdict}, checked_by = ${ctx.actor.staffId}::uuid,
        checked_at = ${await ctx.now()}::timestamptz, words = ${words || null}, revision = revision + 1
      where tenant_id = ${ctx.tenantId}::uuid and id = ${checkId}::uuid`;
    ctx.noteChange(checkSubject(checkId), 'open', verdict);
    return { checkId };
  },
});

/** An owner settles a doubt: the proof holds on, or ends now. */
export const settleResidenceDoubt = coreCommand({
  ...base,
  name: 'core.settle-residence-doubt',
  can: ['settle', 'ResidencyCheck'],
  proof: 'fresh',
  input: z.strictObject({ ...seen, to: z.enum(['kept', 'ended']), reason: z.string().trim().min(10).max(500) }),
  errors: [],
  async run(ctx, { checkId, revision, to, reason }) {
    const check = await heldCheck(ctx, checkId);
    if (check.state !== 'doubted' || check.revision !== revision) throw new Conflict({});
    await ctx.sql`
      update residency_check set state = ${to}, settled_by = ${ctx.actor.staffId}::uuid,
        settled_at = ${await ctx.now()}::timestamptz, settlement = ${reason}, revision = revision + 1
      where tenant_id = ${ctx.tenantId}::uuid and id = ${checkId}::uuid`;
    // A proof that was given anew since then rests on another look into documents.
    if (to === 'ended')
      await ctx.sql`
        update residency_proof set state = 'revoked'
        where tenant_id = ${ctx.tenantId}::uuid and id = ${check.proofId}::uuid and state = 'valid'
          and date_trunc('milliseconds', checked_at) = ${check.drawnAt}::timestamptz`;
    ctx.noteChange(checkSubject(checkId), 'doubted', to);
    return { checkId };
  },
});
