import { type Builder, commandField, staffRoleRef } from '@viche/graphql';
import type { AnyPluginServer, DataContext } from '@viche/plugin-api';
import { acceptInvitation, type LinkState, lookAtInvitation } from '../people/accept-invitation.ts';
import { inviteStaff, resendInvitation, withdrawInvitation } from '../people/invitation-commands.ts';
import { type InvitationView, invitationById, invitationsOf } from '../people/invitation-rows.ts';
import { offeredRoles, type ScopedRole } from '../people/offered-roles.ts';
import { assignRole, endStaff, leaveStaff, takeAwayRole } from '../people/role-commands.ts';
import { type HeldRoleView, type StaffView, staffById, staffOf } from '../people/staff-list.ts';

const CORE = { plugin: 'core' } as const;
type Servers = readonly Pick<AnyPluginServer, 'manifest'>[];
type RoleType = ReturnType<typeof addScopedRole>;

/** Staff with their roles, and the invitations of new ones. */
export function addPeople(builder: Builder, servers: Servers): void {
  const Role = addScopedRole(builder);
  addStaff(builder, servers, Role);
  addInvitations(builder, servers, Role);
}

function addScopedRole(builder: Builder) {
  return builder.objectRef<ScopedRole>('ScopedRole').implement({
    description: 'A role of staff, and the module it holds in.',
    extensions: CORE,
    fields: (t) => ({
      role: t.field({ type: staffRoleRef(builder), resolve: ({ role }) => role }),
      module: t.string({
        nullable: true,
        description: 'Null: the whole site.',
        resolve: ({ module }) => module || null,
      }),
    }),
  });
}

function addStaff(builder: Builder, servers: Servers, Role: RoleType): void {
  const Held = builder.objectRef<HeldRoleView>('RoleOfStaff').implement({
    extensions: CORE,
    fields: (t) => ({
      role: t.field({ type: Role, resolve: (held) => held }),
      since: t.field({ type: 'DateTime', resolve: ({ since }) => since }),
    }),
  });
  const Staff = builder.objectRef<StaffView>('StaffMember').implement({
    description: 'Somebody who works for the hromada here.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      name: t.exposeString('name'),
      since: t.field({ type: 'DateTime', resolve: ({ since }) => since }),
      lastSeenAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'Null: not in the last 30 days.',
        resolve: ({ lastSeenAt }) => lastSeenAt,
      }),
      roles: t.field({ type: [Held], resolve: ({ roles }) => [...roles] }),
      self: t.exposeBoolean('self', { description: 'The viewer.' }),
    }),
  });
  builder.queryField('staffMembers', (t) =>
    t.field({
      type: [Staff],
      extensions: CORE,
      authScopes: { can: ['read', 'StaffMember'] },
      description: 'Everybody who works here now, owners first.',
      resolve: (_root, _args, ctx) => staffOf(ctx),
    }),
  );
  builder.queryField('offeredRoles', (t) =>
    t.field({
      type: [Role],
      extensions: { ...CORE, rows: false },
      authScopes: { can: ['read', 'StaffMember'] },
      description: 'Roles that an owner may give: for the whole site, then for each module.',
      resolve: () => [...offeredRoles(servers)],
    }),
  );
  const load = (ctx: DataContext, { staffId }: { staffId: string }) => staffById(ctx, staffId);
  const Ended = builder.objectRef<{ staffId: string }>('EndedStaff').implement({
    description: 'Whose work here has ended, or who has one role less.',
    extensions: CORE,
    fields: (t) => ({ staffId: t.exposeString('staffId') }),
  });
  commandField(builder, assignRole(servers), { type: Staff, load, description: 'Gives a role.' });
  commandField(builder, takeAwayRole, {
    type: Ended,
    description: 'Takes a role away; with the last one the work ends.',
  });
  commandField(builder, endStaff, { type: Ended, description: 'Ends somebody’s work here.' });
  commandField(builder, leaveStaff, { type: Ended, description: 'The viewer stops working here.' });
}

function addInvitations(builder: Builder, servers: Servers, Role: RoleType): void {
  const State = builder.enumType('StaffInvitationState', {
    values: ['open', 'expired', 'accepted', 'withdrawn'] as const,
    extensions: CORE,
  });
  const Invitation = builder.objectRef<InvitationView>('StaffInvitation').implement({
    description: 'Roles offered to whoever reads the mail of an address.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      email: t.exposeString('email', { nullable: true, description: 'Null once it has ended.' }),
      roles: t.field({ type: [Role], resolve: ({ roles }) => [...roles] }),
      state: t.field({ type: State, resolve: ({ state }) => state }),
      invitedBy: t.exposeString('invitedBy'),
      takenBy: t.exposeString('takenBy', { nullable: true }),
      personBound: t.exposeBoolean('personBound', {
        description: 'Only the person of a certain identity document may take it.',
      }),
      locale: t.exposeString('locale', { description: 'Language of the letter.' }),
      letters: t.exposeInt('letters', { description: 'How many letters went out.' }),
      createdAt: t.field({ type: 'DateTime', resolve: ({ createdAt }) => createdAt }),
      expiresAt: t.field({ type: 'DateTime', resolve: ({ expiresAt }) => expiresAt }),
      endedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ endedAt }) => endedAt }),
    }),
  });
  builder.queryField('staffInvitations', (t) =>
    t.field({
      type: [Invitation],
      extensions: CORE,
      authScopes: { can: ['read', 'StaffInvitation'] },
      description: 'Open ones first, the latest first.',
      resolve: (_root, _args, ctx) => invitationsOf(ctx),
    }),
  );
  const load = (ctx: DataContext, { invitationId }: { invitationId: string }) => invitationById(ctx, invitationId);
  commandField(builder, inviteStaff(servers), { type: Invitation, load, description: 'Offers roles by mail.' });
  commandField(builder, resendInvitation, { type: Invitation, load, description: 'Sends it again with a new link.' });
  commandField(builder, withdrawInvitation, { type: Invitation, load, description: 'Takes the offer back.' });

  const LinkStateType = builder.enumType('InvitationLinkState', {
    values: ['open', 'used', 'over', 'other'] as const,
    extensions: CORE,
  });
  const Link = builder.objectRef<{ state: LinkState; roles: readonly ScopedRole[] }>('InvitationLink').implement({
    description: 'What stands behind the link of an invitation. `other`: it is for somebody else than the viewer.',
    extensions: CORE,
    fields: (t) => ({
      state: t.field({ type: LinkStateType, resolve: ({ state }) => state }),
      roles: t.field({ type: [Role], resolve: ({ roles }) => [...roles] }),
    }),
  });
  builder.queryField('invitationByLink', (t) =>
    t.field({
      type: Link,
      nullable: true,
      extensions: CORE,
      args: { token: t.arg.string({ required: true }) },
      description: 'Null for a link that no letter of this hromada had.',
      resolve: (_root, { token }, ctx) => lookAtInvitation(ctx, token),
    }),
  );
  const Taken = builder.objectRef<{ staffId: string }>('TakenInvitation').implement({
    extensions: CORE,
    fields: (t) => ({ staffId: t.exposeString('staffId') }),
  });
  commandField(builder, acceptInvitation, { type: Taken, description: 'Takes the roles that the link offers.' });
}
