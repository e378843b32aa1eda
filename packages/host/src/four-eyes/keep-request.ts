import { newId } from '@viche/db';
import { type BaseContext, type CommandDefinition, type ExpectedError, FourEyesNeeded } from '@viche/plugin-api';
import { auditAct } from '../audit-act.ts';
import type { Effects } from '../plugin-context.ts';
import type { HostServices } from '../services.ts';

// biome-ignore lint/suspicious/noExplicitAny: the host runs commands of every shape
type AnyDefinition = CommandDefinition<any, any, any, any, any>;

/** Thrown to roll the first person's call back, once it has gone through. */
export class Rehearsed extends Error {
  readonly days: number;
  readonly change: Effects['change'];

  constructor(days: number, change: Effects['change']) {
    super('An act was tried for its first person');
    this.days = days;
    this.change = change;
  }
}

/** Days for which this act of this person waits for a second one; null where it needs none. The clock and seeds need none. */
export function daysForSecondPerson({ actor, settingsOf }: BaseContext, definition: AnyDefinition): number | null {
  if (!definition.fourEyes || actor.kind === 'system') return null;
  return definition.fourEyes.days(settingsOf(definition.plugin));
}

/**
 * Keeps what the first person asked, sealed: it may hold reasons that name people. Whoever asks for the same act on the same
 * thing again is shown the request that waits already.
 *
 * @returns the refusal that carries the request's id
 */
export async function keepFourEyesRequest(
  services: HostServices,
  base: BaseContext,
  definition: AnyDefinition,
  raw: unknown,
  { days, change }: Rehearsed,
): Promise<ExpectedError> {
  const { tenantId, actor } = base;
  if (!change || !actor.staffId)
    throw new Error(`${definition.name} takes two people, and notes no change of a subject`);
  const { type, id: subjectId } = change.subject;
  const requestId = await services.pool.scoped(tenantId, async (session) => {
    const { sql } = session;
    const id = newId();
    const input = base.sealing('four_eyes_request', id).seal('input', JSON.stringify(raw));
    const [kept] = await sql<{ at: Date }>`
      insert into four_eyes_request
        (tenant_id, id, command, subject_type, subject_id, input, requested_by, requested_at, lapses_at)
      values (${tenantId}::uuid, ${id}::uuid, ${definition.name}, ${type}, ${subjectId}, ${input}, ${actor.staffId}::uuid, now(),
        now() + make_interval(days => ${days}::int))
      on conflict (tenant_id, command, subject_id) where state = 'open' do nothing
      returning requested_at as at`;
    if (kept) {
      // The case must be open to the second person: the first has done what there was to do.
      await sql`delete from edit_lock where tenant_id = ${tenantId}::uuid and subject_type = ${type}
        and subject_id::text = ${subjectId} and staff_id = ${actor.staffId}::uuid`;
      const effects = { invalidated: new Set<string>(), change };
      await auditAct(session, base, definition, 'core/four-eyes', effects, kept.at);
      return id;
    }
    const [waiting] = await sql<{ id: string }>`
      select id from four_eyes_request
      where tenant_id = ${tenantId}::uuid and command = ${definition.name} and subject_id = ${subjectId} and state = 'open'`;
    return waiting?.id ?? id;
  });
  return new FourEyesNeeded({ requestId });
}
