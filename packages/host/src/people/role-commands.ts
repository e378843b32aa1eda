import { NotFound, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { LastOwner, RoleHeld } from './errors.ts';
import { withdrawInvitationsOf } from './invitation-commands.ts';
import { type RoleSource, requireOffered, type ScopedRole, scopedRole } from './offered-roles.ts';
import { lockOwners, refuseLastOwner } from './owners.ts';

const reason = z.string().trim().min(3).max(500);
const roleOfStaff = z.strictObject({ staffId: z.guid(), ...scopedRole.shape, reason });

export interface ActiveStaff {
  readonly participantId: string;
  readonly roles: readonly ScopedRole[];
}

/** @throws {NotFound} for whoever does not work here (any more) */
export async function activeStaff({ sql, tenantId }: PluginContext, staffId: string): Promise<ActiveStaff> {
  const [found] = await sql<{ participantId: string }>`
    select participant_id as "participantId" from staff_member
    where tenant_id = ${tenantId}::uuid and id = ${staffId}::uuid and state = 'active' for update`;
  if (!found) throw new NotFound({});
  const roles = await sql<ScopedRole>`
    select role, module from role_assignment where tenant_id = ${tenantId}::uuid and staff_id = ${staffId}::uuid
    order by role, module`;
  return { ...found, roles };
}

/** A proof given in another role is none for the new one: the next dangerous act asks again (threats O07). */
export async function forgetProof({ sql, tenantId }: PluginContext, participantId: string): Promise<void> {
  await sql`
    update session set step_up_until = null
    where tenant_id = ${tenantId}::uuid and participant_id = ${participantId}::uuid and step_up_until is not null`;
}

const subject = (staffId: string) => ({ type: 'StaffMember', id: staffId });

/** Gives a role to somebody who works here already. Open pages of that person have it at their next request. */
export const assignRole = (servers: readonly RoleSource[]) =>
  coreCommand({
    name: 'core.assign-role',
    plugin: CORE_MANIFEST,
    assurance: 'eid',
    can: ['update', 'StaffMember'],
    by: 'staff',
    input: roleOfStaff,
    errors: [RoleHeld],
    interactive: true,
    proof: 'fresh',
    async run(ctx, { staffId, role, module, reason: why }) {
      requireOffered(servers, ctx.enabled, [{ role, module }], 'role');
      const { participantId, roles } = await activeStaff(ctx, staffId);
      const [given] = await ctx.sql`
        insert into role_assignment (tenant_id, id, staff_id, role, module, created_at)
        values (${ctx.tenantId}::uuid, ${ctx.newId()}::uuid, ${staffId}::uuid, ${role}, ${module}, ${await ctx.now()})
        on conflict (tenant_id, staff_id, role, module) do nothing returning id`;
      if (!given) throw new RoleHeld({}, 'role');
      if (participantId !== ctx.actor.participantId) await forgetProof(ctx, participantId);
      ctx.noteChange(subject(staffId), roles, [...roles, { role, module }], why);
      return { staffId };
    },
  });

/** Takes a role away. Whoever has none left works here no more. */
export const takeAwayRole = coreCommand({
  name: 'core.take-away-role',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'StaffMember'],
  by: 'staff',
  input: roleOfStaff,
  errors: [LastOwner],
  interactive: true,
  proof: 'fresh',
  async run(ctx, { staffId, role, module, reason: why }) {
    await lockOwners(ctx);
    const { participantId, roles } = await activeStaff(ctx, staffId);
    const left = roles.filter((held) => held.role !== role || held.module !== module);
    if (left.length === roles.length) throw new NotFound({});
    const endsOwning = role === 'owner' && module === '';
    if (endsOwning) await refuseLastOwner(ctx, staffId);
    await ctx.sql`
      delete from role_assignment where tenant_id = ${ctx.tenantId}::uuid and staff_id = ${staffId}::uuid
        and role = ${role} and module = ${module}`;
    if (endsOwning) await withdrawInvitationsOf(ctx, staffId);
    if (left.length === 0) await endStaffMember(ctx, staffId);
    await forgetProof(ctx, participantId);
    ctx.noteChange(subject(staffId), roles, left, why);
    return { staffId };
  },
});

/** Ends somebody's work here: all roles at once. The row stays, for what the person did keeps its name. */
export const endStaff = coreCommand({
  name: 'core.end-staff',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'StaffMember'],
  by: 'staff',
  input: z.strictObject({ staffId: z.guid(), reason }),
  errors: [LastOwner],
  interactive: true,
  proof: 'fresh',
  run: (ctx, { staffId, reason: why }) => leave(ctx, staffId, why),
});

/** The acting member of staff stops working here. */
export const leaveStaff = coreCommand({
  name: 'core.leave-staff',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['leave', 'StaffMember'],
  by: 'staff',
  input: z.strictObject({ sure: z.literal('yes') }),
  errors: [LastOwner],
  interactive: true,
  proof: 'none',
  run: (ctx) => {
    if (!ctx.actor.staffId) throw new NotFound({});
    return leave(ctx, ctx.actor.staffId);
  },
});

async function leave(ctx: PluginContext, staffId: string, why?: string) {
  await lockOwners(ctx);
  const { participantId, roles } = await activeStaff(ctx, staffId);
  await refuseLastOwner(ctx, staffId);
  await ctx.sql`delete from role_assignment where tenant_id = ${ctx.tenantId}::uuid and staff_id = ${staffId}::uuid`;
  await withdrawInvitationsOf(ctx, staffId);
  await endStaffMember(ctx, staffId);
  await forgetProof(ctx, participantId);
  ctx.noteChange(subject(staffId), roles, [], why);
  return { staffId };
}

async function endStaffMember({ sql, tenantId }: PluginContext, staffId: string): Promise<void> {
  await sql`update staff_member set state = 'ended' where tenant_id = ${tenantId}::uuid and id = ${staffId}::uuid`;
  await sql`delete from edit_lock where tenant_id = ${tenantId}::uuid and staff_id = ${staffId}::uuid`;
}
