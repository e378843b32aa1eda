import { email } from '@viche/forms';
import { emailHash } from '@viche/identity';
import { BadInput, Closed, NotFound, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { identityOf } from '../identity-of.ts';
import { InvitationOver, InvitationUsed, InvitationWaits } from './errors.ts';
import { queueInvitationLetter } from './invitation-letter.ts';
import { newInvitationSecret } from './invitation-link.ts';
import { type RoleSource, requireOffered, type ScopedRole, scopedRole } from './offered-roles.ts';
import { writeInvitation } from './write-invitation.ts';

const MOST_ROLES = 20;
const subject = (id: string) => ({ type: 'StaffInvitation', id });

/** Mark of the only person who may take it, by a code copied from a document; the code itself is not kept. */
async function personKeyOf(ctx: PluginContext, code: string | undefined): Promise<Uint8Array | null> {
  if (!code) return null;
  const [person] = await ctx.peopleOfCodes([code], await ctx.now());
  if (!person) throw new BadInput({ fields: [{ field: 'code', problem: 'people:problem.noCode' }] });
  return person.personKey;
}

/** Offers roles to whoever reads the mail of an address; with a code, to the person of that document alone. */
export const inviteStaff = (servers: readonly RoleSource[]) =>
  coreCommand({
    name: 'core.invite-staff',
    plugin: CORE_MANIFEST,
    assurance: 'eid',
    can: ['update', 'StaffInvitation'],
    by: 'staff',
    input: z.strictObject({
      email: email(),
      roles: z.array(scopedRole).min(1).max(MOST_ROLES),
      /** Tax number, or the number of a passport or an ID card. */
      code: z.string().trim().max(30).optional(),
      /** Language of the letter. */
      locale: z.enum(['uk', 'en']),
      reason: z.string().trim().min(3).max(500),
    }),
    errors: [InvitationWaits],
    interactive: true,
    proof: 'fresh',
    async run(ctx, { email: address, roles: asked, code, locale, reason }) {
      const roles = [...new Map(asked.map((one) => [`${one.role}@${one.module}`, one])).values()];
      requireOffered(servers, ctx.enabled, roles, 'roles');
      const personKey = await personKeyOf(ctx, code);
      const hash = emailHash((await identityOf(ctx)).keys, address);
      const now = await ctx.now();
      await endLapsed(ctx, hash, now);
      const id = ctx.newId();
      const { sql, tenantId, requestId } = ctx;
      const written = await writeInvitation(
        { sql, tenantId, requestId, sealing: ctx.sealing('staff_invitation', id) },
        {
          id,
          email: address,
          emailHash: hash,
          personKey,
          roles,
          locale,
          invitedBy: ctx.actor.staffId,
          at: now,
          days: ctx.settings.invitationDays,
        },
      );
      if (written === 'waits') throw new InvitationWaits({}, 'email');
      ctx.noteChange(subject(id), null, { roles, bound: personKey !== null }, reason);
      return { invitationId: id };
    },
  });

/** An old one that nobody took makes room for a new one. */
async function endLapsed({ sql, tenantId }: PluginContext, hash: Uint8Array, now: Date): Promise<void> {
  await sql`
    update staff_invitation set state = 'withdrawn', ended_at = ${now}, email = null, email_hash = null, person_key = null
    where tenant_id = ${tenantId}::uuid and email_hash = ${hash} and state = 'open' and expires_at <= ${now}`;
}

interface OpenInvitation {
  readonly state: string;
  readonly round: number;
  readonly roles: readonly ScopedRole[];
}

/** @throws {NotFound | InvitationUsed | InvitationOver} */
async function openInvitation({ sql, tenantId }: PluginContext, id: string): Promise<OpenInvitation> {
  const [row] = await sql<OpenInvitation>`
    select state, round, roles from staff_invitation
    where tenant_id = ${tenantId}::uuid and id = ${id}::uuid for update`;
  if (!row) throw new NotFound({});
  if (row.state === 'accepted') throw new InvitationUsed({});
  if (row.state !== 'open') throw new InvitationOver({});
  return row;
}

/** No more letters to one address than this, however often somebody presses the button. */
const MOST_LETTERS = 5;

/** Sends the letter again with a new link and new days; the links sent before are worth nothing from now on. */
export const resendInvitation = coreCommand({
  name: 'core.resend-invitation',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'StaffInvitation'],
  by: 'staff',
  input: z.strictObject({ invitationId: z.guid() }),
  errors: [InvitationUsed, InvitationOver],
  interactive: true,
  proof: 'fresh',
  async run(ctx, { invitationId }) {
    const { round, roles } = await openInvitation(ctx, invitationId);
    if (round >= MOST_LETTERS) throw new Closed({});
    const now = await ctx.now();
    await ctx.sql`
      update staff_invitation
      set secret = ${ctx.sealing('staff_invitation', invitationId).seal('secret', newInvitationSecret())}, round = round + 1,
        expires_at = ${now}::timestamptz + make_interval(days => ${ctx.settings.invitationDays}::int)
      where tenant_id = ${ctx.tenantId}::uuid and id = ${invitationId}::uuid`;
    await queueInvitationLetter(ctx, invitationId, round + 1);
    ctx.noteChange(subject(invitationId), { round }, { round: round + 1, roles });
    return { invitationId };
  },
});

/** Takes the offer back. Its letter leads to a page that says so. */
export const withdrawInvitation = coreCommand({
  name: 'core.withdraw-invitation',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'StaffInvitation'],
  by: 'staff',
  input: z.strictObject({ invitationId: z.guid(), reason: z.string().trim().min(3).max(500) }),
  errors: [InvitationUsed, InvitationOver],
  interactive: true,
  proof: 'fresh',
  async run(ctx, { invitationId, reason }) {
    const { roles } = await openInvitation(ctx, invitationId);
    await ctx.sql`
      update staff_invitation
      set state = 'withdrawn', ended_at = ${await ctx.now()}, reason = ${reason}, email = null, email_hash = null, person_key = null
      where tenant_id = ${ctx.tenantId}::uuid and id = ${invitationId}::uuid`;
    ctx.noteChange(subject(invitationId), { state: 'open', roles }, { state: 'withdrawn' }, reason);
    return { invitationId };
  },
});

/** Offers of somebody who owns the site no more are nobody's offers. */
export async function withdrawInvitationsOf(ctx: PluginContext, staffId: string): Promise<void> {
  await ctx.sql`
    update staff_invitation
    set state = 'withdrawn', ended_at = ${await ctx.now()}, email = null, email_hash = null, person_key = null
    where tenant_id = ${ctx.tenantId}::uuid and invited_by = ${staffId}::uuid and state = 'open'`;
}
