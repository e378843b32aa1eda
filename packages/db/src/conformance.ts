/** One thing of the database catalogue that would break the wall between tenants. */
export interface Violation {
  rule: string;
  object: string;
}

/** What `checkCatalogue` needs: a connection of the owner or a superuser. */
export interface CatalogueReader {
  query(text: string): Promise<{ rows: unknown[] }>;
}

// Every check looks at all schemas but PostgreSQL's own and the queue's, which lies outside row-level security by design and
// holds ids only.
const ourSchemas = `n.nspname !~ '^(pg_|information_schema$|queue$)'`;
const tenantTable = `c.relkind in ('r', 'p') and exists (
  select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)`;
const platformTables = `('public.tenant', 'public.tenant_domain', 'public.calendar_day', 'public.calendar_regime',
  'public.state_transition', 'public.key_check',
  'public.territory', 'public.territory_edition', 'public.tenant_application', 'public.application_mandate', 'public.platform_letter', 'public.platform_audit_entry', 'public.platform_audit_pending',
  'public.operator', 'public.operator_passkey', 'public.operator_session', 'public.operator_invitation', 'public.operator_challenge',
  'public.tenant_usage', 'public.announcement', 'public.platform_gauge', 'public.closing_certificate',
  'public._prisma_migrations', 'viche.scope_key', 'viche.hit_count')`;
const ofSweptTenant = `'((tenant_id = ( SELECT viche.tenant() AS tenant)) AND ( SELECT viche.may_be_swept() AS may_be_swept))'`;
const ofServedRows = `'^\\(\\(tenant_id = \\( SELECT viche\\.tenant\\(\\) AS tenant\\)\\) AND \\(\\w+ < \\(now\\(\\) - ''([3-9]|[1-9]\\d+) years''::interval\\)\\)\\)$'`;
const relayTables = `('outbox_event', 'outbox_job', 'counter_delta', 'audit_pending', 'inbox_event')`;
const name = `n.nspname || '.' || c.relname`;

