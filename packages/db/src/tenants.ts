import type { SessionPool } from './pool.ts';
import type { Sql } from './sql.ts';

/** What a host may know of a tenant before it enters it. */
export interface TenantAddress {
  id: string;
  slug: string;
  /** draft, sandbox, live, suspended, closing or closed. */
  state: string;
  /** Grows with every change of settings, modules or roles. */
  configVersion: number;
}

/** A tenant that was closed for ever, as its page tells everybody. */
export interface ClosedTenant {
  readonly tenantId: string;
  readonly closedAt: Date;
  /** When the notice began. */
  readonly since: Date;
  /** Address of the new site. */
  readonly movedTo: string | null;
}

/** Every tenant that is closed. */
export function listClosedTenants(pool: SessionPool): Promise<ClosedTenant[]> {
  return pool.platform(
    ({ sql }) => sql<ClosedTenant>`
      select id as "tenantId", closed_at as "closedAt", closing_since as since, moved_to as "movedTo" from viche.closed_tenants()`,
  );
}

/** Finds a tenant by its slug or by one of its active domains, upper or lower case; null when nobody has it. */
export async function findTenantByHost(pool: SessionPool, slugOrDomain: string): Promise<TenantAddress | null> {
  const [tenant] = await pool.platform(
    ({ sql }) =>
      sql<TenantAddress>`select id, slug, state, config_version as "configVersion" from viche.tenant_by_host(${slugOrDomain})`,
  );
  return tenant ?? null;
}

const all = (sql: Sql): Promise<TenantAddress[]> =>
  sql<TenantAddress>`select id, slug, state, config_version as "configVersion" from viche.tenant_ids()`;

/** Every tenant but the closed ones, by slug: what schedules and caches go over. */
export function listTenants(source: SessionPool | { sql: Sql }): Promise<TenantAddress[]> {
  return 'platform' in source ? source.platform(({ sql }) => all(sql)) : all(source.sql);
}
