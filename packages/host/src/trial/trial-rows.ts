import type { AnyPluginServer, DataContext } from '@viche/plugin-api';
import { KEPT_FILES } from './trial-tables.ts';

/** What of a trial goes when it opens, in one number; `label` is a key of the catalogues. */
export interface TriedThing {
  readonly label: string;
  readonly count: number;
}

export interface SiteOpening {
  readonly state: string;
  readonly trial: boolean;
  /** When a trial was opened to residents; null before that, and for a site that began open. */
  readonly openedAt: Date | null;
  /** What goes when it opens; empty where it is open. */
  readonly tried: readonly TriedThing[];
}

type Rows = Pick<DataContext, 'sql' | 'tenantId'>;

/** How the opening stands, for owners. */
export async function readOpening(ctx: Rows, servers: readonly AnyPluginServer[]): Promise<SiteOpening> {
  const [row] = await ctx.sql<Omit<SiteOpening, 'tried'>>`
    select state, trial, opened_at as "openedAt" from tenant where id = ${ctx.tenantId}::uuid`;
  return { ...row!, tried: row!.trial ? await countTried(ctx, servers) : [] };
}

/** What was tried, in numbers: first what the modules name, then what every site has. */
export async function countTried(
  { sql, tenantId }: Rows,
  servers: readonly AnyPluginServer[],
): Promise<readonly TriedThing[]> {
  const tried: TriedThing[] = [];
  for (const { table, label } of servers.flatMap(({ trial }) => trial?.counts ?? [])) {
    const [row] = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.ident(table)} where tenant_id = ${tenantId}::uuid`;
    tried.push({ label, count: row!.count });
  }
  const [core] = await sql<{ people: number; letters: number; files: number }>`
    select
      (select count(*) from participant p where p.tenant_id = ${tenantId}::uuid and not exists (
        select from staff_member s where s.tenant_id = p.tenant_id and s.participant_id = p.id))::int as people,
      (select count(*) from notification n where n.tenant_id = ${tenantId}::uuid and n.plugin <> 'core')::int as letters,
      (select count(*) from attachment a where a.tenant_id = ${tenantId}::uuid
        and (a.subject_type is null or a.subject_type <> all (${[...KEPT_FILES]}::text[])))::int as files`;
  const { people, letters, files } = core!;
  return [
    ...tried,
    { label: 'trial:tried.people', count: people },
    { label: 'trial:tried.letters', count: letters },
    { label: 'trial:tried.files', count: files },
  ];
}
