import type { PluginContext } from '@viche/plugin-api';

/** Notes what a person agreed to or took back (law 2297-VI art. 6, 8): one row for each time, for good. */
export async function noteConsent(
  ctx: Pick<PluginContext, 'sql' | 'tenantId' | 'newId' | 'now'>,
  purpose: 'contact' | `letters:${string}`,
  participantId: string,
  act: 'given' | 'withdrawn',
): Promise<void> {
  await ctx.sql`
    insert into consent (tenant_id, id, participant_id, purpose, act, at)
    values (${ctx.tenantId}::uuid, ${ctx.newId()}::uuid, ${participantId}::uuid, ${purpose}, ${act},
      ${await ctx.now()}::timestamptz)`;
}
