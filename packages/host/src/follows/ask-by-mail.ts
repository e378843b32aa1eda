import { createHmac } from 'node:crypto';
import { newId, type Session } from '@viche/db';
import { writeJob } from '@viche/events';
import { emailHash, rowSealer } from '@viche/identity';
import { type BaseContext, RateLimited } from '@viche/plugin-api';
import type { HostServices } from '../services.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const HOUR_MS = 60 * 60 * 1_000;
/** Threats M04: so many letters to confirm may one address get in a day, from all hromadas of the platform together. */
const LETTERS_TO_ADDRESS = 3;
/** And so many may one hromada cause in an hour, whoever asks for them and wherever they go. */
const LETTERS_OF_TENANT = 1_000;

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
  const counts = await countLetter(services, sql, tenantId, address);
  if (counts.ofTenant > LETTERS_OF_TENANT) throw new RateLimited({ retryAfter: HOUR_MS / 1_000 });
  const letterId = newId();
  const [letter] = await sql<{ id: string }>`
    insert into notification (tenant_id, id, plugin, template, params, subscription_id, dedupe_key, state)
    values (${tenantId}::uuid, ${letterId}::uuid, 'core', 'follow', '{}'::jsonb, ${follow!.id}::uuid, ${`core:follow:${letterId}`},
      ${counts.toAddress > LETTERS_TO_ADDRESS ? 'dropped' : 'queued'})
    returning id`;
  await writeJob(sql, {
    tenantId,
    plugin: 'core',
    key: 'deliverNotification',
    payload: { notificationId: letter!.id },
    requestId,
    dedupeKey: letter!.id,
  });
}

/** Counts one more letter, in this transaction: what is refused or rolled back was not counted. */
async function countLetter(services: HostServices, sql: Session['sql'], tenantId: string, address: string) {
  const keyed = (...parts: readonly string[]) =>
    createHmac('sha256', services.keys.network.reveal()).update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
  const [toAddress, ofTenant] = [
    keyed('follow-letters', address.normalize('NFC').trim().toLowerCase()),
    keyed('follow-letters-of', tenantId),
  ];
  const totals = await sql<{ key: string; total: number }>`
    select counted_key as key, total from viche.add_hits(${[toAddress, ofTenant]}::text[], ${[1, 1]}::int[], ${[DAY_MS, HOUR_MS]}::int[])`;
  const total = (key: string) => totals.find((row) => row.key === key)!.total;
  return { toAddress: total(toAddress), ofTenant: total(ofTenant) };
}
