import { gate, newId, type Session } from '@viche/db';
import { looksToday } from '@viche/graphql';
import { type BaseContext, Forbidden, LOOK_GROUNDS, type Looks, LooksSpent } from '@viche/plugin-api';
import type { HostServices } from './services.ts';

interface LooksParts {
  readonly base: BaseContext;
  /** The plugin whose lists these are. */
  readonly plugin: string;
  readonly services: HostServices;
}

/** `ctx.looks` of one plugin in one transaction. Rows are the limit: every process counts the same ones. */
export function looks(session: Session, { base, plugin, services }: LooksParts): Looks {
  const { sql } = session;
  const { tenantId, actor } = base;
  const { staffId } = actor;
  return {
    async open({ subject, fields, ground, reason, question, perDay }) {
      if (!staffId) throw new Forbidden({});
      const owner = services.servers.find(({ manifest }) => manifest.id === plugin);
      if (!owner?.looks?.[subject.type]) throw new Error(`${plugin} has no lists of ${subject.type} to look at`);
      if (!LOOK_GROUNDS.includes(ground)) throw new Error(`no ground for a look: ${ground}`);
      // Two pages at once would both find the last look of the day.
      await gate(session, 'StaffMember', staffId, 'move');
      if ((await looksToday({ ...base, sql })) >= perDay) throw new LooksSpent({ limit: perDay });
      const lookId = newId();
      const sealed =
        question === undefined ? null : base.sealing('personal_data_access', lookId).seal('question', question);
      const roles = [...new Set(actor.roles.map(({ role }) => role))];
      await sql`
        insert into personal_data_access (tenant_id, id, staff_id, subject_type, subject_id, fields, ground, reason, roles, question, at)
        values (${tenantId}::uuid, ${lookId}::uuid, ${staffId}::uuid, ${subject.type}, ${subject.id}::uuid, ${[...fields]}::text[],
          ${ground}, ${reason}, ${roles}::text[], ${sealed}, now())`;
      return { lookId };
    },
  };
}
