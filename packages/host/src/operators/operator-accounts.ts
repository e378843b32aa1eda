import { newId } from '@viche/db';
import { newOperatorCode, operatorCodeHash } from '@viche/identity';
import type { HostServices } from '../services.ts';
import { actOnPlatform, needProof, type OperatorAtWork } from './operator-at-work.ts';

export interface OperatorLine {
  readonly id: string;
  readonly name: string;
  readonly state: 'active' | 'ended';
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  /** When a passkey of theirs was shown last. */
  readonly lastSeenAt: Date | null;
}

export interface OperatorInvitationLine {
  readonly id: string;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** All operators, those at work first, and the invitations that can still be taken. */
export async function listOperators(
  { pool }: HostServices,
  { session }: OperatorAtWork,
): Promise<{ readonly operators: OperatorLine[]; readonly invitations: OperatorInvitationLine[] }> {
  return pool.platform(async ({ sql }) => ({
    operators: await sql<OperatorLine>`
      select id::text, name, state, created_at as "createdAt", ended_at as "endedAt", last_seen_at as "lastSeenAt"
      from viche.operators(${session}::bytea)`,
    invitations: await sql<OperatorInvitationLine>`
      select id::text, invited_by as "invitedBy", created_at as "createdAt", expires_at as "expiresAt"
      from viche.operator_invitations(${session}::bytea)`,
  }));
}

/**
 * Makes a one-time code for somebody who shall become an operator. It is shown once: the row keeps its mark only.
 *
 * @throws {StepUpNeeded | NotFound}
 */
export async function inviteOperator(
  { pool }: HostServices,
  who: OperatorAtWork,
): Promise<{ readonly code: string; readonly expiresAt: Date }> {
  needProof(who);
  const [id, code] = [newId(), newOperatorCode()];
  const { expiresAt } = await actOnPlatform({ pool }, who, {
    action: 'operator.invite',
    detail: { invitation: id },
    run: (sql) => sql<{ expiresAt: Date }>`
      select expires_at as "expiresAt"
      from viche.invite_operator(${who.session}::bytea, ${id}::uuid, ${operatorCodeHash(code)}::bytea)`,
  });
  return { code, expiresAt };
}

/** @throws {NotFound} for one that was taken, withdrawn or never made */
export async function withdrawOperatorInvitation(
  { pool }: HostServices,
  who: OperatorAtWork,
  invitation: string,
): Promise<void> {
  await actOnPlatform({ pool }, who, {
    action: 'operator.withdraw-invitation',
    detail: { invitation },
    run: (sql) => sql`select id from viche.withdraw_operator_invitation(${who.session}::bytea, ${invitation}::uuid)`,
  });
}

/**
 * Ends another operator and all sessions of theirs at once. Nobody ends themselves, so one is always left.
 *
 * @throws {StepUpNeeded | NotFound}
 */
export async function endOperator(
  { pool }: HostServices,
  who: OperatorAtWork,
  { operatorId, reason }: { readonly operatorId: string; readonly reason: string },
): Promise<void> {
  needProof(who);
  await actOnPlatform({ pool }, who, {
    action: 'operator.end-operator',
    detail: { operator: operatorId },
    reason,
    run: (sql) => sql`select id from viche.end_operator(${who.session}::bytea, ${operatorId}::uuid)`,
  });
}

/**
 * While there is no operator, makes the code with which the first one comes in; a code of an earlier start is worth nothing then.
 *
 * @returns null when there is an operator
 */
export async function offerFirstOperator({ pool }: HostServices): Promise<string | null> {
  const some = await pool.platform(({ sql }) => sql<{ has: boolean }>`select viche.has_operator() as has`);
  if (some[0]!.has) return null;
  const code = newOperatorCode();
  const [row] = await pool.platform(
    ({ sql }) => sql<{ offered: boolean }>`
      select viche.offer_first_operator(${newId()}::uuid, ${operatorCodeHash(code)}::bytea) as offered`,
    { for: 'writing' },
  );
  return row!.offered ? code : null;
}
