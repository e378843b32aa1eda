import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

type Owned = { readonly extensions: Readonly<Record<string, unknown>> };

/**
 * Every type and every root field belongs to the core or to a plugin: what has no owner could not be switched off.
 * Connections and edges, which Relay makes by itself, belong to the owner of their node.
 * @throws Error naming all orphans, and gated fields that would destroy the answer around them
 */
export function checkOwners(schema: GraphQLSchema): void {
  const roots = new Set<GraphQLNamedType>();
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (root) roots.add(root);
  }
  const problems: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    const owner = roots.has(type) ? undefined : ownerOfType(type);
    if (!owner && !roots.has(type)) problems.push(`type ${type.name} has no owner`);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const fieldOwner = ownOwner(field) ?? owner;
      if (!fieldOwner) problems.push(`field ${type.name}.${field.name} has no owner`);
      else if (owner && fieldOwner !== owner && isNonNullType(field.type)) {
        problems.push(
          `field ${type.name}.${field.name} of ${fieldOwner} must be nullable: ${type.name} is of ${owner}`,
        );
      }
    }
  }
  if (problems.length > 0) {
    throw new Error(`GraphQL schema: ${problems.join('; ')}. Put extensions: { plugin: '<id>' } on it.`);
  }
}

/** Id of the plugin that owns the type, `core`, or undefined for an orphan. */
export function ownerOfType(type: GraphQLNamedType): string | undefined {
  const own = ownOwner(type);
  if (own || !isObjectType(type)) return own;
  const fields = type.getFields();
  const inner = fields.pageInfo && fields.edges ? fields.edges : fields.cursor && fields.node ? fields.node : undefined;
  const below = inner && getNamedType(inner.type);
  return below && below !== type ? ownerOfType(below) : undefined;
}

function ownOwner({ extensions }: Owned): string | undefined {
  return typeof extensions.plugin === 'string' ? extensions.plugin : undefined;
}
