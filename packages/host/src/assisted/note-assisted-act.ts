import { newId, type Session } from '@viche/db';
import type { AssistedBy } from '@viche/plugin-api';
import type { Effects } from '../plugin-context.ts';

/** Ends of a service are none of the acts that its slip lists. */
const NOT_LISTED = new Set(['core.finish-assisted']);

/** Notes for the slip what a resident did with an officer's help, in the act's own transaction. */
export async function noteAssistedAct(
  { sql, tenantId }: Pick<Session, 'sql' | 'tenantId'>,
  { assisted, command, effects, at }: { assisted: AssistedBy; command: string; effects: Effects; at: Date },
): Promise<void> {
  if (NOT_LISTED.has(command)) return;
  const { subject } = effects.change ?? {};
  await sql`
    insert into assisted_act (tenant_id, id, assisted_id, command, subject_type, subject_id, at)
    values (${tenantId}::uuid, ${newId()}::uuid, ${assisted.id}::uuid, ${command}, ${subject?.type ?? ''},
      ${subject?.id ?? null}::uuid, ${at})`;
}