const rules: Record<string, string> = {
  'a table without tenant_id that is not on the list of platform tables': `
    select ${name} as object from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ourSchemas} and c.relkind in ('r', 'p') and not (${tenantTable}) and ${name} not in ${platformTables}`,
  'a tenant table without row-level security': `
    select ${name} as object from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ourSchemas} and ${tenantTable} and not c.relrowsecurity`,
  'a tenant table without FORCE': `
    select ${name} as object from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ourSchemas} and ${tenantTable} and not c.relforcerowsecurity`,
  'a tenant table without the scope policy': `
    select ${name} as object from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ourSchemas} and ${tenantTable} and not exists (
      select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
        and p.polroles = array['viche_app'::regrole::oid]
        and pg_get_expr(p.polqual, p.polrelid) = '(tenant_id = ( SELECT viche.tenant() AS tenant))'
        and pg_get_expr(p.polwithcheck, p.polrelid) = '(tenant_id = ( SELECT viche.tenant() AS tenant))')`,
  'a policy that does not ask for the scope': `
    select ${name} || ' policy ' || p.polname as object
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ourSchemas} and p.polpermissive
      and (coalesce(pg_get_expr(p.polqual, p.polrelid), 'viche.tenant()') not like '%viche.tenant()%'
        or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'viche.tenant()') not like '%viche.tenant()%'
        or (p.polqual is null and p.polwithcheck is null))
      and not (p.polroles = array['viche_relay'::regrole::oid] and c.relname in ${relayTables} and p.polcmd in ('r', 'w'))`,
  'a second permissive policy beside the scope policy': `
    select ${name} || ' policy ' || p.polname as object
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ourSchemas} and ${tenantTable} and p.polpermissive and p.polname not in ('tenant_scope', 'closed_sweep', 'served_term')
      and p.polroles <> array['viche_relay'::regrole::oid]`,
  // The owner of the schema, as whom definer functions run, sees rows of a tenant that is closed or still a trial, and of no other.
  'a tenant table that the sweep of a closed tenant cannot empty, or sees too much of': `
    select ${name} as object from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ourSchemas} and ${tenantTable} and not exists (
      select from pg_policy p where p.polrelid = c.oid and p.polname = 'closed_sweep' and p.polcmd = '*' and p.polpermissive
        and p.polroles = array['viche_owner'::regrole::oid]
        and pg_get_expr(p.polqual, p.polrelid) = ${ofSweptTenant} and pg_get_expr(p.polwithcheck, p.polrelid) = ${ofSweptTenant})`,
  // The same owner sees rows that have served their term (`viche.serve`), which is never short.
  'rows that may be forgotten too early, or written by whoever forgets them': `
    select ${name} || ' policy ' || p.polname as object
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ourSchemas} and p.polname = 'served_term' and not (p.polroles = array['viche_owner'::regrole::oid]
      and pg_get_expr(p.polqual, p.polrelid) ~ ${ofServedRows}
      and pg_get_expr(p.polwithcheck, p.polrelid) = '((tenant_id = ( SELECT viche.tenant() AS tenant)) AND false)')`,
  'a primary key or unique index that tenant_id does not lead': `
    select ${name} || ' index ' || x.relname as object
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
    where ${ourSchemas} and ${tenantTable} and (i.indisunique or i.indisprimary or i.indisexclusion)
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attname = 'tenant_id')`,
  'a foreign key that tenant_id does not lead': `
    select ${name} || ' constraint ' || k.conname as object
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ourSchemas} and ${tenantTable} and k.contype = 'f'
      and (not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1] and a.attname = 'tenant_id')
        or not exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attnum = k.confkey[1] and a.attname = 'tenant_id'))`,
  'a view that reads with its owner’s rights': `
    select ${name} as object from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ourSchemas} and c.relkind = 'v'
      and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  'a materialised view': `
    select ${name} as object from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ourSchemas} and c.relkind = 'm'`,
  'a definer function with an open search_path': `
    select n.nspname || '.' || f.proname as object from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where ${ourSchemas} and f.prosecdef and not coalesce(f.proconfig && array['search_path=pg_catalog, pg_temp', 'search_path=pg_catalog'], false)`,
  'a definer function that everybody may call': `
    select n.nspname || '.' || f.proname as object from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where ${ourSchemas} and f.prosecdef and (f.proacl is null or exists (
      select from aclexplode(f.proacl) g where g.grantee = 0 and g.privilege_type = 'EXECUTE'))`,
  'a right that the runtime never needs': `
    select ${name} || ' ' || g.privilege_type || ' to ' || coalesce(r.rolname, 'public') as object
    from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join lateral aclexplode(c.relacl) g
    left join pg_roles r on r.oid = g.grantee
    where ${ourSchemas} and g.grantee <> c.relowner
      and (g.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') or g.is_grantable or g.grantee = 0
        or (r.rolname = 'viche_relay' and c.relname not in ${relayTables})
        or (r.rolname = 'viche_queue'))
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  'the runtime may read the scope key': `
    select 'viche.scope_key' as object where has_table_privilege('viche_app', 'viche.scope_key', 'select')
      or has_table_privilege('viche_relay', 'viche.scope_key', 'select')`,
  'a runtime role with a dangerous attribute': `
    select rolname as object from pg_roles where rolname in ('viche_app', 'viche_relay', 'viche_queue')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
        or exists (select from pg_auth_members m where m.member = pg_roles.oid))`,
  'something that the runtime role owns': `
    select 'class ' || ${name} as object from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relowner in ('viche_app'::regrole, 'viche_relay'::regrole) and n.nspname !~ '^pg_'
    union all select 'function ' || f.proname from pg_proc f where f.proowner in ('viche_app'::regrole, 'viche_relay'::regrole)
    union all select 'schema ' || n.nspname from pg_namespace n
      where n.nspowner in ('viche_app'::regrole, 'viche_relay'::regrole) and n.nspname !~ '^pg_'`,
  'a schema or database in which the runtime may make things': `
    select 'schema ' || n.nspname as object from pg_namespace n
    where n.nspname in ('public', 'viche') and (has_schema_privilege('viche_app', n.oid, 'create') or has_schema_privilege('viche_relay', n.oid, 'create'))
    union all select 'database ' || current_database()
      where has_database_privilege('viche_app', current_database(), 'create') or has_database_privilege('viche_app', current_database(), 'temp')`,
};

/**
 * Reads the database's own catalogue and names everything that would break the wall between tenants: missing or open
 * policies, keys not led by tenant_id, views and functions that read with other rights, grants and ownership.
 *
 * @returns an empty list when the wall stands.
 */
export async function checkCatalogue(client: CatalogueReader): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const [rule, text] of Object.entries(rules)) {
    const { rows } = await client.query(text);
    for (const { object } of rows as { object: string }[]) violations.push({ rule, object });
  }
  return violations;
}
