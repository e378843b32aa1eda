import { newId, type Session } from '@viche/db';
import type { NotificationRequest } from '@viche/plugin-api';
import { queueDelivery } from './queue-delivery.ts';

/** Queues a letter of a plugin, or of the core, in the act's own transaction. */
export async function notify(
  session: Session,
  tenantId: string,
  plugin: string,
  request: NotificationRequest,
  requestId: string,
): Promise<void> {
  const { sql } = session;
  // One statement: the letter is queued only for a person who has a confirmed address and has not been told this yet.
  const [queued] = await sql<{ id: string }>`
    insert into notification (tenant_id, id, plugin, template, params, participant_id, dedupe_key)
    select ${tenantId}::uuid, ${newId()}::uuid, ${plugin}, ${request.template}, ${JSON.stringify(request.params)}::jsonb, p.id, ${request.dedupeKey}
    from participant p where p.tenant_id = ${tenantId}::uuid and p.id = ${request.participantId}::uuid and p.email_verified_at is not null and p.state = 'active'
    on conflict (tenant_id, dedupe_key) do nothing
    returning id`;
  if (!queued) return;
  await queueDelivery({ sql, tenantId, requestId }, queued.id);
}
