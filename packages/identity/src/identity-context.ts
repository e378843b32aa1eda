import type { Sql } from '@viche/db';
import type { TenantInfo } from '@viche/plugin-api';
import type { TenantKeys } from './tenant-keys.ts';

/** Rows and keys of one tenant, inside one transaction that the caller opened. */
export interface IdentityContext {
  readonly tenant: Pick<TenantInfo, 'id' | 'code' | 'timeZone'>;
  readonly sql: Sql;
  readonly keys: TenantKeys;
}
