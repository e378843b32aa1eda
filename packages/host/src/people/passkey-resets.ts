import { expected, NotFound, OwnCase, type PluginContext, StepUpNeeded } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { ownersOf } from './owners.ts';
import { signedInLately } from './passkey-commands.ts';
import { activeStaff } from './role-commands.ts';

/** The hours in which any owner may still say no are not over. */
export class ResetWaits extends expected('core/reset-waits', 403)<{ at: Date }> {}
/** There is one already, or it has ended. */
export class ResetEnded extends expected('core/reset-ended', 409) {}

const subject = (staffId: string) => ({ type: 'StaffMember', id: staffId });

/** All owners and the person are told of each step: "I lost my passkey" is a pretext too (threats O16). */
async function tellOwners(ctx: PluginContext, resetId: string, personId: string, step: string): Promise<void> {
  const told = new Set([...(await ownersOf(ctx)).map(({ participantId }) => participantId), personId]);
  for (const participantId of told)
    await ctx.notify({
      template: 'passkeyReset',
      participantId,
      params: { resetId },
      dedupeKey: `core.passkeyReset:${resetId}:${step}:${participantId}`,
    });
}

/** An owner asks that a colleague who lost all passkeys may add new ones, after a day in which any owner can say no. */
export const askPasskeyReset = coreCommand({
  name: 'core.ask-passkey-reset',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['reset', 'Passkey'],
  by: 'staff',
  input: z.strictObject({ staffId: z.guid(), reason: z.string().trim().min(3).max(500) }),
  errors: [ResetEnded],
  interactive: true,
  proof: 'fresh',
  async run(ctx, { staffId, reason }) {
    if (staffId === ctx.actor.staffId) throw new OwnCase({});
    const { participantId } = await activeStaff(ctx, staffId);
    const now = await ctx.now();
    const [row] = await ctx.sql<{ id: string }>`
      insert into passkey_reset (tenant_id, id, staff_id, requested_by, reason, requested_at, effective_at)
      values (${ctx.tenantId}::uuid, ${ctx.newId()}::uuid, ${staffId}::uuid, ${ctx.actor.staffId}::uuid, ${reason}, ${now},
        ${now}::timestamptz + make_interval(hours => ${ctx.settings.passkeyResetHours}::int))
      on conflict (tenant_id, staff_id) where state = 'open' do nothing returning id`;
    if (!row) throw new ResetEnded({});
    await tellOwners(ctx, row.id, participantId, 'asked');
    ctx.noteChange(subject(staffId), null, { passkeyReset: 'open' }, reason);
    return { staffId };
  },
});

/** Any owner, or the person, says no. */
export const cancelPasskeyReset = coreCommand({
  name: 'core.cancel-passkey-reset',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['recover', 'Passkey'],
  by: 'staff',
  input: z.strictObject({ staffId: z.guid() }),
  errors: [ResetEnded],
  interactive: true,
  proof: 'none',
  async run(ctx, { staffId }) {
    if (staffId !== ctx.actor.staffId && !ctx.ability.can('reset', 'Passkey')) throw new NotFound({});
    const { participantId } = await activeStaff(ctx, staffId);
    const [row] = await ctx.sql<{ id: string }>`
      update passkey_reset set state = 'cancelled', ended_by = ${ctx.actor.staffId}::uuid, ended_at = ${await ctx.now()}
      where tenant_id = ${ctx.tenantId}::uuid and staff_id = ${staffId}::uuid and state = 'open' returning id`;
    if (!row) throw new ResetEnded({});
    await tellOwners(ctx, row.id, participantId, 'cancelled');
    ctx.noteChange(subject(staffId), { passkeyReset: 'open' }, { passkeyReset: 'cancelled' });
    return { staffId };
  },
});

/** After the hours, and after a new login, the person takes the lost passkeys out: all of them, for nobody knows who has them. */
export const takePasskeyReset = coreCommand({
  name: 'core.take-passkey-reset',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['recover', 'Passkey'],
  by: 'staff',
  input: z.strictObject({ sure: z.literal('yes') }),
  errors: [ResetEnded, ResetWaits],
  interactive: true,
  proof: 'none',
  async run(ctx) {
    const { tenantId, sql } = ctx;
    const { staffId, participantId } = ctx.actor;
    const [reset] = await sql<{ id: string; effectiveAt: Date }>`
      select id, effective_at as "effectiveAt" from passkey_reset
      where tenant_id = ${tenantId}::uuid and staff_id = ${staffId}::uuid and state = 'open' for update`;
    if (!reset || !staffId || !participantId) throw new ResetEnded({});
    const now = await ctx.now();
    if (now < reset.effectiveAt) throw new ResetWaits({ at: reset.effectiveAt });
    if (!(await signedInLately(ctx))) throw new StepUpNeeded({});
    await sql`
      update passkey_reset set state = 'done', ended_by = ${staffId}::uuid, ended_at = ${now}
      where tenant_id = ${tenantId}::uuid and id = ${reset.id}::uuid`;
    await sql`delete from passkey where tenant_id = ${tenantId}::uuid and participant_id = ${participantId}::uuid`;
    await sql`
      update session set ended_at = now()
      where tenant_id = ${tenantId}::uuid and participant_id = ${participantId}::uuid and id <> ${ctx.actor.sessionId}::uuid
        and (ended_at is null or ended_at > now())`;
    await tellOwners(ctx, reset.id, participantId, 'done');
    ctx.noteChange(subject(staffId), { passkeyReset: 'open' }, { passkeyReset: 'done' });
    return { staffId };
  },
});
