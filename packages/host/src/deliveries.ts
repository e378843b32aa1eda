import { drainCounter, newId, type Session } from '@viche/db';
import { applyOnce } from '@viche/events';
import { type Envelope, type FailureRecord, receiptOf } from '@viche/jobs';
import type { DeliveredEvent, PluginContext } from '@viche/plugin-api';
import { baseContext, SYSTEM } from './caller.ts';
import { type CoreJobs, isCoreJob } from './core-jobs.ts';
import { noEffects, pluginContext } from './plugin-context.ts';
import { publishInvalidations, transactionRunner } from './run-command.ts';
import type { HostServices } from './services.ts';

/** Jobs and events speak the language of the tenant; letters are translated for their recipient. */
const SYSTEM_LOCALE = 'uk';

/** Runs `work` as the system in one transaction of one tenant, as one plugin. */
export async function asPlugin<R>(
  services: HostServices,
  place: { tenantId: string; plugin: string; requestId?: string },
  work: (ctx: PluginContext, session: Session) => Promise<R>,
): Promise<R> {
  const bundle = await services.tenants.byId(place.tenantId);
  const server = services.servers.find((known) => known.manifest.id === place.plugin);
  if (!bundle || !server) throw new Error(`No plugin ${place.plugin} in tenant ${place.tenantId}`);
  const base = baseContext(services, { bundle, actor: SYSTEM, locale: SYSTEM_LOCALE, requestId: place.requestId });
  return services.pool.scoped(place.tenantId, async (session) => {
    const effects = noEffects();
    const runner = transactionRunner(services, base, session, effects);
    const ctx = pluginContext({ base, session, manifest: server.manifest, services, effects, runner });
    const result = await work(ctx, session);
    await publishInvalidations(session, place.tenantId, effects);
    return result;
  });
}

/** The worker's handler for everything that comes out of a queue: once in effect, however often it is delivered. */
export function deliveryHandler(services: HostServices, coreJobs: CoreJobs) {
  return async (envelope: Envelope, kind: 'job' | 'event'): Promise<void> => {
    const { tenantId, plugin, key, payload, requestId } = envelope;
    const receipt = receiptOf(envelope);
    if (plugin === 'core') {
      if (!isCoreJob(key)) throw new Error(`The core has no job ${key}`);
      await coreJobs[key]({ tenantId, payload, receipt });
      return;
    }
    const server = services.servers.find((known) => known.manifest.id === plugin)!;
    await asPlugin(services, { tenantId, plugin, requestId }, async (ctx, { sql }) => {
      // It is about what was tried before the site was opened to residents: that is gone.
      if (ctx.tenant.openedAt && new Date(envelope.occurredAt) < ctx.tenant.openedAt) return;
      if (!(await applyOnce(sql, receipt))) return;
      if (kind === 'job') await server.jobs[key]!(payload as never, ctx as never);
      else await server.on![key as `x.v1`]!(deliveredEvent(envelope), ctx as never);
    });
  };
}

const deliveredEvent = (envelope: Envelope): DeliveredEvent => ({
  id: envelope.deliveryId,
  name: envelope.key,
  payload: envelope.payload,
  occurredAt: new Date(envelope.occurredAt),
});

/** Keeps a job that used up its attempts where the tenant's owner sees it. */
export async function recordFailure(services: HostServices, failure: FailureRecord): Promise<void> {
  await services.pool.scoped(failure.tenantId, async ({ sql }) => {
    await sql`
      insert into job_failure (tenant_id, id, plugin, key, payload, attempts, reason, request_id)
      values (${failure.tenantId}::uuid, ${failure.id}::uuid, ${failure.plugin}, ${failure.key}, ${JSON.stringify(failure.payload)}::jsonb,
        ${failure.attempts}, ${failure.reason}, ${failure.requestId})
      on conflict (tenant_id, id) do update set state = 'dead', attempts = excluded.attempts, reason = excluded.reason, created_at = now()`;
  });
}

/** Drains one plugin counter of one tenant and tells the plugin whose numbers moved. */
export async function drainForPlugin(
  services: HostServices,
  tenantId: string,
  subjectType: string,
  counter: string,
): Promise<number> {
  const server = services.servers.find((known) => known.counters?.[counter]?.subjectType === subjectType);
  if (!server) return 0;
  return asPlugin(services, { tenantId, plugin: server.manifest.id, requestId: newId() }, async (ctx, session) => {
    const { table, column } = server.counters![counter]!;
    const moved = await drainCounter(session, { counter, table, column });
    const subjects = moved.map((row) => row.subjectId);
    if (subjects.length > 0) await server.onCounted?.(ctx as never, counter, subjects);
    return subjects.length;
  });
}
