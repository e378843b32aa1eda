import { createHmac } from 'node:crypto';
import type { NotedProof, TenantKeys } from '@viche/identity';
import type { PluginContext } from '@viche/plugin-api';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { identityOf } from '../identity-of.ts';

const DRAWS = 2 ** 32;

/**
 * Whether a second officer looks at this confirmation. The draw is keyed by a secret of the hromada, so no officer can foresee or
 * try out what is drawn, and whoever keeps the keys can draw again from the row of the proof (threats F11).
 */
export function isDrawn(
  { pepper }: Pick<TenantKeys, 'pepper'>,
  { id, checkedAt }: Pick<NotedProof, 'id' | 'checkedAt'>,
  percent: number,
): boolean {
  const drawn = createHmac('sha256', pepper.reveal())
    .update(`viche residence sample ${id} ${checkedAt.toISOString()}`)
    .digest();
  return drawn.readUInt32BE(0) < (percent / 100) * DRAWS;
}

/** Puts a confirmation before a second officer, where it is drawn. Whoever confirmed is not told. */
export async function drawCheck(
  ctx: PluginContext,
  proof: NotedProof,
  { document, claimId = null }: { readonly document: string; readonly claimId?: string | null },
): Promise<void> {
  const { keys } = await identityOf(ctx);
  if (!isDrawn(keys, proof, ctx.settingsOf(CORE_MANIFEST).residenceSamplePercent)) return;
  await ctx.sql`
    insert into residency_check (tenant_id, id, proof_id, claim_id, staff_id, document, drawn_at)
    values (${ctx.tenantId}::uuid, ${ctx.newId()}::uuid, ${proof.id}::uuid, ${claimId}::uuid, ${ctx.actor.staffId}::uuid, ${document},
      ${proof.checkedAt}::timestamptz)`;
}
