import { subject } from '@casl/ability';
import type { InterfaceParam } from '@pothos/core';
import type {
  PrismaModelTypes,
  PrismaObjectRef,
  PrismaObjectTypeOptions,
  ShapeFromSelection,
} from '@pothos/plugin-prisma';
import type { Builder, GraphqlTypes } from './builder.ts';
import type { GraphqlContext } from './context.ts';

type Models = GraphqlTypes['PrismaTypes'];
type ModelName = keyof Models & string;
type Model<Name extends ModelName> = PrismaModelTypes & Models[Name];
type Row<Name extends ModelName> = ShapeFromSelection<GraphqlTypes, Model<Name>, { select: unknown; include: unknown }>;
type Options<Name extends ModelName> = PrismaObjectTypeOptions<
  GraphqlTypes,
  Model<Name>,
  InterfaceParam<GraphqlTypes>[],
  unknown,
  unknown,
  Row<Name>
>;

export interface TenantNodeOptions<Name extends ModelName> {
  /** Id of the plugin that owns the type. */
  readonly plugin: string;
  readonly description?: string;
  readonly fields: NonNullable<Options<Name>['fields']>;
}

/**
 * The row, or null where the viewer may not read it: for fields that answer one row or nothing, so that a hidden row looks
 * like an absent one (threats Q07). A refusal of the type itself would say that it exists.
 */
export function readable<Row extends object>(ctx: GraphqlContext, model: ModelName, row: Row | null): Row | null {
  return row && ctx.ability.can('read', subject(model, row as never)) ? row : null;
}

interface NodeRow {
  readonly id: string;
}

/**
 * Declares a model with key (tenant_id, id) as a type of the same name with a global id. Every row, however it was
 * reached, must pass `can('read', <model>)` with the rule's conditions; `node(id:)` answers null for one that does not.
 *
 * @example
 * tenantNode(builder, 'Petition', { plugin: 'petitions', fields: (t) => ({ title: t.exposeString('title') }) });
 */
export function tenantNode<Name extends ModelName>(
  builder: Builder,
  model: Name,
  { plugin, description, fields }: TenantNodeOptions<Name>,
): PrismaObjectRef<GraphqlTypes, Model<Name>, Row<Name>> {
  const mayRead = (row: object, ctx: GraphqlContext) => readable(ctx, model, row) !== null;
  const options = {
    description,
    extensions: { plugin },
    authScopes: mayRead,
    fields,
  };
  const ref = builder.prismaObject(model, options as never) as unknown as PrismaObjectRef<
    GraphqlTypes,
    Model<Name>,
    Row<Name>
  >;
  builder.nodeRef(
    ref as never,
    {
      id: { resolve: (row: NodeRow) => row.id },
      loadManyWithoutCache: async (ids: string[], ctx: GraphqlContext) => {
        const delegate: unknown = Reflect.get(ctx.db, model.charAt(0).toLowerCase() + model.slice(1));
        const { findMany } = delegate as { findMany(query: object): Promise<(NodeRow & object)[]> };
        const rows = await findMany({ where: { tenantId: ctx.tenantId, id: { in: ids } } });
        const visible = new Map(rows.filter((row) => mayRead(row, ctx)).map((row) => [row.id, row]));
        return ids.map((id) => visible.get(id.toLowerCase()) ?? null);
      },
    } as never,
  );
  return ref;
}
