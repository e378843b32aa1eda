import { newId } from '@viche/db';
import type { IdentityClaims } from './claims.ts';
import type { IdentityCode } from './identity-code.ts';
import type { IdentityContext } from './identity-context.ts';

/** Which claims of an e-ID prove residence here: a setting of the tenant. */
export type AcceptClaimResidence = 'none' | 'registered' | 'registered-or-displaced';

/** Who said that a person lives here. Which of them count is a setting of the tenant. */
export const RESIDENCE_SOURCES = ['claim', 'register', 'officer'] as const;
export type ResidenceSource = (typeof RESIDENCE_SOURCES)[number];

/** What a register of residents is asked by. Codes live as long as the question: no register may keep them. */
export interface RegisterQuestion {
  /** All marks of the person in this tenant, of every document that was seen. */
  readonly marks: readonly Buffer[];
  /** Codes that this login, or this desk, brought. */
  readonly codes: readonly IdentityCode[];
}

/** A register of residents. It is asked at each login, in the login's own transaction, so it answers within two seconds. */
export interface ResidencyRegister {
  readonly id: string;
  /** Whether the person is in it; null when it has nothing to say, which leaves what was known as it is. */
  ask(ctx: IdentityContext, question: RegisterQuestion): Promise<boolean | null>;
}

/** How the residence of a person is noted at a login: by the claims of the e-ID and by registers. */
export interface ResidenceRules {
  readonly accept: AcceptClaimResidence;
  /** Days that a proof from the e-ID holds. */
  readonly days: number;
  /** Registers that count here, in whose answers people are believed for so many days. */
  readonly registers?: readonly { readonly register: ResidencyRegister; readonly days: number }[];
}

/** `UA`, region, district and hromada of a KATOTTG code; what follows names a place inside the hromada. */
const HROMADA_PREFIX = 11 - 2;
/** Cities of special status have no district and hromada part. */
const SPECIAL_CITIES = ['UA80', 'UA85'];

/** Whether a place lies in a tenant's territory, by the codifier КАТОТТГ. */
export function liesInTerritory(tenantCode: string, placeCode: string): boolean {
  const form = /^UA\d{17}$/;
  if (!form.test(tenantCode) || !form.test(placeCode)) return false;
  const special = SPECIAL_CITIES.find((city) => tenantCode.startsWith(city));
  if (special) return placeCode.startsWith(special);
  const prefix = tenantCode.slice(0, HROMADA_PREFIX);
  return !prefix.endsWith('000') && placeCode.startsWith(prefix);
}

/** Writes what this login says about residence: a fresh proof, or the end of one that no longer holds. */
export async function noteResidence(
  ctx: IdentityContext,
  participantId: string,
  claims: Pick<IdentityClaims, 'residenceCode' | 'displaced' | 'codes'>,
  rules: ResidenceRules,
): Promise<void> {
  await noteClaims(ctx, participantId, claims, rules);
  await askRegisters(ctx, participantId, claims.codes, rules.registers ?? []);
}

async function noteClaims(
  ctx: IdentityContext,
  participantId: string,
  claims: Pick<IdentityClaims, 'residenceCode' | 'displaced'>,
  { accept, days }: ResidenceRules,
): Promise<void> {
  if (accept === 'none') return;
  if (claims.residenceCode !== undefined) {
    const here = liesInTerritory(ctx.tenant.code, claims.residenceCode);
    await noteProof(ctx, participantId, { basis: 'registered', source: 'claim', days: here ? days : 0 });
  }
  if (accept === 'registered-or-displaced' && claims.displaced !== undefined) {
    const proof = { basis: 'displaced-certificate', source: 'claim', days: claims.displaced ? days : 0 } as const;
    await noteProof(ctx, participantId, proof);
  }
}

/** Asks each register about the person, and keeps its answer alone: yes with its end, or the end of an earlier yes. */
export async function askRegisters(
  ctx: IdentityContext,
  participantId: string,
  codes: readonly IdentityCode[],
  registers: NonNullable<ResidenceRules['registers']>,
): Promise<void> {
  if (registers.length === 0) return;
  const rows = await ctx.sql<{ key: Uint8Array }>`
    SELECT a.key FROM participant p
    JOIN person_key_alias a ON a.tenant_id = p.tenant_id AND a.canonical_key = p.person_key
    WHERE p.tenant_id = ${ctx.tenant.id}::uuid AND p.id = ${participantId}::uuid`;
  const marks = rows.map(({ key }) => Buffer.from(key));
  for (const { register, days } of registers) {
    const listed = await register.ask(ctx, { marks, codes });
    if (listed === null) continue;
    await noteProof(ctx, participantId, { basis: 'list', source: 'register', days: listed ? days : 0 });
  }
}

export type ResidenceBasis = 'registered' | 'actual' | 'displaced-certificate' | 'works-here' | 'officer' | 'list';

export interface NewProof {
  readonly basis: ResidenceBasis;
  readonly source: ResidenceSource;
  /** How long the proof holds; 0 ends a valid one. */
  readonly days: number;
  /** The document's own end: the proof holds no longer. */
  readonly until?: Date;
  /** Who saw which kind of document. */
  readonly officer?: { readonly staffId: string; readonly document: string };
}

/** A proof as it was just written. */
export interface NotedProof {
  readonly id: string;
  readonly checkedAt: Date;
  readonly expiresAt: Date;
}

/**
 * Renews the person's valid proof of this basis and source, ends it, or writes a new one.
 *
 * @returns null where there was nothing to end
 */
export async function noteProof(
  ctx: Pick<IdentityContext, 'sql' | 'tenant'>,
  participantId: string,
  { basis, source, days, until, officer }: NewProof,
): Promise<NotedProof | null> {
  const { staffId = null, document = null } = officer ?? {};
  // Whichever comes first; nothing is the least of a moment and nothing.
  const end = ctx.sql.part`least(now() + make_interval(days => ${days}::int), ${until ?? null}::timestamptz)`;
  const [renewed] = await ctx.sql<NotedProof>`
    UPDATE residency_proof
    SET state = CASE WHEN ${days}::int = 0 THEN 'expired' ELSE state END, checked_at = now(),
        expires_at = ${end},
        staff_id = coalesce(${staffId}::uuid, staff_id), document = coalesce(${document}::text, document)
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND participant_id = ${participantId}::uuid
      AND basis = ${basis} AND source = ${source} AND state = 'valid'
    RETURNING id, checked_at AS "checkedAt", expires_at AS "expiresAt"`;
  if (renewed || days === 0) return renewed ?? null;
  const [written] = await ctx.sql<NotedProof>`
    INSERT INTO residency_proof
      (tenant_id, id, participant_id, basis, source, document, staff_id, checked_at, expires_at)
    VALUES (${ctx.tenant.id}::uuid, ${newId()}::uuid, ${participantId}::uuid, ${basis}, ${source}, ${document},
            ${staffId}::uuid, now(), ${end})
    RETURNING id, checked_at AS "checkedAt", expires_at AS "expiresAt"`;
  return written ?? null;
}
