import type { AnyPluginServer, DataContext, PluginContext } from '@viche/plugin-api';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { notePlatformAct } from '../operators/platform-journal.ts';
import { TenantStateOther } from '../operators/tenant-acts.ts';
import { ownersOf } from '../people/owners.ts';
import { confirmInput, requireConfirmed } from './confirmed.ts';
import { councilNameOf } from './trial-mark.ts';
import { countTried } from './trial-rows.ts';
import { wipeTrial } from './wipe-trial.ts';

/** What the second owner reads before agreeing. */
async function describeOpening(ctx: DataContext, servers: readonly AnyPluginServer[]) {
  const tried = await countTried(ctx, servers);
  return {
    act: ctx.t('trial:act'),
    title: councilNameOf(ctx.tenant.names[ctx.locale].official, ctx.locale),
    path: '/admin/opening',
    facts: tried.map(({ label, count }) => ({ label: ctx.t(label), text: String(count) })),
  };
}

/** Its step in the plan of putting the site into use is done. */
async function settlePlan({ sql, tenantId, actor }: PluginContext, now: Date): Promise<void> {
  await sql`
    update rollout_step set settled_at = ${now}, settled_by = ${actor.staffId}::uuid, revision = revision + 1
    where tenant_id = ${tenantId}::uuid and step = 'opening' and settled_at is null`;
}

/**
 * An owner opens a trial site to residents: what was tried in it is wiped, and it is live, in one transaction. Whoever writes in it
 * just then is waited for; whoever comes meanwhile waits. Where the hromada wants it, a second owner agrees.
 *
 * @throws {TenantStateOther} where it is no trial, or no more
 */
export function openSite(servers: readonly AnyPluginServer[]) {
  return coreCommand({
    name: 'core.open-site',
    plugin: CORE_MANIFEST,
    assurance: 'eid',
    can: ['open', 'Tenant'],
    by: 'staff',
    proof: 'fresh',
    input: confirmInput,
    errors: [TenantStateOther],
    interactive: true,
    fourEyes: {
      days: ({ openingSecondOwnerDays: days }) => (days > 0 ? days : null),
      describe: (ctx: DataContext) => describeOpening(ctx, servers),
      alone: async (ctx) => (await ownersOf(ctx)).every(({ staffId }) => staffId === ctx.actor.staffId),
    },
    async run(ctx, { confirm }) {
      const { sql, tenantId, tenant } = ctx;
      requireConfirmed(tenant, confirm);
      const [held] = await sql<{ trial: boolean }>`select viche.hold_trial() as trial`;
      if (!held!.trial) {
        const [row] = await sql<{ state: string }>`select state from tenant where id = ${tenantId}::uuid`;
        throw new TenantStateOther({ state: row!.state });
      }
      const tried = Object.fromEntries((await countTried(ctx, servers)).map(({ label, count }) => [label, count]));
      await wipeTrial({ sql, servers, requestId: ctx.approved?.requestId ?? null });
      await sql`select viche.open_trial()`;
      ctx.invalidate('config');
      await settlePlan(ctx, await ctx.now());
      await notePlatformAct(sql, { action: 'core.open-site', tenantId, detail: tried, requestId: ctx.requestId });
      ctx.noteChange({ type: 'Tenant', id: tenantId }, { state: 'sandbox' }, { state: 'live', wiped: tried });
      return { state: 'live' };
    },
  });
}
