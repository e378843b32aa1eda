import type { PluginContext } from '@viche/plugin-api';

type Ctx = Pick<PluginContext, 'sql' | 'tenantId'> & Partial<Pick<PluginContext, 'invalidate'>>;

/** Makes every process load the tenant anew and drop its cached pages: the database tells them once the act has committed. */
export async function raiseConfigVersion({ sql, tenantId, invalidate }: Ctx): Promise<void> {
  invalidate?.('config');
  await sql`update tenant set config_version = config_version + 1 where id = ${tenantId}::uuid`;
}
