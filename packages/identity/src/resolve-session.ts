import type { AssistedBy, StaffRole } from '@viche/plugin-api';
import { DESK_ROLES } from './assisted-session.ts';
import type { IdentityContext } from './identity-context.ts';
import { RESIDENCE_SOURCES, type ResidenceSource } from './residency.ts';
import { Secret } from './secret.ts';
import { SESSION_LIMITS, tokenHash } from './session.ts';

/** Everything that one request needs to know of whoever sent it; names are still sealed. */
export interface ActorFacts {
  readonly sessionId: string;
  readonly participantId: string;
  readonly personKey: Uint8Array | null;
  readonly staffId: string | null;
  readonly roles: readonly { readonly role: StaffRole; readonly module: string }[];
  /** The most that the provider of this session proves. */
  readonly ceiling: 'email' | 'eid';
  /** Level of the last login through this session's provider. */
  readonly acr: string;
  /** Has a valid proof of residence. */
  readonly resident: boolean;
  /** Showed a passkey within the last minutes. */
  readonly steppedUp: boolean;
  /** Showed a passkey in this session. */
  readonly secondStep: boolean;
  /** A member of staff who has passkeys. */
  readonly hasPasskey: boolean;
  /** Since when the person owns the site; null for everybody else. */
  readonly ownerSince: Date | null;
  readonly signedInAt: Date;
  readonly csrfSecret: Secret;
  /** The officer who serves the person at a desk, in a session of that desk. */
  readonly assisted: AssistedBy | null;
  /** `touchSession` should be called, in a transaction that may write. */
  readonly touchDue: boolean;
  readonly locale: string;
  readonly sealed: {
    readonly givenName: Uint8Array | null;
    readonly familyName: Uint8Array | null;
    readonly patronymic: Uint8Array | null;
    readonly birthDate: Uint8Array | null;
  };
  /** Database clock. */
  readonly now: Date;
}

interface FactsRow {
  session_id: string;
  participant_id: string;
  person_key: Uint8Array | null;
  staff_id: string | null;
  roles: { role: StaffRole; module: string }[];
  assurance: string;
  acr: string | null;
  resident: boolean;
  stepped_up: boolean;
  second_step: boolean;
  has_passkey: boolean;
  owner_since: Date | null;
  created_at: Date;
  csrf_secret: Uint8Array;
  assisted_id: string | null;
  officer_id: string | null;
  officer_name: string | null;
  touch_due: boolean;
  locale: string;
  given_name: Uint8Array | null;
  family_name: Uint8Array | null;
  patronymic: Uint8Array | null;
  birth_date: Uint8Array | null;
  now: Date;
}

/**
 * Who sent this token, in one read-only statement, or null. The tenant stands in the query and in the row policy, so
 * that a session of tenant A is nobody at tenant B (threats T19). Time is the database's; staff have shorter limits. A session
 * is good at the address where it began alone, so that a cookie that a lost domain still gets opens nothing (threats T21); at an own
 * domain a member of staff is a resident like all: the desk is at the platform's address. A session
 * at a desk is nobody's once its officer has ended it, has signed out everywhere, or serves people no more; in it a member of
 * staff is a resident like all.
 *
 * @param residenceSources whose word about residence counts here
 * @param ownHost the hromada's own domain that was asked; null for the platform's address of its site
 */
