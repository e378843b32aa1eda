import type { DataContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';

/** A login of the viewer. `here` is the one that asks. */
export interface LoginView {
  readonly id: string;
  /** Browser and system, nothing finer. */
  readonly device: string;
  readonly providerId: string;
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
  readonly state: 'here' | 'open' | 'ended';
}

const LONGEST_LIST = 50;

/**
 * Log-ins of the last 30 days, the latest first; sessions are kept so long after their end (threats §5.9). A session that got
 * a new token is the same login: both rows began at the same moment.
 */
export function loginsOf({ sql, tenantId, actor }: DataContext): Promise<LoginView[]> {
  return sql<LoginView>`
    select id, device, "providerId", "signedInAt", "lastSeenAt", state from (
      select distinct on (s.created_at) s.id, s.device, s.provider_id as "providerId", s.created_at as "signedInAt",
        s.last_seen_at as "lastSeenAt",
        case when s.ended_at is not null or s.expires_idle <= now() or s.expires_absolute <= now() then 'ended'
          when s.id = ${actor.sessionId}::uuid then 'here' else 'open' end as state
      from session s
      where s.tenant_id = ${tenantId}::uuid and s.participant_id = ${actor.participantId}::uuid
      order by s.created_at desc, s.ended_at desc nulls first
    ) as login order by "signedInAt" desc limit ${LONGEST_LIST}`;
}

/** Signs the acting person out on one device; of somebody else's sessions it finds none. */
export const endSessionOfMine = coreCommand({
  name: 'core.end-session',
  plugin: CORE_MANIFEST,
  assurance: 'guest',
  can: ['end', 'Session'],
  by: 'participant',
  input: z.strictObject({ sessionId: z.guid() }),
  errors: [],
  async run({ sql, tenantId, actor }, { sessionId }) {
    const ended = await sql`
      update session set ended_at = now()
      where tenant_id = ${tenantId}::uuid and participant_id = ${actor.participantId}::uuid
        and (id = ${sessionId}::uuid or ended_at > now()) and (ended_at is null or ended_at > now()) returning id`;
    return { ended: ended.length };
  },
});

/** Signs the acting person out everywhere but here. */
export const endOtherSessions = coreCommand({
  name: 'core.end-other-sessions',
  plugin: CORE_MANIFEST,
  assurance: 'guest',
  can: ['end', 'Session'],
  by: 'participant',
  input: z.strictObject({}),
  errors: [],
  async run({ sql, tenantId, actor }) {
    const ended = await sql`
      update session set ended_at = now()
      where tenant_id = ${tenantId}::uuid and participant_id = ${actor.participantId}::uuid
        and id is distinct from ${actor.sessionId}::uuid and (ended_at is null or ended_at > now()) returning id`;
    return { ended: ended.length };
  },
});
