import { NotFound } from '@viche/plugin-api';
import { StaffMustLeaveFirst } from './errors.ts';
import type { IdentityContext } from './identity-context.ts';

export interface Kept {
  /** Catalogue key of what stays. */
  readonly kept: string;
  /** Catalogue key of the reason, with its law. */
  readonly why: string;
}

const MARKS: Kept = { kept: 'identity:erasure.kept.marks', why: 'identity:erasure.why.oneVoice' };
const RESIDENCY: Kept = { kept: 'identity:erasure.kept.residency', why: 'identity:erasure.why.proofOfRight' };
const CONSENTS: Kept = { kept: 'identity:erasure.kept.consents', why: 'identity:erasure.why.accountability' };
const ACCESS: Kept = { kept: 'identity:erasure.kept.access', why: 'identity:erasure.why.accountability' };

/**
 * Removes the person from the core's rows (law 2297-VI art. 8 and 15): names, contacts, birth date, links, sessions,
 * subscriptions and letters go at once. Key marks stay, so that whoever comes back still has one voice; every plugin
 * erases its own rows before. Doing it twice changes nothing.
 *
 * Staff are refused, or leave with it: `leave` is for an erasure that happened already, after the person had left.
 *
 * @returns what stays and why, for the person to read
 * @throws {NotFound | StaffMustLeaveFirst}
 */
export async function eraseParticipant(
  ctx: IdentityContext,
  participantId: string,
  { staff: whenStaff = 'refuse' }: { readonly staff?: 'refuse' | 'leave' } = {},
): Promise<readonly Kept[]> {
  const { sql } = ctx;
  const tenantId = ctx.tenant.id;
  const [person] = await sql<{ state: string }>`
    SELECT state FROM participant WHERE tenant_id = ${tenantId}::uuid AND id = ${participantId}::uuid FOR UPDATE`;
  if (!person) throw new NotFound({});
  if (whenStaff === 'leave')
    await sql`
      UPDATE staff_member SET state = 'ended'
      WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid AND state = 'active'`;
  const staff = await sql`
    SELECT id FROM staff_member
    WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid AND state = 'active'`;
  if (staff.length > 0) throw new StaffMustLeaveFirst({});

  await sql`DELETE FROM session WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid`;
  await sql`
    UPDATE assisted_session
    SET participant_id = NULL, code_hash = NULL, ended_at = coalesce(ended_at, now()), ended_by = coalesce(ended_by, 'resident')
    WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid`;
  await sql`DELETE FROM passkey WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid`;
  await sql`DELETE FROM contact_change WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid`;
  await sql`DELETE FROM letter_choice WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid`;
  await sql`DELETE FROM identity_link WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid`;
  // By account, and by mail where the address is known to be this person's.
  await sql`
    DELETE FROM subscription s WHERE s.tenant_id = ${tenantId}::uuid
      AND (s.participant_id = ${participantId}::uuid OR s.email_hash IN (
        SELECT p.email_hash FROM participant p
        WHERE p.tenant_id = ${tenantId}::uuid AND p.id = ${participantId}::uuid AND p.email_verified_at IS NOT NULL))`;
  await sql`DELETE FROM notification WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid`;
  await sql`DELETE FROM command_receipt WHERE tenant_id = ${tenantId}::uuid AND actor = ${participantId}`;
  // Offers that wait for this very person, by mark or by a verified address, name nobody any more.
  await sql`
    UPDATE staff_invitation i
    SET state = 'withdrawn', ended_at = now(), email = NULL, email_hash = NULL, person_key = NULL
    FROM participant p
    WHERE i.tenant_id = ${tenantId}::uuid AND i.state = 'open' AND p.tenant_id = i.tenant_id AND p.id = ${participantId}::uuid
      AND (i.person_key = p.person_key OR i.email_hash = p.email_hash AND p.email_verified_at IS NOT NULL)`;
  const proofs = await sql`
    UPDATE residency_proof SET state = CASE WHEN state = 'valid' THEN 'revoked' ELSE state END
    WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid RETURNING id`;
  // Papers wait for nobody any more, and words about them go; that there was one, and what came of it, stays with the proof.
  await sql`
    UPDATE residency_claim
    SET reason = NULL, state = CASE WHEN state = 'sent' THEN 'withdrawn' ELSE state END, ended_at = coalesce(ended_at, now())
    WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid`;
  await sql`
    UPDATE residency_check k SET words = NULL, settlement = NULL FROM residency_proof x
    WHERE k.tenant_id = ${tenantId}::uuid AND x.tenant_id = k.tenant_id AND x.id = k.proof_id AND x.participant_id = ${participantId}::uuid`;
  const looks = await sql`
    SELECT id FROM personal_data_access
    WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid LIMIT 1`;
  const consents = await sql`
    SELECT id FROM consent WHERE tenant_id = ${tenantId}::uuid AND participant_id = ${participantId}::uuid LIMIT 1`;
  await sql`
    UPDATE participant
    SET person_key = NULL, given_name = NULL, family_name = NULL, patronymic = NULL, birth_date = NULL,
        email = NULL, email_hash = NULL, email_verified_at = NULL, state = 'erased', erased_at = coalesce(erased_at, now())
    WHERE tenant_id = ${tenantId}::uuid AND id = ${participantId}::uuid`;
  return [
    MARKS,
    ...(proofs.length > 0 ? [RESIDENCY] : []),
    ...(consents.length > 0 ? [CONSENTS] : []),
    ...(looks.length > 0 ? [ACCESS] : []),
  ];
}
