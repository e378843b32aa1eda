import { type AnyPluginServer, Conflict } from '@viche/plugin-api';
import { z } from 'zod';
import { noteChangeOfScope } from '../changes/note-change.ts';
import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { modulesOn } from './module-order.ts';

/** Under which changes of modules stand in the history beside that of settings. */
export const MODULES_SCOPE = 'modules';
const ids = z.array(z.string().min(1).max(60)).min(1).max(100);

/**
 * The owner puts the modules that are on into another order: menus, home page, search and desk follow. `seen` is the order that
 * the page showed; where it is out of date, or modules are left out, it is refused with `core/conflict`.
 */
export const orderModules = (servers: readonly Pick<AnyPluginServer, 'manifest'>[]) =>
  coreCommand({
    name: 'core.order-modules',
    plugin: CORE_MANIFEST,
    assurance: 'eid',
    can: ['update', 'TenantModule'],
    by: 'staff',
    input: z.strictObject({ modules: ids, seen: ids }),
    errors: [],
    interactive: true,
    async run(ctx, { modules, seen }) {
      const { sql, tenantId } = ctx;
      // Whoever switches or orders modules at the same time comes before or after.
      await sql`select from tenant where id = ${tenantId}::uuid for update`;
      const rows = await sql<{ plugin: string; enabled: boolean; order: number }>`
        select plugin, enabled, "order" from tenant_module where tenant_id = ${tenantId}::uuid`;
      const before = modulesOn(
        rows,
        servers.map(({ manifest }) => manifest.id),
      );
      const isSame = (list: readonly string[]) => list.join(' ') === before.join(' ');
      const isWhole = [...modules].sort().join(' ') === [...before].sort().join(' ');
      if (!isSame(seen) || !isWhole) throw new Conflict({ current: before });
      if (isSame(modules)) return { modules };
      await sql`
        update tenant_module m set "order" = o.place::int, changed_at = ${await ctx.now()}::timestamptz
        from unnest(${modules}::text[]) with ordinality as o (plugin, place)
        where m.tenant_id = ${tenantId}::uuid and m.plugin = o.plugin`;
      await noteChangeOfScope(ctx, MODULES_SCOPE, { key: 'order', before, after: modules });
      await raiseConfigVersion(ctx);
      ctx.noteChange({ type: 'TenantModule', id: 'order' }, before, modules);
      return { modules };
    },
  });
