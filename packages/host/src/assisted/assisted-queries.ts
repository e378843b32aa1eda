import type { AnyPluginServer, DataContext } from '@viche/plugin-api';

/** One service at a desk, as its officer sees it: never who was served. */
export interface AssistedView {
  readonly id: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** `waiting` for the code; `over`: nobody ended it, and it has idled away. */
  readonly state: 'waiting' | 'open' | 'ended' | 'over';
  readonly acts: number;
}

const DAYS_SHOWN = 7;
const MOST_SHOWN = 50;

/** Services of the acting officer in the last days, the latest first. */
export function assistedOf({ sql, tenantId, actor }: DataContext): Promise<AssistedView[]> {
  return sql<AssistedView>`
    select a.id, a.started_at as "startedAt", a.ended_at as "endedAt",
      case when a.ended_at is not null then 'ended'
        when a.opened_at is null then case when a.code_expires_at > now() then 'waiting' else 'over' end
        when exists (select from session s where s.tenant_id = a.tenant_id and s.assisted_id = a.id and s.ended_at is null
          and s.expires_idle > now() and s.expires_absolute > now()) then 'open' else 'over' end as state,
      (select count(*)::int from assisted_act x where x.tenant_id = a.tenant_id and x.assisted_id = a.id) as acts
    from assisted_session a
    where a.tenant_id = ${tenantId}::uuid and a.staff_id = ${actor.staffId}::uuid
      and a.started_at > now() - make_interval(days => ${DAYS_SHOWN}::int)
    order by a.started_at desc limit ${MOST_SHOWN}`;
}

/** What was done at a desk, for the slip: acts and what they were about, and nobody's name but the officer's. */
export interface AssistedSlip {
  readonly id: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly officer: string;
  readonly acts: readonly { readonly at: Date; readonly act: string; readonly about: string | null }[];
}

interface ActRow {
  readonly at: Date;
  readonly command: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
}

/** The slip of one service: for the resident while it lasts, for its officer also later. Null for everybody else. */
export async function slipOf(
  ctx: DataContext,
  servers: readonly AnyPluginServer[],
  id: string,
): Promise<AssistedSlip | null> {
  const { sql, tenantId, actor } = ctx;
  const [head] = await sql<Omit<AssistedSlip, 'acts'>>`
    select a.id, a.started_at as "startedAt", a.ended_at as "endedAt", m.display_name as officer
    from assisted_session a join staff_member m on m.tenant_id = a.tenant_id and m.id = a.staff_id
    where a.tenant_id = ${tenantId}::uuid and a.id = ${id}::uuid
      and (a.id = ${actor.assisted?.id ?? null}::uuid or a.staff_id = ${actor.staffId}::uuid)`;
  if (!head) return null;
  const rows = await sql<ActRow>`
    select at, command, subject_type as "subjectType", subject_id as "subjectId" from assisted_act
    where tenant_id = ${tenantId}::uuid and assisted_id = ${id}::uuid order by at, id`;
  return { ...head, acts: await Promise.all(rows.map((row) => actOf(ctx, servers, row))) };
}

/** Acts in the words of the module they belong to; a subject that is nobody's to see any more has no title. */
async function actOf(ctx: DataContext, servers: readonly AnyPluginServer[], row: ActRow) {
  const [plugin = '', verb = ''] = row.command.split('.');
  const follow = servers.find(({ manifest }) => manifest.id === plugin)?.follows?.[row.subjectType];
  const [subject] = follow && row.subjectId ? await follow.subjects(ctx, [row.subjectId]) : [];
  return { at: row.at, act: ctx.t(`${plugin}:atDesk.${verb}`), about: subject?.title ?? null };
}
