import { gate, newId, type Session } from '@viche/db';
import { looksToday } from '@viche/graphql';
import {
  type BaseContext,
  Forbidden,
  LOOK_GROUNDS,
  type Looks,
  LooksSpent,
  type PluginContext,
} from '@viche/plugin-api';
import type { HostServices } from './services.ts';

interface LooksParts {
  readonly base: BaseContext;
  /** The plugin whose lists these are. */
  readonly plugin: string;
  readonly services: HostServices;
  /** The request that a second person has just approved; null where one person suffices. */
  readonly approved: PluginContext['approved'];
}

/** `ctx.looks` of one plugin in one transaction. Rows are the limit: every process counts the same ones. */
export function looks(session: Session, { base, plugin, services, approved }: LooksParts): Looks {
  const { sql } = session;
  const { tenantId, actor } = base;
  // Whoever approves has not asked to see anything.
  const staffId = approved?.requestedBy ?? actor.staffId;
  return {
    async open({ subject, fields, ground, reason, question, perDay }) {
      if (!staffId) throw new Forbidden({});
      const owner = services.servers.find(({ manifest }) => manifest.id === plugin);
      if (!owner?.looks?.[subject.type]) throw new Error(`${plugin} has no lists of ${subject.type} to look at`);
      if (!LOOK_GROUNDS.includes(ground)) throw new Error(`no ground for a look: ${ground}`);
      // Two pages at once would both find the last look of the day.
      await gate(session, 'StaffMember', staffId, 'move');
      if ((await looksToday({ ...base, actor: { ...actor, staffId }, sql })) >= perDay)
        throw new LooksSpent({ limit: perDay });
      const lookId = approved?.requestId ?? newId();
      const sealed =
        question === undefined ? null : base.sealing('personal_data_access', lookId).seal('question', question);
      const roles = approved ? await rolesOf(session, tenantId, staffId) : actor.roles.map(({ role }) => role);
      await sql`
        insert into personal_data_access (tenant_id, id, staff_id, subject_type, subject_id, fields, ground, reason, roles, question, at)
        values (${tenantId}::uuid, ${lookId}::uuid, ${staffId}::uuid, ${subject.type}, ${subject.id}::uuid, ${[...fields]}::text[],
          ${ground}, ${reason}, ${[...new Set(roles)]}::text[], ${sealed}, now())`;
      return { lookId };
    },
  };
}

async function rolesOf({ prisma }: Session, tenantId: string, staffId: string): Promise<string[]> {
  const rows = await prisma.roleAssignment.findMany({ where: { tenantId, staffId }, select: { role: true } });
  return rows.map(({ role }) => role);
}
