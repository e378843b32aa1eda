import { meetsAssurance } from '@viche/authz';
import { DatabaseBusy, type Session, OutcomeUnknown as UnknownCommit } from '@viche/db';
import { problemsOf } from '@viche/forms';
import { busyFor } from '@viche/graphql';
import { formatDate } from '@viche/i18n';
import {
  AssuranceNeeded,
  BadInput,
  type BaseContext,
  type CommandDefinition,
  type CommandOptions,
  ExpectedError,
  Forbidden,
  ModuleOff,
  NotFound,
  OutcomeUnknown,
  type PluginContext,
  type Runner,
  type Schemas,
  ScopeRefused,
  type SettingsSchema,
  SignInNeeded,
  SiteClosing,
  StepUpNeeded,
} from '@viche/plugin-api';
import { inSpan } from '@viche/tracing';
import type { z } from 'zod';
import { NotAtDesk } from './assisted/errors.ts';
import { noteAssistedAct } from './assisted/note-assisted-act.ts';
import { auditAct } from './audit-act.ts';
import { keepResult, receiptOf, takeReceipt } from './command-receipt.ts';
import { isCoreCommand } from './commands/core-command.ts';
import { approvalOf } from './four-eyes/approval.ts';
import { daysForSecondPerson, keepFourEyesRequest, Rehearsed } from './four-eyes/keep-request.ts';
import { type Effects, noEffects, pluginContext } from './plugin-context.ts';
import type { HostServices } from './services.ts';
import { unstorableText } from './unstorable-text.ts';

// biome-ignore lint/suspicious/noExplicitAny: the host runs commands of every shape
type AnyDefinition = CommandDefinition<any, any, any, any, any>;

/** A runner for requests: each command in a transaction of its own. */
export function requestRunner(services: HostServices, base: BaseContext): Runner {
  const run = async (definition: AnyDefinition, raw: unknown, options: CommandOptions = {}) => {
    const effects = noEffects();
    try {
      const result = await traced(base, definition, () =>
        services.pool.scoped(base.tenantId, async (session) => {
          const result = await inTransaction(services, base, session, effects, definition, raw, options);
          // The first of two people: the act went through in every respect, and is rolled back to wait for the second.
          const days = await daysToWait(session, base, definition);
          if (days !== null) throw new Rehearsed(days, effects.change);
          await publishInvalidations(session, base.tenantId, effects);
          return result;
        }),
      );
      // Other processes are told in a moment; whoever changed it reads it here, now, on the page that follows.
      if (effects.invalidated.has('config')) services.tenants.forget(base.tenantId);
      return result;
    } catch (thrown) {
      if (thrown instanceof Rehearsed) throw await keepFourEyesRequest(services, base, definition, raw, thrown);
      const error = asRefusal(thrown);
      if (error instanceof ExpectedError && (definition.by === 'staff' || base.actor.assisted))
        await auditRefusal(services, base, definition, error);
      throw error;
    }
  };
  return { run } as Runner;
}

/** Days for which the act waits for a second person; null where it needs none, or there is none. */
async function daysToWait({ sql }: Session, base: BaseContext, definition: AnyDefinition): Promise<number | null> {
  const days = daysForSecondPerson(base, definition);
  if (days === null || !definition.fourEyes?.alone) return days;
  return (await definition.fourEyes.alone({ ...base, sql })) ? null : days;
}

const traced = <R>({ requestId, tenantId }: BaseContext, { name }: AnyDefinition, work: () => Promise<R>): Promise<R> =>
  inSpan('command', { command: name, requestId, tenantId }, work);

/** A database that has no time, or whose COMMIT got no answer, is a refusal that the person can act upon. */
function asRefusal(error: unknown): unknown {
  if (error instanceof DatabaseBusy) return busyFor(error);
  if (error instanceof UnknownCommit) return new OutcomeUnknown({});
  return error;
}

/** A runner for jobs and event handlers: commands run inside the job's transaction. */
export function transactionRunner(
  services: HostServices,
  base: BaseContext,
  session: Session,
  effects: Effects,
): Runner {
  const run = (definition: AnyDefinition, raw: unknown, options: CommandOptions = {}) => {
    // Inside another command nothing can be rolled back alone, so nothing could wait for a second person.
    if (daysForSecondPerson(base, definition) !== null && !approvalOf(options))
      throw new Error(`${definition.name} takes two people here: it is not called by another command`);
    return traced(base, definition, () => inTransaction(services, base, session, effects, definition, raw, options));
  };
  return { run } as Runner;
}

