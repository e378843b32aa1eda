import { dbNow, drainCounter, gate, newId, nextNumber, type Session } from '@viche/db';
import { writeEvent, writeJob } from '@viche/events';
import { agesOn, type IdentityContext, peopleOfCodes } from '@viche/identity';
import type { BaseContext, PluginContext, PluginManifest, Runner } from '@viche/plugin-api';
import { hitCounter, noteHitCounter } from './count-hits.ts';
import { daysOff, deadlines, forecast } from './deadlines.ts';
import { editLocks } from './edit-locks.ts';
import { pluginFiles } from './files/plugin-files.ts';
import { follows } from './follows/follows.ts';
import { askToTell } from './follows/tell-followers.ts';
import { noteIdentity } from './identity-of.ts';
import { looks } from './looks.ts';
import { notify } from './notify.ts';
import type { HostServices } from './services.ts';
import { markedNumber } from './trial/trial-mark.ts';

/** What a transaction did beside its rows, for the host to act upon when it has committed. */
export interface Effects {
  readonly invalidated: Set<string>;
  change: { subject: { type: string; id: string }; before: unknown; after: unknown; reason?: string } | null;
}

export const noEffects = (): Effects => ({ invalidated: new Set(), change: null });

export interface PluginContextParts {
  readonly base: BaseContext;
  readonly session: Session;
  // biome-ignore lint/suspicious/noExplicitAny: the manifest's own types are restored by the caller's signature
  readonly manifest: PluginManifest<any, any, any, any>;
  readonly services: HostServices;
  readonly effects: Effects;
  readonly runner: Runner;
  readonly approved?: PluginContext['approved'];
}

/** The context of a command, job or event handler: one tenant, one transaction, one plugin. */
export function pluginContext({
  base,
  session,
  manifest,
  services,
  effects,
  runner,
  approved = null,
}: PluginContextParts): PluginContext {
  const { sql } = session;
  const { tenantId, requestId } = base;
  let clock: Promise<Date> | null = null;
  const now = () => (clock ??= dbNow(session));
  const identity = async (): Promise<IdentityContext> => {
    // Not asked for anew: a second session for one act could empty the pool.
    const bundle = services.tenants.atHand(tenantId) ?? (await services.tenants.byId(tenantId));
    if (!bundle) throw new Error('a command runs in a tenant that is not open');
    return { tenant: bundle.info, keys: bundle.keys, sql };
  };
  const ctx: PluginContext = {
    ...base,
    get db() {
      return session.prisma;
    },
    sql,
    now,
    newId,
    forecast: (rule, from) => forecast(session, services, tenantId, rule, from),
    daysOff: (...days) => daysOff(session, services, base, days),
    settings: base.settingsOf(manifest),
    approved,
    deadlines: deadlines(session, services, tenantId, now),
    locks: editLocks(session, base, now),
    files: pluginFiles(session, base, now),
    looks: looks(session, { base, plugin: manifest.id, services, approved }),
    run: runner.run,
    peopleOfCodes: async (codes, day) => peopleOfCodes(await identity(), codes, day),
    agesOn: async (asked) => agesOn(await identity(), asked),
    async emit(name, payload) {
      const schema = manifest.events[name];
      if (!schema) throw new Error(`${manifest.id} does not declare the event ${name}`);
      await writeEvent(sql, { tenantId, name, payload: schema.parse(payload), requestId, occurredAt: await now() });
    },
    async enqueue(key, payload, options = {}) {
      const job = manifest.jobs[key];
      if (!job) throw new Error(`${manifest.id} does not declare the job ${key}`);
      await writeJob(sql, {
        tenantId,
        plugin: manifest.id,
        key,
        payload: job.payload.parse(payload),
        requestId,
        ...options,
      });
    },
    follows: follows({ services, session, base, plugin: manifest.id, data: () => ctx }),
    tellFollowers: (letter) => askToTell(sql, tenantId, { ...letter, plugin: manifest.id, after: null }, requestId),
    notify: (request) => notify(session, tenantId, manifest.id, request, requestId),
    async gate(subjectType, subjectId, mode) {
      // The state and the moment are read after the lock: what was read before it may be past.
      clock = null;
      await gate(session, subjectType, subjectId, mode);
    },
    async count(counter, subjectId, delta) {
      const { subjectType } = services.counter(manifest.id, counter);
      await sql`insert into counter_delta (tenant_id, id, subject_type, subject_id, counter, delta)
        values (${tenantId}::uuid, ${newId()}::uuid, ${subjectType}, ${subjectId}::uuid, ${counter}, ${delta})`;
    },
    async drain(counter, subjectId) {
      const { table, column } = services.counter(manifest.id, counter);
      await drainCounter(session, { counter, table, column, subjectId });
    },
    async nextNumber(series, template) {
      const issued = await nextNumber(session, {
        series,
        reset: 'yearly',
        template,
        now: await now(),
        zone: base.tenant.timeZone,
      });
      return base.tenant.trial ? markedNumber(issued.number) : issued.number;
    },
    invalidate(...tags) {
      for (const tag of tags) effects.invalidated.add(tag);
    },
    noteChange(subject, before, after, reason) {
      effects.change = { subject, before, after, reason };
    },
  };
  noteIdentity(ctx, identity);
  noteHitCounter(ctx, hitCounter(services, sql));
  return ctx;
}
