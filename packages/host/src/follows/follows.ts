import { newId, type Session } from '@viche/db';
import type { BaseContext, DataContext, Follows } from '@viche/plugin-api';
import type { HostServices } from '../services.ts';
import { askByMail } from './ask-by-mail.ts';

export interface FollowsParts {
  readonly services: HostServices;
  readonly session: Session;
  readonly base: BaseContext;
  /** The plugin whose subjects these are. */
  readonly plugin: string;
  /** For asking the plugin about the subject, in the same transaction. */
  data(): DataContext;
}

/** `ctx.follows` of one plugin in one transaction. */
export function follows({ services, session, base, plugin, data }: FollowsParts): Follows {
  const { sql } = session;
  const { tenantId, actor } = base;

  async function isOpen({ type, id }: { type: string; id: string }): Promise<boolean> {
    const declared = services.servers.find(({ manifest }) => manifest.id === plugin)?.follows?.[type];
    if (!declared) throw new Error(`${plugin} does not let people follow ${type}`);
    const [subject] = await declared.subjects(data(), [id]);
    return subject?.open === true;
  }

  return {
    async begin(subject) {
      if (!(await isOpen(subject))) return 'not-open';
      const kept = await sql<{ id: string }>`
        insert into subscription (tenant_id, id, participant_id, subject_type, subject_id, confirmed_at)
        select ${tenantId}::uuid, ${newId()}::uuid, p.id, ${subject.type}, ${subject.id}::uuid, now()
        from participant p
        where p.tenant_id = ${tenantId}::uuid and p.id = ${actor.participantId}::uuid and p.state = 'active'
          and p.email is not null and p.email_verified_at is not null
        on conflict (tenant_id, participant_id, subject_type, subject_id, channel) do update set confirmed_at = subscription.confirmed_at
        returning id`;
      return kept.length > 0 ? 'follows' : 'no-address';
    },
    async end(subject) {
      await sql`
        delete from subscription s
        where s.tenant_id = ${tenantId}::uuid and s.subject_type = ${subject.type} and s.subject_id = ${subject.id}::uuid
          and (s.participant_id = ${actor.participantId}::uuid or s.email_hash in (
            select p.email_hash from participant p
            where p.tenant_id = ${tenantId}::uuid and p.id = ${actor.participantId}::uuid and p.email_verified_at is not null))`;
    },
    async askByMail(subject, address) {
      if (!(await isOpen(subject))) return 'not-open';
      await askByMail(services, session, base, subject, address);
      return 'follows';
    },
  };
}
