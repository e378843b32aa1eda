import { randomBytes } from 'node:crypto';
import type { Sql } from '@viche/db';

export const DOMAIN_STATES = ['pending', 'verified', 'active', 'failed', 'unverified'] as const;
export type DomainState = (typeof DOMAIN_STATES)[number];

/** What stands in the way of a name, as the last check found it. */
export const DOMAIN_PROBLEMS = [
  'no-record',
  'other-record',
  'no-address',
  'points-elsewhere',
  'taken',
  'no-answer',
] as const;
export type DomainProblem = (typeof DOMAIN_PROBLEMS)[number];

/** What stands in the way of its certificate. */
export const CERTIFICATE_PROBLEMS = ['none', 'not-trusted', 'other-name', 'no-answer'] as const;
export type CertificateProblem = (typeof CERTIFICATE_PROBLEMS)[number];

/** A name of the hromada's own, as its row has it. */
export interface DomainRow {
  readonly host: string;
  readonly state: DomainState;
  readonly stateSince: Date;
  readonly isPrimary: boolean;
  readonly token: string;
  readonly provenAt: Date | null;
  readonly checkAskedAt: Date | null;
  readonly checkedAt: Date | null;
  readonly problem: DomainProblem | null;
  readonly found: readonly string[];
  readonly certificateIssuer: string | null;
  readonly certificateEndsAt: Date | null;
  readonly certificateProblem: CertificateProblem | null;
  readonly certificateSeenAt: Date | null;
  readonly createdAt: Date;
}

interface Rows {
  readonly sql: Sql;
  readonly tenantId: string;
}

/** The hromada's names, the primary one first. */
export function domainsOf({ sql, tenantId }: Rows): Promise<DomainRow[]> {
  return sql<DomainRow>`
    select host, state, state_since as "stateSince", is_primary as "isPrimary", coalesce(verification_token, '') as token,
      proven_at as "provenAt", check_asked_at as "checkAskedAt", checked_at as "checkedAt", problem, found,
      certificate_issuer as "certificateIssuer", certificate_ends_at as "certificateEndsAt",
      certificate_problem as "certificateProblem", certificate_seen_at as "certificateSeenAt", created_at as "createdAt"
    from tenant_domain where tenant_ref = ${tenantId}::uuid
    order by is_primary desc, created_at, host`;
}

export async function domainOf(rows: Rows, host: string): Promise<DomainRow | null> {
  return (await domainsOf(rows)).find((row) => row.host === host) ?? null;
}

/** The own domain that stands for the site everywhere, as long as it is served. */
export async function primaryHostOf({ sql, tenantId }: Rows): Promise<string | null> {
  const [primary] = await sql<{ host: string }>`
    select host from tenant_domain where tenant_ref = ${tenantId}::uuid and is_primary and state = 'active'`;
  return primary?.host ?? null;
}

/** Whether some hromada has proven this name and holds it. */
export async function isHeldDomain({ sql }: Pick<Rows, 'sql'>, host: string): Promise<boolean> {
  const [row] = await sql<{ held: boolean }>`select viche.domain_is_held(${host}) as held`;
  return row?.held === true;
}

/** For the record that proves a name: 192 bits, so that nobody can put it there beforehand. */
export const newProofToken = (): string => randomBytes(24).toString('base64url');

/** Writes a claim of this name with a token of its own, or begins an older one anew. It reserves nothing. */
export async function writeClaim({ sql, tenantId }: Rows, host: string, at: Date): Promise<void> {
  await sql`
    insert into tenant_domain (tenant_ref, host, state, verification_token, created_at, state_since)
    values (${tenantId}::uuid, ${host}, 'pending', ${newProofToken()}, ${at}, ${at})
    on conflict (tenant_ref, host) do update
    set state = 'pending', verification_token = excluded.verification_token, state_since = excluded.state_since,
      created_at = excluded.created_at, problem = null, found = '{}', checked_at = null`;
}
