import { NotFound } from '@viche/plugin-api';
import { rowSealer } from './field-encryption.ts';
import type { IdentityContext } from './identity-context.ts';
import { listSessions, type SessionLine } from './resolve-session.ts';

/** What the core knows of a person, readable (law 2297-VI art. 8, part 2). Plain JSON after `JSON.stringify`. */
export interface PersonalData {
  readonly participantId: string;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly patronymic: string | null;
  readonly birthDate: string | null;
  readonly email: string | null;
  readonly emailVerifiedAt: Date | null;
  readonly locale: string;
  readonly state: string;
  readonly createdAt: Date;
  readonly identityLinks: readonly {
    providerId: string;
    issuer: string;
    acr: string;
    amr: string[];
    verifiedAt: Date;
  }[];
  readonly residency: readonly {
    basis: string;
    source: string;
    state: string;
    document: string | null;
    checkedAt: Date;
    expiresAt: Date | null;
  }[];
  /** Papers about residence that the person sent as files; the files themselves stand among the person's files. */
  readonly residencePapers: readonly {
    kind: string;
    state: string;
    sentAt: Date;
    endedAt: Date | null;
    ground: string | null;
    reason: string | null;
    expiresAt: Date | null;
  }[];
  /** Confirmations that a second officer looked at. */
  readonly residenceChecks: readonly {
    state: string;
    drawnAt: Date;
    checkedAt: Date | null;
    words: string | null;
    settlement: string | null;
  }[];
  /** When an officer served the person at a desk. */
  readonly assisted: readonly { by: string | null; document: string; startedAt: Date; endedAt: Date | null }[];
  readonly staff: readonly { displayName: string; state: string; role: string | null; module: string | null }[];
  /** Offers of roles that the person took. */
  readonly invitations: readonly { roles: unknown; offeredAt: Date; takenAt: Date | null }[];
  readonly passkeys: readonly { name: string; createdAt: Date; lastUsedAt: Date | null }[];
  readonly sessions: readonly SessionLine[];
  readonly subscriptions: readonly {
    subjectType: string;
    subjectId: string;
    channel: string;
    createdAt: Date;
    confirmedAt: Date | null;
  }[];
  /** An address that waits to be confirmed. */
  readonly contactChange: { email: string | null; askedAt: Date; until: Date } | null;
  /** Topics of letters that the person wants no more. */
  readonly letterChoices: readonly { plugin: string; topic: string; offAt: Date }[];
  readonly consents: readonly { purpose: string; act: string; at: Date }[];
  readonly notifications: readonly {
    plugin: string;
    template: string;
    state: string;
    createdAt: Date;
    sentAt: Date | null;
  }[];
  /** Who looked at the person's data, which fields, and why. */
  readonly accesses: readonly { at: Date; fields: string[]; reason: string; by: string | null }[];
}

interface ParticipantRow {
  given_name: Uint8Array | null;
  family_name: Uint8Array | null;
  patronymic: Uint8Array | null;
  birth_date: Uint8Array | null;
  email: Uint8Array | null;
  emailVerifiedAt: Date | null;
  locale: string;
  state: string;
  createdAt: Date;
}

