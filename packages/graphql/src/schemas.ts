import type { AnyPluginServer } from '@viche/plugin-api';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { type Builder, createBuilder } from './builder.ts';
import { addDuties } from './duties.ts';
import { declareRemainingErrors } from './error-types.ts';
import { addFollows } from './follows.ts';
import { addHighlights } from './highlights.ts';
import { addLooks } from './looks.ts';
import { LruMap } from './lru.ts';
import { addOpenData } from './open-data.ts';
import { addPublicFace } from './public-face.ts';
import { addTerritories } from './territories.ts';

/** What the composer needs of a plugin's server half. */
export type GraphqlPart = Pick<
  AnyPluginServer,
  | 'manifest'
  | 'graphql'
  | 'publicFields'
  | 'highlights'
  | 'publicFace'
  | 'duties'
  | 'openData'
  | 'follows'
  | 'looks'
  | 'commands'
>;

/** Adds fields of the core beside those of the plugins that are on. */
export type CorePart = (builder: Builder, servers: readonly GraphqlPart[]) => void;

export interface Schemas {
  /** The schema of these plugins and the core; nothing of any other plugin is in it. */
  schemaFor(enabled: ReadonlySet<string>): GraphQLSchema;
  /** Schemas held now. */
  readonly held: number;
}

export interface SchemasOptions {
  readonly servers: readonly GraphqlPart[];
  /** The core's own fields that need the host; `servers` are those that are on. */
  readonly core?: CorePart;
  /** Sets of plugins kept built, the one used longest ago dropped first. */
  readonly limit?: number;
}

/** Builds one schema per set of switched-on plugins, at first use. */
export function createSchemas({ servers, core, limit = 32 }: SchemasOptions): Schemas {
  const built = new LruMap<string, GraphQLSchema>(limit);
  return {
    schemaFor(enabled) {
      const chosen = servers.filter(({ manifest }) => enabled.has(manifest.id));
      const key = chosen.map(({ manifest }) => manifest.id).join(' ');
      const known = built.get(key);
      if (known) return known;
      const schema = buildSchema(chosen, core);
      built.set(key, schema);
      return schema;
    },
    get held() {
      return built.size;
    },
  };
}

function buildSchema(servers: readonly GraphqlPart[], core?: CorePart): GraphQLSchema {
  const builder = createBuilder();
  const { publicFields } = builder.options.tenantGate;
  for (const server of servers) {
    for (const field of server.publicFields ?? []) publicFields.set(field, server.manifest.id);
  }
  addHighlights(builder, servers);
  addPublicFace(builder, servers);
  addDuties(builder, servers);
  addOpenData(builder, servers);
  addTerritories(builder);
  addFollows(builder, servers);
  addLooks(builder, servers);
  core?.(builder, servers);
  for (const server of servers) server.graphql?.(builder as never);
  declareRemainingErrors(builder);
  return builder.toSchema();
}

/** The schema with every plugin on, sorted: the golden file of the public API. */
export function printPublicSchema(servers: readonly GraphqlPart[], core?: CorePart): string {
  const all = new Set(servers.map(({ manifest }) => manifest.id));
  const schema = createSchemas({ servers, core }).schemaFor(all);
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
