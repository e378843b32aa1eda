import type { AnyPluginServer } from '@viche/plugin-api';
import {
  type GraphQLFieldConfigMap,
  type GraphQLNamedType,
  GraphQLObjectType,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printType,
} from 'graphql';
import { ownerOfType } from './owners.ts';
import { type CorePart, createSchemas } from './schemas.ts';

/**
 * The public schema cut by owner, sorted: `core` and each plugin's id to the SDL of its types, and of the fields that it
 * adds to types of others as `extend type`. Each part is its owner's golden file, so that a new plugin changes nobody's.
 */
export function printSchemaParts(servers: readonly AnyPluginServer[], core: CorePart): ReadonlyMap<string, string> {
  const ids = servers.map(({ manifest }) => manifest.id);
  const schema = lexicographicSortSchema(createSchemas({ servers, core }).schemaFor(new Set(ids)));
  return new Map(['core', ...ids].map((owner) => [owner, partOf(schema, owner)]));
}

function partOf(schema: GraphQLSchema, owner: string): string {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return `${types.flatMap((type) => definitionOf(type, owner)).join('\n\n')}\n`;
}

function definitionOf(type: GraphQLNamedType, owner: string): string[] {
  const typeOwner = ownerOfType(type);
  if (!isObjectType(type)) return typeOwner === owner ? [printType(type)] : [];
  const config = type.toConfig();
  const own = Object.entries(config.fields).filter(([, field]) => (field.extensions?.plugin ?? typeOwner) === owner);
  if (own.length === 0) return [];
  const fields: GraphQLFieldConfigMap<unknown, unknown> = Object.fromEntries(own);
  const text = (part: object) => printType(new GraphQLObjectType({ ...config, ...part, fields }));
  const isRoot = typeOwner === undefined;
  if (typeOwner === owner || (isRoot && owner === 'core')) return [text({})];
  return [`extend ${text({ description: undefined, interfaces: [] })}`];
}
