import { newId, type Session } from '@viche/db';
import { emailHash, rowSealer } from '@viche/identity';
import { type BaseContext, RateLimited } from '@viche/plugin-api';
import { hitCounter } from '../count-hits.ts';
import { countUnconfirmed } from '../letter-limits.ts';
import { queueDelivery } from '../queue-delivery.ts';
import type { HostServices } from '../services.ts';

const HOUR_SECONDS = 3_600;

/**
 * Keeps the wish of an address unconfirmed and has the letter sent. Known or unknown, confirmed or not, the same statements
 * run and the same answer is given: only the letter tells, and that is the address's own.
 *
 * @throws {RateLimited} by what the whole hromada sent, never by what this address got
 */
export async function askByMail(
  services: HostServices,
  { sql }: Session,
  base: BaseContext,
  subject: { type: string; id: string },
  address: string,
): Promise<void> {
  const { tenantId, requestId } = base;
  const keys = services.tenants.keysOf(base.tenant);
  const hash = emailHash(keys, address);
  const id = newId();
  const [follow] = await sql<{ id: string }>`
    insert into subscription (tenant_id, id, email_hash, address, locale, subject_type, subject_id)
    values (${tenantId}::uuid, ${id}::uuid, ${hash}, ${rowSealer(keys, 'subscription', id).seal('address', address)},
      ${base.locale}, ${subject.type}, ${subject.id}::uuid)
    on conflict (tenant_id, email_hash, subject_type, subject_id, channel) do update set locale = excluded.locale,
      created_at = case when subscription.confirmed_at is null then excluded.created_at else subscription.created_at end
    returning id`;
  const verdict = await countUnconfirmed(hitCounter(services, sql), tenantId, address);
  if (verdict === 'spent') throw new RateLimited({ retryAfter: HOUR_SECONDS });
  const letterId = newId();
  const [letter] = await sql<{ id: string }>`
    insert into notification (tenant_id, id, plugin, template, params, subscription_id, dedupe_key, state)
    values (${tenantId}::uuid, ${letterId}::uuid, 'core', 'follow', '{}'::jsonb, ${follow!.id}::uuid, ${`core:follow:${letterId}`},
      ${verdict === 'silent' ? 'dropped' : 'queued'})
    returning id`;
  await queueDelivery({ sql, tenantId, requestId }, letter!.id);
}
