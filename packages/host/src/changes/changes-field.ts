import type { Builder } from '@viche/graphql';

const CORE = { plugin: 'core' } as const;
const SHOWN_CHANGES = 50;

interface Change {
  readonly id: string;
  readonly at: Date;
  readonly key: string;
  readonly oldValue: unknown;
  readonly newValue: unknown;
  readonly by: string | null;
}

/** Names in the API of a history that `noteChangeOfScope` keeps. */
interface ChangesNames {
  readonly field: string;
  readonly type: string;
  readonly scope: string;
  /** What is changed, in the words of a description: `the look`. */
  readonly what: string;
  /** Who reads it; by default those who may read the tenant's desk. */
  readonly readers?: readonly [action: string, subject: string];
}

/** A query of the last changes of a scope. */
export function addChanges(
  builder: Builder,
  { field, type, scope, what, readers = ['read', 'Tenant'] }: ChangesNames,
): void {
  const Entry = builder.objectRef<Change>(type).implement({
    description: `A change of ${what}: who, when, what was there and what is there now.`,
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      key: t.exposeString('key'),
      oldValue: t.field({ type: 'JSON', nullable: true, resolve: ({ oldValue }) => oldValue as never }),
      newValue: t.field({ type: 'JSON', nullable: true, resolve: ({ newValue }) => newValue as never }),
      by: t.exposeString('by', { nullable: true, description: 'Name of the member of staff.' }),
    }),
  });
  builder.queryField(field, (t) =>
    t.field({
      type: [Entry],
      extensions: CORE,
      authScopes: { can: readers },
      description: `The last ${SHOWN_CHANGES} changes of ${what}, the newest first.`,
      resolve: (_root, _args, { sql, tenantId }) => sql<Change>`
        select c.id, c.created_at as at, c.key, c.old_value as "oldValue", c.new_value as "newValue", m.display_name as by
        from setting_change c left join staff_member m on m.tenant_id = c.tenant_id and m.id = c.staff_id
        where c.tenant_id = ${tenantId}::uuid and c.scope = ${scope} order by c.id desc limit ${SHOWN_CHANGES}`,
    }),
  );
}
