import type { Sql } from '../sql.ts';

export interface TenantColumn {
  readonly name: string;
  /** As PostgreSQL spells it: `timestamp(6) with time zone`. */
  readonly type: string;
}

/** A reference of rows to other rows of their tenant; the columns of both sides in one order. */
export interface TenantReference {
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
}

export interface TenantTable {
  readonly name: string;
  /** The column that says whose a row is: `tenant_id`, or that of the two platform tables about tenants. */
  readonly scope: string;
  readonly columns: readonly TenantColumn[];
  /** Columns of the primary key, in their order. */
  readonly key: readonly string[];
  readonly references: readonly TenantReference[];
}

/** Tables of the platform that hold a tenant's own row and its domains. */
const SCOPE_ELSEWHERE: Readonly<Record<string, string>> = { tenant: 'id', tenant_domain: 'tenant_ref' };

/**
 * Every table that holds rows of a tenant, as the database's catalogue knows it, parents before their children: a module's tables
 * are found without a word about them.
 */
export async function tenantTables(sql: Sql): Promise<readonly TenantTable[]> {
  const rows = await sql<Omit<TenantTable, 'scope'>>`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum)), '[]')
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
      (select coalesce(json_agg(json_build_object('parent', p.relname,
          'columns', (select json_agg(a.attname order by u.place) from unnest(k.conkey) with ordinality u(num, place)
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num),
          'parentColumns', (select json_agg(a.attname order by u.place) from unnest(k.confkey) with ordinality u(num, place)
            join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num)) order by k.conname), '[]')
        from pg_constraint k join pg_class p on p.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f') as references
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and (c.relname = any (${Object.keys(SCOPE_ELSEWHERE)}::name[]) or exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))
    order by c.relname`;
  const tables = rows.map((table) => ({
    ...table,
    scope: SCOPE_ELSEWHERE[table.name] ?? 'tenant_id',
  }));
  return parentsFirst(tables);
}

function parentsFirst(tables: readonly TenantTable[]): TenantTable[] {
  const sorted = new Set<TenantTable>();
  const seen = new Set<TenantTable>();
  const visit = (table: TenantTable): void => {
    if (seen.has(table)) return;
    seen.add(table);
    for (const { parent } of table.references) {
      const found = tables.find(({ name }) => name === parent);
      if (found) visit(found);
    }
    sorted.add(table);
  };
  for (const table of [...tables].sort((one, other) => Number(other.name === 'tenant') - Number(one.name === 'tenant')))
    visit(table);
  return [...sorted];
}
