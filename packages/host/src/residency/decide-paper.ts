import { noteProof } from '@viche/identity';
import { BadInput, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { identityOf } from '../identity-of.ts';
import { checkedByOfficer, requireChecked } from './confirm-residency.ts';
import { drawCheck } from './draw-check.ts';
import { PaperNotSeen, ResidenceSourceOff } from './errors.ts';
import { noteLook } from './note-look.ts';
import { heldPaper, waitingPaper } from './paper-cases.ts';
import { basisOf, claimSubject, REFUSAL_GROUNDS } from './paper-rules.ts';

const base = {
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['decide', 'ResidencyClaim'],
  by: 'staff',
  interactive: true,
} as const;
const seen = { claimId: z.guid(), revision: z.int().min(1) };

/** An officer opens a paper and the name behind it. The person reads who opened it, and when. */
export const lookAtResidencePaper = coreCommand({
  ...base,
  name: 'core.look-at-residence-paper',
  input: z.strictObject({ claimId: z.guid() }),
  errors: [],
  async run(ctx, { claimId }) {
    const { participantId } = await heldPaper(ctx, claimId);
    const { lookId } = await noteLook(ctx, {
      participantId,
      fields: ['name', 'birth-date', 'paper'],
      ground: 'person-request',
      reason: ctx.t('residency:paper.lookReason'),
      of: claimId,
    });
    ctx.noteChange(claimSubject(claimId), null, { lookId });
    return { lookId };
  },
});

/** The officer has seen the paper: residence is proved for as long as the hromada says, and no longer than the paper itself. */
export const confirmResidencePaper = coreCommand({
  ...base,
  name: 'core.confirm-residence-paper',
  input: z.strictObject({
    ...seen,
    /** The paper is this person's, in force, and of this hromada. */
    checked: checkedByOfficer,
    /** Days that the proof holds; at most, and without a word, as many as the hromada says. */
    days: z.int().min(1).max(1_095).nullable().optional(),
    /** The last day of the paper itself, where it names one. */
    until: z.iso.date().nullable().optional(),
  }),
  errors: [ResidenceSourceOff, PaperNotSeen],
  async run(ctx, { claimId, revision, checked, days, until }) {
    const { residenceByOfficer, residencePaperDays: most } = ctx.settings;
    const { participantId, kind } = await waitingPaper(ctx, { claimId, revision });
    if (!residenceByOfficer) throw new ResidenceSourceOff({});
    requireChecked(checked);
    if (days && days > most)
      throw new BadInput({ fields: [{ field: 'days', problem: 'residency:problem.tooLong', params: { most } }] });
    const end = until ? await endOfDay(ctx, until) : undefined;
    if (end && end <= (await ctx.now()))
      throw new BadInput({ fields: [{ field: 'until', problem: 'residency:problem.paperOver' }] });
    const proof = (await noteProof(await identityOf(ctx), participantId, {
      basis: basisOf(kind),
      source: 'officer',
      days: days ?? most,
      until: end,
      officer: { staffId: ctx.actor.staffId!, document: kind },
    }))!;
    await decide(ctx, claimId, { participantId, state: 'confirmed', expiresAt: proof.expiresAt });
    await drawCheck(ctx, proof, { document: kind, claimId });
    ctx.noteChange(claimSubject(claimId), 'sent', { state: 'confirmed', kind, expiresAt: proof.expiresAt });
    return { claimId };
  },
});

/** The officer refuses the paper on a ground, with words that the person reads. Another one may be sent. */
export const refuseResidencePaper = coreCommand({
  ...base,
  name: 'core.refuse-residence-paper',
  input: z.strictObject({
    ...seen,
    ground: z.enum(REFUSAL_GROUNDS),
    reason: z.string().trim().min(10).max(500),
  }),
  errors: [PaperNotSeen],
  async run(ctx, { claimId, revision, ground, reason }) {
    const { participantId } = await waitingPaper(ctx, { claimId, revision });
    await decide(ctx, claimId, { participantId, state: 'refused', ground, reason });
    // The words may speak of the person, so the log for good has the ground alone.
    ctx.noteChange(claimSubject(claimId), 'sent', { state: 'refused', ground }, ground);
    return { claimId };
  },
});

interface Decision {
  readonly participantId: string;
  readonly state: 'confirmed' | 'refused';
  readonly ground?: string;
  readonly reason?: string;
  readonly expiresAt?: Date;
}

async function decide(ctx: PluginContext, claimId: string, decision: Decision): Promise<void> {
  const { participantId, state, ground = null, reason = null, expiresAt = null } = decision;
  const now = await ctx.now();
  const days = ctx.settingsOf(CORE_MANIFEST).residencePaperFileDays;
  await ctx.sql`
    update residency_claim set state = ${state}, ended_at = ${now}::timestamptz, staff_id = ${ctx.actor.staffId}::uuid,
      ground = ${ground}, reason = ${reason}, expires_at = ${expiresAt}::timestamptz,
      file_until = ${now}::timestamptz + make_interval(days => ${days}::int), revision = revision + 1
    where tenant_id = ${ctx.tenantId}::uuid and id = ${claimId}::uuid`;
  await ctx.notify({
    template: 'residencePaperDecided',
    participantId,
    params: { claimId },
    dedupeKey: `residence-paper:${claimId}`,
  });
}

/** The last second of a local day: the paper holds on that day. */
async function endOfDay({ sql, tenant }: PluginContext, day: string): Promise<Date> {
  const [row] = await sql<{ at: Date }>`
    select ((${day}::date + 1)::timestamp - interval '1 second') at time zone ${tenant.timeZone} as at`;
  return row!.at;
}
