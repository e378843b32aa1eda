import { BadInput, type PluginContext } from '@viche/plugin-api';
import { CORE_MANIFEST } from '../core-manifest.ts';

/** What every act on the hromada's parts has in common. */
export const TERRITORY_ACT = {
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'TenantTerritory'],
  by: 'staff',
  errors: [],
  interactive: true,
} as const;

export const wrongTerritory = (field: string, problem: string): BadInput =>
  new BadInput({ fields: [{ field, problem: `core:territories.problem.${problem}` }] });

/** @throws {BadInput} at `parentId` where the hromada has no such territory in use */
export async function requireParent({ sql, tenantId }: PluginContext, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  const [parent] = await sql`
    select 1 from tenant_territory where tenant_id = ${tenantId}::uuid and id = ${parentId}::uuid and archived_at is null`;
  if (!parent) throw wrongTerritory('parentId', 'parent');
}