/** Tells every process which cached pages are out of date; PostgreSQL delivers it at commit, or never. */
export async function publishInvalidations(session: Session, tenantId: string, effects: Effects): Promise<void> {
  // Of what the tenant is the database tells by itself, when its row changes.
  const tags = [...effects.invalidated].filter((tag) => tag !== 'config');
  if (tags.length === 0) return;
  const message = JSON.stringify({ tenantId, tags: tags.slice(0, 200) });
  await session.sql`select pg_notify('viche_invalidate', ${message})`;
}

async function inTransaction<I extends z.ZodType, R, S extends SettingsSchema, E extends Schemas, J extends Schemas>(
  services: HostServices,
  base: BaseContext,
  session: Session,
  effects: Effects,
  definition: CommandDefinition<I, R, S, E, J>,
  raw: unknown,
  options: CommandOptions,
): Promise<R> {
  refuseUnlessAllowed(base, definition);
  const input = parseInput(definition, raw);
  const approval = approvalOf(options);
  const runner = transactionRunner(services, base, session, effects);
  const { plugin: manifest } = definition;
  const ctx = pluginContext({ base, session, manifest, services, effects, runner, approved: approval });
  const receipt = options.idempotencyKey ? receiptOf(base, definition.name, options.idempotencyKey, input) : null;
  const earlier = receipt && (await takeReceipt(session, receipt));
  if (earlier) return earlier.result as R;
  const result = await definition.run(ctx as unknown as PluginContext<S, E, J>, input);
  if (receipt) await keepResult(session, receipt, result);
  if (definition.by === 'staff') await auditAct(session, base, definition, 'done', effects, await ctx.now(), approval);
  if (base.actor.assisted) {
    // The act is the resident's, through the officer's hands: the log names the officer, the slip what was done.
    await auditAct(session, base, definition, 'done', effects, await ctx.now());
    const { assisted } = base.actor;
    await noteAssistedAct(session, { assisted, command: definition.name, effects, at: await ctx.now() });
  }
  return result;
}

/** The readable list of guards, in the order in which a refusal tells a stranger least. */
function refuseUnlessAllowed(base: BaseContext, definition: AnyDefinition): void {
  const { actor, ability, enabled } = base;
  const [action, subject] = definition.can;
  if (!enabled.has(definition.plugin.id) && !isCoreCommand(definition))
    throw new ModuleOff({ plugin: definition.plugin.id });
  if (definition.by === 'clock' && actor.kind !== 'system') throw new NotFound({});
  if (actor.assisted && !definition.atDesk) throw new NotAtDesk({});
  if (definition.interactive && actor.via === 'token') throw new ScopeRefused({});
  if (actor.kind === 'system') return;
  if (definition.by !== 'anyone' && !actor.participantId) throw new SignInNeeded({});
  if (!ability.can(action, subject)) throw actor.staffId ? new Forbidden({}) : new NotFound({});
  const need =
    typeof definition.assurance === 'function'
      ? definition.assurance(base.settingsOf(definition.plugin))
      : definition.assurance;
  if (!meetsAssurance(actor.assurance, need)) throw new AssuranceNeeded({ have: actor.assurance, need });
  if (definition.by === 'staff' && !isProved(actor, definition)) throw new StepUpNeeded({});
  const { closing } = base.tenant;
  if (definition.begins && closing) throw new SiteClosing({ lastDay: formatDate(base.locale, closing.lastDay) });
}

/** A stolen unlocked browser may read a while, and do nothing that matters (threats O14). */
function isProved({ proof, staffId }: BaseContext['actor'], definition: AnyDefinition): boolean {
  if (definition.proof === 'none' || staffId === null) return true;
  return definition.proof === 'fresh' ? proof === 'fresh' : proof !== 'due';
}

function parseInput<I extends z.ZodType>(definition: { input: I }, raw: unknown): z.output<I> {
  const parsed = definition.input.safeParse(raw);
  const fields = parsed.success ? unstorableText(parsed.data) : problemsOf(parsed.error, raw);
  if (!parsed.success || fields.length > 0) throw new BadInput({ fields });
  return parsed.data;
}

/** A refused act of staff leaves its row too, in a transaction of its own: the act's was rolled back. */
async function auditRefusal(
  services: HostServices,
  base: BaseContext,
  definition: AnyDefinition,
  error: ExpectedError,
): Promise<void> {
  if (!base.actor.staffId && !base.actor.assisted) return;
  await services.pool.scoped(base.tenantId, (session) =>
    auditAct(session, base, definition, error.code, noEffects(), new Date()),
  );
}
