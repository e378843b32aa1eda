import { createHash } from 'node:crypto';
import { writeAudit } from '@viche/audit';
import type { Session } from '@viche/db';
import type { Actor, BaseContext, CommandDefinition } from '@viche/plugin-api';
import type { Approval } from './four-eyes/approval.ts';
import type { Effects } from './plugin-context.ts';

// biome-ignore lint/suspicious/noExplicitAny: the host runs commands of every shape
type AnyDefinition = CommandDefinition<any, any, any, any, any>;

/** What the log keeps of a thing: enough to recognise it, nothing to read. */
export const fingerprint = (value: unknown): string | null =>
  value === undefined
    ? null
    : createHash('sha256')
        .update(JSON.stringify(value) ?? 'null')
        .digest('hex');

function auditKind({ kind, via }: Actor): 'operator' | 'system' | 'staff' {
  if (via === 'console') return 'operator';
  return kind === 'system' ? 'system' : 'staff';
}

/** One row of the audit log for one act of staff: what changed as hashes, why as it is. */
export async function auditAct(
  session: Session,
  base: BaseContext,
  { name, can: [, subject] }: AnyDefinition,
  outcome: string,
  effects: Effects,
  at: Date,
  approval: Approval | null = null,
): Promise<void> {
  const { change } = effects;
  const { assisted } = base.actor;
  await writeAudit(session.sql, {
    tenantId: base.tenantId,
    action: name,
    actorKind: auditKind(base.actor),
    actorId: assisted?.staffId ?? base.actor.staffId ?? base.actor.participantId,
    subjectType: change?.subject.type ?? subject,
    subjectId: change?.subject.id ?? null,
    outcome,
    beforeHash: fingerprint(change?.before),
    afterHash: fingerprint(change?.after),
    // An act of two people names both: who acted is the second, who asked stands in the detail.
    detail: {
      ...(approval && { fourEyes: approval.requestId, requestedBy: approval.requestedBy }),
      // Done by a resident with the officer's help; who the resident was is in no sealed row.
      ...(assisted && { channel: 'assisted', assistedId: assisted.id }),
    },
    reason: change?.reason ?? null,
    requestId: base.requestId,
    at,
  });
}
