import type { DataContext, PluginContext } from '@viche/plugin-api';
import { NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { InvitationOther, InvitationOver, InvitationUsed } from './errors.ts';
import { readInvitationToken } from './invitation-link.ts';
import type { ScopedRole } from './offered-roles.ts';

interface LinkedRow {
  readonly id: string;
  readonly state: string;
  readonly secret: Uint8Array;
  readonly email: Uint8Array | null;
  readonly emailHash: Uint8Array | null;
  readonly personKey: Uint8Array | null;
  readonly roles: readonly ScopedRole[];
  readonly inviter: string;
  readonly expired: boolean;
}

/** `other`: it is for the person of another document than the one who is signed in. */
export type LinkState = 'open' | 'used' | 'over' | 'other';

async function rowOf({ sql, tenantId }: Pick<DataContext, 'sql' | 'tenantId'>, id: string): Promise<LinkedRow | null> {
  const [row] = await sql<LinkedRow>`
    select i.id, i.state, i.secret, i.email, i.email_hash as "emailHash", i.person_key as "personKey", i.roles,
      m.participant_id as inviter, i.expires_at <= now() as expired
    from staff_invitation i join staff_member m on m.tenant_id = i.tenant_id and m.id = i.invited_by
    where i.tenant_id = ${tenantId}::uuid and i.id = ${id}::uuid`;
  return row ?? null;
}

/** A link of an earlier letter is over too: the letter after it replaced it. */
function stateOf(row: LinkedRow, genuine: boolean): LinkState {
  if (!genuine) return 'over';
  if (row.state === 'accepted') return 'used';
  return row.state === 'open' && !row.expired ? 'open' : 'over';
}

/** The mark of the invited person may have become an alias meanwhile: then its canonical key is the one to compare. */
async function isFor(ctx: DataContext, { personKey }: LinkedRow): Promise<boolean> {
  if (!personKey) return true;
  const mine = ctx.actor.personKey;
  if (!mine) return false;
  if (Buffer.from(personKey).equals(mine)) return true;
  const [alias] = await ctx.sql<{ canonical: Uint8Array }>`
    select canonical_key as canonical from person_key_alias
    where tenant_id = ${ctx.tenantId}::uuid and key = ${personKey}::bytea`;
  return alias !== undefined && Buffer.from(alias.canonical).equals(mine);
}

/** What the page behind the link shows; null where no letter of ours had such a link. */
export async function lookAtInvitation(
  ctx: DataContext,
  token: string,
): Promise<{ state: LinkState; roles: readonly ScopedRole[] } | null> {
  const link = readInvitationToken(token);
  const row = link && (await rowOf(ctx, link.id));
  if (!row) return null;
  const genuine = link.isOf(ctx.sealing('staff_invitation', row.id).open('secret', row.secret));
  const state = stateOf(row, genuine);
  if (state !== 'open') return { state, roles: [] };
  const other = ctx.actor.participantId !== null && !(await isFor(ctx, row));
  return other ? { state: 'other', roles: [] } : { state, roles: row.roles };
}

/**
 * Takes the offered roles. The link proves the mailbox, the login proves the person: of two who press at once, one is told.
 */
export const acceptInvitation = coreCommand({
  name: 'core.accept-invitation',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['accept', 'StaffInvitation'],
  by: 'staff',
  input: z.strictObject({ token: z.string().max(100) }),
  errors: [InvitationUsed, InvitationOver, InvitationOther],
  interactive: true,
  proof: 'none',
  async run(ctx, { token }) {
    const link = readInvitationToken(token);
    if (!link) throw new NotFound({});
    await ctx.sql`
      select id from staff_invitation where tenant_id = ${ctx.tenantId}::uuid and id = ${link.id}::uuid for update`;
    const row = await rowOf(ctx, link.id);
    if (!row) throw new NotFound({});
    const genuine = link.isOf(ctx.sealing('staff_invitation', row.id).open('secret', row.secret));
    const state = stateOf(row, genuine);
    if (state === 'used') throw new InvitationUsed({});
    if (state === 'over') throw new InvitationOver({});
    if (!(await isFor(ctx, row))) throw new InvitationOther({});
    const staffId = await appoint(ctx, row.roles);
    await takeAddress(ctx, row);
    await ctx.sql`
      update staff_invitation
      set state = 'accepted', taken_by = ${staffId}::uuid, ended_at = ${await ctx.now()}, email = null, email_hash = null,
        person_key = null
      where tenant_id = ${ctx.tenantId}::uuid and id = ${row.id}::uuid`;
    await ctx.notify({
      template: 'invitationTaken',
      participantId: row.inviter,
      params: { staffId },
      dedupeKey: `core.invitation:${row.id}:taken`,
    });
    ctx.noteChange({ type: 'StaffMember', id: staffId }, { invitation: row.id }, row.roles);
    return { staffId };
  },
});

/** The row of staff, made anew or opened again, with the roles beside those that the person has. */
async function appoint(ctx: PluginContext, roles: readonly ScopedRole[]): Promise<string> {
  const { sql, tenantId, actor } = ctx;
  const now = await ctx.now();
  const [staff] = await sql<{ id: string }>`
    insert into staff_member (tenant_id, id, participant_id, display_name, created_at)
    values (${tenantId}::uuid, ${ctx.newId()}::uuid, ${actor.participantId}::uuid, ${actor.publicName ?? ''}, ${now})
    on conflict (tenant_id, participant_id) do update set state = 'active', display_name = excluded.display_name
    returning id`;
  for (const { role, module } of roles)
    await sql`
      insert into role_assignment (tenant_id, id, staff_id, role, module, created_at)
      values (${tenantId}::uuid, ${ctx.newId()}::uuid, ${staff!.id}::uuid, ${role}, ${module}, ${now})
      on conflict (tenant_id, staff_id, role, module) do nothing`;
  return staff!.id;
}

/** Whoever has no address yet gets letters at the one that the link has just proved, unless it is somebody else's. */
async function takeAddress(ctx: PluginContext, { id, email, emailHash }: LinkedRow): Promise<void> {
  const { sql, tenantId, actor } = ctx;
  if (!email || !emailHash) return;
  const address = ctx.sealing('staff_invitation', id).open('email', email);
  await sql`select pg_advisory_xact_lock(${Buffer.from(emailHash).readBigInt64BE(0).toString()}::bigint)::text`;
  await sql`
    update participant
    set email = ${ctx.sealing('participant', actor.participantId!).seal('email', address)}, email_hash = ${emailHash}::bytea,
      email_verified_at = ${await ctx.now()}
    where tenant_id = ${tenantId}::uuid and id = ${actor.participantId}::uuid and email is null and not exists (
      select from participant o
      where o.tenant_id = ${tenantId}::uuid and o.email_hash = ${emailHash}::bytea and o.email_verified_at is not null)`;
}
