import type { AnyPluginServer, DataContext, ListOfPerson } from '@viche/plugin-api';
import type { Builder } from './builder.ts';
import { CORE } from './tenant-gate.ts';

type Source = Pick<AnyPluginServer, 'looks'>;

/** Lists of one subject type on which one person stands. */
export interface ListsByType {
  readonly type: string;
  readonly lists: readonly ListOfPerson[];
}

/** A look of staff at data of one person. */
interface PersonsLook {
  readonly id: string;
  readonly at: Date;
  /** Roles of whoever looked, as they were then. The office answers for it, so no name. */
  readonly roles: readonly string[];
  readonly fields: readonly string[];
  readonly ground: string;
  readonly reason: string;
  /** What the list belongs to; null for a look at this person alone. */
  readonly title: string | null;
  readonly path: string | null;
}

const LONGEST_LIST = 200;

/** Looks at this person, and at lists on which the person stood by then; the latest first. */
export async function looksAt(
  { sql, tenantId }: Pick<DataContext, 'sql' | 'tenantId'>,
  participantId: string,
  byType: readonly ListsByType[],
): Promise<PersonsLook[]> {
  const lists = byType.flatMap(({ type, lists: found }) => found.map((list) => ({ type, ...list })));
  const rows = await sql<Omit<PersonsLook, 'title' | 'path'> & { type: string | null; subjectId: string | null }>`
    select a.id, a.at, coalesce(a.roles, '{}') as roles, a.fields, a.ground, a.reason, a.subject_type as type, a.subject_id as "subjectId"
    from personal_data_access a
    left join unnest(${lists.map(({ type }) => type)}::text[], ${lists.map(({ subjectId }) => subjectId)}::uuid[],
        ${lists.map(({ since }) => since.toISOString())}::timestamptz[]) as list (type, id, since)
      on list.type = a.subject_type and list.id = a.subject_id and list.since <= a.at
    where a.tenant_id = ${tenantId}::uuid and (a.participant_id = ${participantId}::uuid or list.id is not null)
    order by a.at desc, a.id desc limit ${LONGEST_LIST}`;
  const known = new Map(lists.map((list) => [`${list.type}:${list.subjectId}`, list]));
  return rows.map(({ type, subjectId, ...row }) => {
    const list = known.get(`${type}:${subjectId}`);
    return { ...row, title: list?.title ?? null, path: list?.path ?? null };
  });
}

/** Looks of the acting officer at lists of people in this local day. */
export async function looksToday({
  sql,
  tenantId,
  tenant,
  actor,
}: Pick<DataContext, 'sql' | 'tenantId' | 'tenant' | 'actor'>): Promise<number> {
  const [today] = await sql<{ looks: number }>`
    select count(*)::int as looks from personal_data_access
    where tenant_id = ${tenantId}::uuid and staff_id = ${actor.staffId}::uuid and subject_id is not null
      and at >= date_trunc('day', now() at time zone ${tenant.timeZone}) at time zone ${tenant.timeZone}`;
  return today?.looks ?? 0;
}

/** Lists of one module on which the person stands. */
export async function listsOfPerson(
  { looks = {} }: Source,
  ctx: DataContext,
  participantId: string,
): Promise<ListsByType[]> {
  const byType: ListsByType[] = [];
  for (const [type, { listsOf }] of Object.entries(looks))
    byType.push({ type, lists: await listsOf(ctx, participantId) });
  return byType;
}

async function looksAtViewer(ctx: DataContext, servers: readonly Source[]): Promise<PersonsLook[]> {
  const { participantId } = ctx.actor;
  if (participantId === null) return [];
  const byType: ListsByType[] = [];
  for (const server of servers) byType.push(...(await listsOfPerson(server, ctx, participantId)));
  return looksAt(ctx, participantId, byType);
}

/** `looksAtMe`: who of the staff looked at the viewer's data, when and why. */
export function addLooks(builder: Builder, servers: readonly Source[]): void {
  const Look = builder.objectRef<PersonsLook>('PersonalDataLook').implement({
    description: 'A look of staff at data of the viewer, or at a list on which the viewer stands.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      roles: t.stringList({
        description: 'In which roles the officer looked.',
        resolve: ({ roles }) => [...roles],
      }),
      fields: t.stringList({ description: 'What was shown.', resolve: ({ fields }) => [...fields] }),
      ground: t.exposeString('ground'),
      reason: t.exposeString('reason'),
      title: t.exposeString('title', { nullable: true, description: 'What the list belongs to.' }),
      path: t.exposeString('path', { nullable: true, description: 'Path on the site of the hromada.' }),
    }),
  });
  builder.queryField('looksAtMe', (t) =>
    t.field({
      type: [Look],
      extensions: CORE,
      description: `Who of the staff looked at the viewer’s data, the latest first; at most ${LONGEST_LIST}.`,
      resolve: (_root, _args, ctx) => looksAtViewer(ctx, servers),
    }),
  );
  builder.queryField('looksToday', (t) =>
    t.int({
      extensions: CORE,
      authScopes: { staff: true },
      description: 'Looks of the viewer at lists of people in this local day, over all modules.',
      resolve: (_root, _args, ctx) => looksToday(ctx),
    }),
  );
}
