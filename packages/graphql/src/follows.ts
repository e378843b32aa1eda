import type { AnyPluginServer, DataContext, FollowedSubject } from '@viche/plugin-api';
import type { Builder } from './builder.ts';
import { CORE } from './tenant-gate.ts';

type Source = Pick<AnyPluginServer, 'follows'>;

/** Something that the viewer follows, in its owner's words. */
interface Follow {
  readonly id: string;
  readonly subject: FollowedSubject | null;
  readonly since: Date;
  readonly way: 'account' | 'address';
  readonly confirmed: boolean;
}

const LONGEST_LIST = 200;

interface FollowRow {
  id: string;
  type: string;
  subjectId: string;
  since: Date;
  way: Follow['way'];
  confirmed: boolean;
}

/** By account, and by mail where the address is the account's own verified one. */
function rowsOf({ sql, tenantId, actor }: DataContext): Promise<FollowRow[]> {
  return sql<FollowRow>`
    select s.id, s.subject_type as type, s.subject_id as "subjectId", s.created_at as since, s.confirmed_at is not null as confirmed,
      case when s.participant_id is null then 'address' else 'account' end as way
    from subscription s
    where s.tenant_id = ${tenantId}::uuid and (s.participant_id = ${actor.participantId}::uuid or s.email_hash in (
      select p.email_hash from participant p
      where p.tenant_id = ${tenantId}::uuid and p.id = ${actor.participantId}::uuid and p.email_verified_at is not null))
    order by s.id desc limit ${LONGEST_LIST}`;
}

async function followsOf(ctx: DataContext, servers: readonly Source[]): Promise<Follow[]> {
  const rows = await rowsOf(ctx);
  const known = new Map<string, FollowedSubject>();
  for (const server of servers) {
    for (const [type, { subjects }] of Object.entries(server.follows ?? {})) {
      const ids = rows.filter((row) => row.type === type).map((row) => row.subjectId);
      const found = ids.length > 0 ? await subjects(ctx, ids) : [];
      for (const subject of found) known.set(`${type}:${subject.subjectId}`, subject);
    }
  }
  return rows.map(({ type, subjectId, ...row }) => ({ ...row, subject: known.get(`${type}:${subjectId}`) ?? null }));
}

/** `myFollows`: what the viewer follows, of all modules that are on; those of others have no title. */
export function addFollows(builder: Builder, servers: readonly Source[]): void {
  const FollowType = builder.objectRef<Follow>('Follow').implement({
    description: 'Something that the viewer is told about by mail.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      title: t.string({ nullable: true, resolve: ({ subject }) => subject?.title ?? null }),
      path: t.string({
        nullable: true,
        description: 'Path on the site of the hromada.',
        resolve: ({ subject }) => subject?.path ?? null,
      }),
      since: t.field({ type: 'DateTime', resolve: ({ since }) => since }),
      byMail: t.boolean({
        description: 'Begun by typing the address, without signing in.',
        resolve: ({ way }) => way === 'address',
      }),
      confirmed: t.exposeBoolean('confirmed'),
    }),
  });
  builder.queryField('myFollows', (t) =>
    t.field({
      type: [FollowType],
      extensions: CORE,
      description: `What the viewer follows, the latest first; at most ${LONGEST_LIST}.`,
      resolve: (_root, _args, ctx) => followsOf(ctx, servers),
    }),
  );
}
