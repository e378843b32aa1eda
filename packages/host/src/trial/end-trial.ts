import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { TenantStateOther } from '../operators/tenant-acts.ts';
import { confirmInput, requireConfirmed } from './confirmed.ts';

/**
 * An owner gives a trial site up: it closes with the worker's next round, without notice and without an archive, because no resident
 * has anything there. Code and EDRPOU code are free then.
 *
 * @throws {TenantStateOther} where it is no trial
 */
export const endTrial = coreCommand({
  name: 'core.end-trial',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['close', 'Tenant'],
  by: 'staff',
  proof: 'fresh',
  input: confirmInput,
  errors: [TenantStateOther],
  interactive: true,
  async run(ctx, { confirm }) {
    const { sql, tenantId, tenant } = ctx;
    requireConfirmed(tenant, confirm);
    const [row] = await sql<{ state: string }>`select state from tenant where id = ${tenantId}::uuid for update`;
    if (row!.state !== 'sandbox') throw new TenantStateOther({ state: row!.state });
    await sql`
      update tenant set state = 'closing', closing_since = now(), closes_at = now(), closing_reason = null, without_archive = true
      where id = ${tenantId}::uuid`;
    await raiseConfigVersion(ctx);
    ctx.noteChange({ type: 'Tenant', id: tenantId }, { state: 'sandbox' }, { state: 'closing' });
    return { state: 'closing' };
  },
});
