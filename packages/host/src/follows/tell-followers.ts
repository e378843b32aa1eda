import { newId, type Session } from '@viche/db';
import { applyOnce, writeJob, writeJobs } from '@viche/events';
import type { FollowersLetter } from '@viche/plugin-api';
import type { CoreDelivery } from '../core-delivery.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import type { HostServices } from '../services.ts';

/** Letters that one transaction asks for: ten thousand followers are twenty short ones. */
export const FOLLOWERS_AT_ONCE = 500;

export interface FollowersTold extends FollowersLetter {
  readonly plugin: string;
  /** The follow at which the batch before ended. */
  readonly after: string | null;
}

interface Follower {
  id: string;
  participantId: string | null;
  /** The account that will read it: by the follow, or by a verified address that is the same. */
  readerId: string | null;
}

/** Asks for the next batch, in the caller's transaction. */
export async function askToTell(
  sql: Session['sql'],
  tenantId: string,
  { plugin, subject, template, params, dedupeKey, except = [], after }: FollowersTold,
  requestId: string,
): Promise<void> {
  const payload = { plugin, subject, template, params, dedupeKey, except: [...except], after };
  await writeJob(sql, {
    tenantId,
    plugin: 'core',
    key: 'tellFollowers',
    payload: CORE_MANIFEST.jobs.tellFollowers.payload.parse(payload),
    requestId,
    dedupeKey: `tell:${dedupeKey}:${after ?? ''}`,
  });
}

/** One batch in one transaction, which also asks for the next; delivered twice, it tells nobody twice. */
export async function tellFollowers(
  services: HostServices,
  { tenantId, payload, receipt }: CoreDelivery,
): Promise<void> {
  const told = CORE_MANIFEST.jobs.tellFollowers.payload.parse(payload);
  await services.pool.scoped(tenantId, async ({ sql }) => {
    if (!(await applyOnce(sql, receipt))) return;
    const requestId = newId();
    const followers = await batch(sql, tenantId, told);
    const readers = followers.filter(({ readerId }) => !readerId || !told.except.includes(readerId));
    await queueLetters(sql, tenantId, told, readers, requestId);
    const last = followers.at(-1);
    if (last && followers.length === FOLLOWERS_AT_ONCE)
      await askToTell(sql, tenantId, { ...told, after: last.id }, requestId);
  });
}

/** In the order of their ids, which those that come meanwhile only prolong. */
function batch(sql: Session['sql'], tenantId: string, { subject, after }: FollowersTold): Promise<Follower[]> {
  return sql<Follower>`
    select s.id, s.participant_id as "participantId", coalesce(s.participant_id, p.id) as "readerId"
    from subscription s left join participant p
      on p.tenant_id = s.tenant_id and p.email_hash = s.email_hash and p.email_verified_at is not null and p.state = 'active'
    where s.tenant_id = ${tenantId}::uuid and s.subject_type = ${subject.type} and s.subject_id = ${subject.id}::uuid
      and s.channel = 'mail' and s.confirmed_at is not null and (${after}::uuid is null or s.id > ${after}::uuid)
    order by s.id limit ${FOLLOWERS_AT_ONCE}`;
}

async function queueLetters(
  sql: Session['sql'],
  tenantId: string,
  { plugin, template, params, dedupeKey }: FollowersTold,
  readers: readonly Follower[],
  requestId: string,
): Promise<void> {
  const queued = await sql<{ id: string }>`
    insert into notification (tenant_id, id, plugin, template, params, participant_id, subscription_id, dedupe_key)
    select ${tenantId}::uuid, l.id, ${plugin}, ${template}, ${JSON.stringify(params)}::jsonb, l.participant_id, l.subscription_id, l.dedupe_key
    from unnest(${readers.map(() => newId())}::uuid[], ${readers.map(({ participantId }) => participantId)}::uuid[],
      ${readers.map(({ id }) => id)}::uuid[], ${readers.map(({ id, readerId }) => `${dedupeKey}:${readerId ?? id}`)}::text[])
      as l (id, participant_id, subscription_id, dedupe_key)
    on conflict (tenant_id, dedupe_key) do nothing
    returning id`;
  await writeJobs(sql, {
    tenantId,
    plugin: 'core',
    key: 'deliverNotification',
    requestId,
    jobs: queued.map(({ id }) => ({ payload: { notificationId: id }, dedupeKey: id })),
  });
}
