import type { PluginContext } from '@viche/plugin-api';

const jsonOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** Keeps what an act changed in the history that stands beside that of settings, under a scope of its own. */
export async function noteChangeOfScope(
  ctx: Pick<PluginContext, 'sql' | 'tenantId' | 'actor' | 'newId' | 'now'>,
  scope: string,
  change: { readonly key: string; readonly before: unknown; readonly after: unknown },
): Promise<void> {
  await ctx.sql`
    insert into setting_change (tenant_id, id, scope, key, old_value, new_value, staff_id, created_at)
    values (${ctx.tenantId}::uuid, ${ctx.newId()}::uuid, ${scope}, ${change.key}, ${jsonOf(change.before)}::jsonb,
      ${jsonOf(change.after)}::jsonb, ${ctx.actor.staffId}::uuid, ${await ctx.now()}::timestamptz)`;
}
