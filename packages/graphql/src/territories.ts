import { slugsOf } from '@viche/i18n';
import type { DataContext } from '@viche/plugin-api';
import type { Builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import { encodeGlobalId } from './global-id.ts';
import { loadMany } from './load-many.ts';
import { CORE } from './tenant-gate.ts';

/** A part of the hromada that it names itself, as everybody may see it. */
interface TerritoryRow {
  readonly id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly parentId: string | null;
  readonly nameUk: string;
  readonly nameEn: string;
  readonly population: number | null;
  readonly archived: boolean;
}

/** Territories of the hromada in its order; archived ones too, for what was written about them. */
function allTerritories({ sql, tenantId }: Pick<DataContext, 'sql' | 'tenantId'>): Promise<TerritoryRow[]> {
  return sql<TerritoryRow>`
    select id, kind, code, parent_id as "parentId", name_uk as "nameUk", name_en as "nameEn", population,
      archived_at is not null as archived
    from tenant_territory where tenant_id = ${tenantId}::uuid order by "order", id`;
}

/** A territory with the spelling that is its own among all of the hromada. */
export interface ShownTerritory extends TerritoryRow {
  readonly slug: string;
}

async function shownTerritories(_keys: readonly string[], ctx: GraphqlContext): Promise<Map<string, ShownTerritory[]>> {
  const rows = await allTerritories(ctx);
  const slugs = slugsOf(rows);
  return new Map([['all', rows.map((row) => ({ ...row, slug: slugs.get(row.id)! }))]]);
}

/**
 * By the tenant's facts as a process holds them: whoever edits a territory raises the tenant's version, and with it come other
 * facts. Each page of a signed-in reader asks for them.
 */
const known = new WeakMap<GraphqlContext['tenant'], readonly ShownTerritory[]>();

/** All of them, archived ones too, read once for each version of the tenant. */
export async function territoriesOf(ctx: GraphqlContext): Promise<readonly ShownTerritory[]> {
  const { tenant } = ctx;
  const read = known.get(tenant) ?? (await loadMany(ctx, 'core.territories', 'all', shownTerritories)) ?? [];
  known.set(tenant, read);
  return read;
}

/** The territory with this id, archived or not, for a field of type `Territory`. */
export async function territoryById(ctx: GraphqlContext, id: string | null): Promise<ShownTerritory | null> {
  return id === null ? null : ((await territoriesOf(ctx)).find((row) => row.id === id) ?? null);
}

const refs = new WeakMap<Builder, ReturnType<typeof makeTerritoryRef>>();
const makeTerritoryRef = (builder: Builder) => builder.objectRef<ShownTerritory>('Territory');

/** The type `Territory` of a builder, for fields of other types. */
export function territoryRef(builder: Builder) {
  const ref = refs.get(builder) ?? makeTerritoryRef(builder);
  refs.set(builder, ref);
  return ref;
}

/** `Territory` and `territories`: the choices of forms and filters. Open to guests. */
export function addTerritories(builder: Builder): void {
  const Territory = territoryRef(builder);
  Territory.implement({
    description: 'A part of the hromada that it names itself: a settlement, a starosta’s district, a neighbourhood.',
    extensions: CORE,
    fields: (t) => ({
      id: t.id({ resolve: ({ id }) => encodeGlobalId('TenantTerritory', id) }),
      slug: t.exposeString('slug', { description: 'How addresses of the site spell it.' }),
      kind: t.exposeString('kind', {
        description: 'city, settlement, village, starosta-district, district or neighbourhood.',
      }),
      code: t.exposeString('code', { nullable: true, description: 'KATOTTG code, where the codifier knows it.' }),
      name: t.string({
        resolve: (territory, _args, ctx) => (ctx.locale === 'en' ? territory.nameEn : territory.nameUk),
      }),
      population: t.exposeInt('population', { nullable: true }),
      parent: t.field({
        type: Territory,
        nullable: true,
        resolve: ({ parentId }, _args, ctx) => territoryById(ctx, parentId),
      }),
    }),
  });
  builder.options.tenantGate.publicFields.set('territories', CORE.plugin);
  builder.queryField('territories', (t) =>
    t.field({
      type: [Territory],
      extensions: CORE,
      description: 'Territories of the hromada in its order, for forms and filters.',
      resolve: async (_root, _args, ctx) => (await territoriesOf(ctx)).filter(({ archived }) => !archived),
    }),
  );
}
