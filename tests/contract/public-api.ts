import {
  createGraphqlServer,
  createSchemas,
  type GraphqlCaller,
  type GraphqlServer,
  type Schemas,
} from '@viche/graphql';
import { coreGraphql } from '@viche/host';
import type { AnyPluginServer } from '@viche/plugin-api';
import type { World } from '@viche/testing/world';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { RootField } from './documents.ts';

export interface PublicApi {
  readonly schemas: Schemas;
  /** With every plugin on. */
  readonly schema: GraphQLSchema;
  run(caller: GraphqlCaller, document: string, variables?: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
}

/** The public API of a world, as the site serves it, without HTTP. */
export function openApi(world: World, servers: readonly AnyPluginServer[]): PublicApi {
  const schemas = createSchemas({ servers, core: coreGraphql });
  const graphql: GraphqlServer = createGraphqlServer({
    schemas,
    buildContext: () => Promise.reject(new Error('no HTTP here')),
    isSameOrigin: () => true,
    graphiql: false,
    log: world.host.log,
  });
  return {
    schemas,
    schema: schemas.schemaFor(new Set(servers.map(({ manifest }) => manifest.id))),
    run: (caller, document, variables) => graphql.execute({ document, caller, variables }),
  };
}

export interface Root {
  readonly kind: 'query' | 'mutation';
  readonly field: RootField;
  /** Plugin id or `core`. */
  readonly owner: string;
}

/** Every field of Query and Mutation with its owner. */
export function rootFields(schema: GraphQLSchema): Root[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      kind,
      field,
      owner: String(field.extensions.plugin ?? 'core'),
    })),
  );
}

/** Codes of an answer's errors, in order. */
export const codesOf = ({ errors }: ExecutionResult): string[] =>
  (errors ?? []).map(({ extensions }) => String(extensions.code));