export async function resolveSession(
  ctx: IdentityContext,
  token: string,
  residenceSources: readonly ResidenceSource[] = RESIDENCE_SOURCES,
  ownHost: string | null = null,
): Promise<ActorFacts | null> {
  const hash = tokenHash(token);
  if (!hash) return null;
  const [row] = await ctx.sql<FactsRow>`
    SELECT s.id::text AS session_id, s.participant_id::text, p.person_key, m.id::text AS staff_id,
           CASE WHEN m.id IS NULL THEN '[]'::json ELSE (
             SELECT coalesce(json_agg(json_build_object('role', r.role, 'module', r.module)), '[]'::json)
             FROM role_assignment r WHERE r.tenant_id = s.tenant_id AND r.staff_id = m.id) END AS roles,
           s.assurance,
           (SELECT l.acr FROM identity_link l
            WHERE l.tenant_id = s.tenant_id AND l.participant_id = s.participant_id AND l.provider_id = s.provider_id
            ORDER BY l.verified_at DESC LIMIT 1) AS acr,
           EXISTS (SELECT 1 FROM residency_proof x
                   WHERE x.tenant_id = s.tenant_id AND x.participant_id = s.participant_id AND x.state = 'valid'
                     AND x.source = ANY(${[...residenceSources]}::text[])
                     AND (x.expires_at IS NULL OR x.expires_at > now())) AS resident,
           coalesce(s.step_up_until > now() AND s.ended_at IS NULL, false) AS stepped_up,
           s.second_step_at IS NOT NULL AS second_step,
           m.id IS NOT NULL AND EXISTS (
             SELECT FROM passkey k WHERE k.tenant_id = s.tenant_id AND k.participant_id = s.participant_id) AS has_passkey,
           CASE WHEN m.id IS NOT NULL THEN (
             SELECT min(r.created_at) FROM role_assignment r
             WHERE r.tenant_id = s.tenant_id AND r.staff_id = m.id AND r.role = 'owner' AND r.module = '') END AS owner_since,
           s.created_at, s.csrf_secret, s.assisted_id::text, o.id::text AS officer_id, o.display_name AS officer_name,
           (s.ended_at IS NULL AND s.last_seen_at < now() - interval '1 minute') AS touch_due,
           p.locale, p.given_name, p.family_name, p.patronymic, p.birth_date, now() AS now
    FROM session s
    JOIN participant p ON p.tenant_id = s.tenant_id AND p.id = s.participant_id AND p.state = 'active'
    LEFT JOIN staff_member m ON m.tenant_id = s.tenant_id AND m.participant_id = s.participant_id AND m.state = 'active'
      AND s.assisted_id IS NULL AND s.host IS NULL
    LEFT JOIN assisted_session a ON a.tenant_id = s.tenant_id AND a.id = s.assisted_id AND a.ended_at IS NULL
    LEFT JOIN staff_member o ON o.tenant_id = a.tenant_id AND o.id = a.staff_id AND o.state = 'active'
    WHERE s.tenant_id = ${ctx.tenant.id}::uuid AND s.token_hash = ${hash} AND s.host IS NOT DISTINCT FROM ${ownHost}::text
      AND (s.ended_at IS NULL OR s.ended_at > now()) AND s.expires_idle > now() AND s.expires_absolute > now()
      AND (s.assisted_id IS NULL
           OR EXISTS (SELECT FROM role_assignment w
                      WHERE w.tenant_id = s.tenant_id AND w.staff_id = o.id AND w.module = ''
                        AND w.role = ANY(${[...DESK_ROLES]}::text[]))
              AND EXISTS (SELECT FROM session d
                          WHERE d.tenant_id = s.tenant_id AND d.participant_id = o.participant_id AND d.assisted_id IS NULL
                            AND (d.ended_at IS NULL OR d.ended_at > now()) AND d.expires_idle > now()
                            AND d.expires_absolute > now()))
      AND (m.id IS NULL
           OR (s.last_seen_at > now() - make_interval(secs => ${SESSION_LIMITS.staff.idle}::float8)
               AND s.created_at > now() - make_interval(secs => ${SESSION_LIMITS.staff.absolute}::float8)))`;
  if (!row) return null;
  return {
    sessionId: row.session_id,
    participantId: row.participant_id,
    personKey: row.person_key,
    staffId: row.staff_id,
    roles: row.roles,
    ceiling: row.assurance === 'eid' ? 'eid' : 'email',
    acr: row.acr ?? '',
    resident: row.resident,
    steppedUp: row.stepped_up,
    secondStep: row.second_step,
    hasPasskey: row.has_passkey,
    ownerSince: row.owner_since,
    signedInAt: row.created_at,
    csrfSecret: new Secret(row.csrf_secret),
    assisted:
      row.assisted_id && row.officer_id
        ? { id: row.assisted_id, staffId: row.officer_id, by: row.officer_name ?? '' }
        : null,
    touchDue: row.touch_due,
    locale: row.locale,
    sealed: {
      givenName: row.given_name,
      familyName: row.family_name,
      patronymic: row.patronymic,
      birthDate: row.birth_date,
    },
    now: row.now,
  };
}

/** One line of the person's list of devices. */
export interface SessionLine {
  readonly id: string;
  readonly device: string;
  readonly providerId: string;
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** The person's live sessions, the last used first. */
export async function listSessions(ctx: IdentityContext, participantId: string): Promise<readonly SessionLine[]> {
  const rows = await ctx.sql<{
    id: string;
    device: string;
    provider_id: string;
    created_at: Date;
    last_seen_at: Date;
    expires_at: Date;
  }>`
    SELECT id::text, device, provider_id, created_at, last_seen_at, least(expires_idle, expires_absolute) AS expires_at
    FROM session
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND participant_id = ${participantId}::uuid
      AND ended_at IS NULL AND expires_idle > now() AND expires_absolute > now()
    ORDER BY last_seen_at DESC, id DESC`;
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    providerId: row.provider_id,
    signedInAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  }));
}