/** @throws {NotFound} */
export async function exportParticipant(ctx: IdentityContext, participantId: string): Promise<PersonalData> {
  const { sql } = ctx;
  const mine = sql.part`tenant_id = ${ctx.tenant.id}::uuid AND participant_id = ${participantId}::uuid`;
  const [row] = await sql<ParticipantRow>`
    SELECT given_name, family_name, patronymic, birth_date, email, email_verified_at AS "emailVerifiedAt", locale, state,
           created_at AS "createdAt"
    FROM participant WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ${participantId}::uuid`;
  if (!row) throw new NotFound({});
  const sealer = rowSealer(ctx.keys, 'participant', participantId);
  return {
    participantId,
    familyName: sealer.open('family_name', row.family_name),
    givenName: sealer.open('given_name', row.given_name),
    patronymic: sealer.open('patronymic', row.patronymic),
    birthDate: sealer.open('birth_date', row.birth_date),
    email: sealer.open('email', row.email),
    emailVerifiedAt: row.emailVerifiedAt,
    locale: row.locale,
    state: row.state,
    createdAt: row.createdAt,
    identityLinks: await sql`
      SELECT provider_id AS "providerId", issuer, acr, amr, verified_at AS "verifiedAt"
      FROM identity_link WHERE ${mine} ORDER BY created_at`,
    residency: await sql`
      SELECT basis, source, state, document, checked_at AS "checkedAt", expires_at AS "expiresAt"
      FROM residency_proof WHERE ${mine} ORDER BY created_at`,
    residencePapers: await sql`
      SELECT kind, state, sent_at AS "sentAt", ended_at AS "endedAt", ground, reason, expires_at AS "expiresAt"
      FROM residency_claim WHERE ${mine} ORDER BY sent_at`,
    residenceChecks: await sql`
      SELECT k.state, k.drawn_at AS "drawnAt", k.checked_at AS "checkedAt", k.words, k.settlement
      FROM residency_check k JOIN residency_proof x ON x.tenant_id = k.tenant_id AND x.id = k.proof_id
      WHERE k.tenant_id = ${ctx.tenant.id}::uuid AND x.participant_id = ${participantId}::uuid ORDER BY k.drawn_at`,
    assisted: await sql`
      SELECT m.display_name AS "by", a.document, a.started_at AS "startedAt", a.ended_at AS "endedAt"
      FROM assisted_session a LEFT JOIN staff_member m ON m.tenant_id = a.tenant_id AND m.id = a.staff_id
      WHERE a.tenant_id = ${ctx.tenant.id}::uuid AND a.participant_id = ${participantId}::uuid ORDER BY a.started_at`,
    staff: await sql`
      SELECT m.display_name AS "displayName", m.state, r.role, r.module
      FROM staff_member m LEFT JOIN role_assignment r ON r.tenant_id = m.tenant_id AND r.staff_id = m.id
      WHERE m.tenant_id = ${ctx.tenant.id}::uuid AND m.participant_id = ${participantId}::uuid ORDER BY r.created_at`,
    invitations: await sql`
      SELECT i.roles, i.created_at AS "offeredAt", i.ended_at AS "takenAt"
      FROM staff_invitation i JOIN staff_member m ON m.tenant_id = i.tenant_id AND m.id = i.taken_by
      WHERE m.tenant_id = ${ctx.tenant.id}::uuid AND m.participant_id = ${participantId}::uuid ORDER BY i.created_at`,
    passkeys: await sql`
      SELECT name, created_at AS "createdAt", last_used_at AS "lastUsedAt" FROM passkey WHERE ${mine} ORDER BY created_at`,
    sessions: await listSessions(ctx, participantId),
    subscriptions: await sql`
      SELECT s.subject_type AS "subjectType", s.subject_id::text AS "subjectId", s.channel, s.created_at AS "createdAt",
             s.confirmed_at AS "confirmedAt"
      FROM subscription s WHERE s.tenant_id = ${ctx.tenant.id}::uuid
        AND (s.participant_id = ${participantId}::uuid OR s.email_hash IN (
          SELECT p.email_hash FROM participant p
          WHERE p.tenant_id = ${ctx.tenant.id}::uuid AND p.id = ${participantId}::uuid AND p.email_verified_at IS NOT NULL))
      ORDER BY s.created_at`,
    contactChange: await waitingContact(ctx, participantId),
    letterChoices: await sql`
      SELECT plugin, topic, off_at AS "offAt" FROM letter_choice WHERE ${mine} ORDER BY off_at`,
    consents: await sql`SELECT purpose, act, at FROM consent WHERE ${mine} ORDER BY id`,
    notifications: await sql`
      SELECT plugin, template, state, created_at AS "createdAt", sent_at AS "sentAt"
      FROM notification WHERE ${mine} ORDER BY created_at`,
    accesses: await sql`
      SELECT a.at, a.fields, a.reason, m.display_name AS "by"
      FROM personal_data_access a LEFT JOIN staff_member m ON m.tenant_id = a.tenant_id AND m.id = a.staff_id
      WHERE a.tenant_id = ${ctx.tenant.id}::uuid AND a.participant_id = ${participantId}::uuid ORDER BY a.at`,
  };
}

async function waitingContact(
  { sql, tenant, keys }: IdentityContext,
  participantId: string,
): Promise<PersonalData['contactChange']> {
  const [row] = await sql<{ id: string; email: Uint8Array; askedAt: Date; until: Date }>`
    SELECT id, email, created_at AS "askedAt", expires_at AS "until" FROM contact_change
    WHERE tenant_id = ${tenant.id}::uuid AND participant_id = ${participantId}::uuid`;
  if (!row) return null;
  const { id, email, askedAt, until } = row;
  return { email: rowSealer(keys, 'contact_change', id).open('email', email), askedAt, until };
}
