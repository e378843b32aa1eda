import { type AnyPluginServer, expected } from '@viche/plugin-api';
import { z } from 'zod';
import { noteChangeOfScope } from '../changes/note-change.ts';
import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { MODULES_SCOPE } from './order-modules.ts';

/** The module has work that must be finished first; `reason` is a sentence in the reader's language. */
export class ModuleBusy extends expected('core/module-busy', 409)<{ reason: string }> {}

/** The platform's operator does not offer the module to this hromada. */
export class ModuleNotOffered extends expected('core/module-not-offered', 409) {}

/** The owner switches a plugin on or off for the tenant. Its rows stay, as does its place; only its doors open and close. */
export function switchModule(server: AnyPluginServer) {
  const { manifest, lifecycle } = server;
  return coreCommand({
    name: 'core.switch-module',
    plugin: manifest,
    assurance: 'eid',
    can: ['update', 'TenantModule'],
    by: 'staff',
    input: z.strictObject({ to: z.enum(['on', 'off']) }),
    errors: [ModuleBusy, ModuleNotOffered],
    interactive: true,
    async run(ctx, { to }) {
      const was = ctx.enabled.has(manifest.id) ? 'on' : 'off';
      if (was === to) return { state: to };
      if (to === 'off') {
        const verdict = (await lifecycle?.canDisable?.(ctx as never)) ?? true;
        if (verdict !== true) throw new ModuleBusy({ reason: ctx.t(verdict.reason) });
      }
      // Waits for an operator who withholds it at this moment, and is waited for.
      const [tenant] = await ctx.sql<{ withheld: boolean }>`
        select ${manifest.id} = any(coalesce(withheld_modules, '{}')) as withheld from tenant
        where id = ${ctx.tenantId}::uuid for update`;
      if (to === 'on' && tenant?.withheld) throw new ModuleNotOffered({});
      await ctx.sql`
        insert into tenant_module (tenant_id, plugin, enabled, "order", changed_at)
        select ${ctx.tenantId}::uuid, ${manifest.id}, ${to === 'on'}, coalesce(max("order"), 0) + 1, ${await ctx.now()}::timestamptz
        from tenant_module where tenant_id = ${ctx.tenantId}::uuid
        on conflict (tenant_id, plugin) do update set enabled = excluded.enabled, changed_at = excluded.changed_at`;
      if (to === 'on') await lifecycle?.onEnable?.(ctx as never);
      await noteChangeOfScope(ctx, MODULES_SCOPE, { key: manifest.id, before: was, after: to });
      await raiseConfigVersion(ctx);
      ctx.noteChange({ type: 'TenantModule', id: manifest.id }, was, to);
      return { state: to };
    },
  });
}
