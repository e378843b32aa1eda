import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import type PrismaTypes from '@viche/db/generated/pothos-types.ts';
import { getDatamodel } from '@viche/db/generated/pothos-types.ts';
import type { Assurance } from '@viche/plugin-api';
import { addAttachments } from './attachments.ts';
import type { GraphqlContext } from './context.ts';
import { addCoreErrors } from './core-errors.ts';
import { addCoreTypes } from './core-types.ts';
import { decodeGlobalId, encodeGlobalId, loadNodes } from './global-id.ts';
import { DEFAULT_PAGE, LIMITS } from './limits/limit-refusal.ts';
import { addScalars, type ScalarShapes } from './scalars.ts';
import { refusalOf, scopesOf } from './scopes.ts';
import { CORE, TENANT_GATE } from './tenant-gate.ts';

export interface BuilderTypes {
  Context: GraphqlContext;
  PrismaTypes: PrismaTypes;
  Scalars: ScalarShapes;
  DefaultFieldNullability: false;
  AuthScopes: {
    /** The actor's CASL rules allow this at all; conditions on the row are the type's own check. */
    can: readonly [action: string, subject: string];
    /** Known at least this well. */
    assurance: Assurance;
    /** Holds any staff role in this tenant. */
    staff: boolean;
  };
}

/** The builder that every plugin's `graphql(builder)` gets. */
export type Builder = PothosSchemaTypes.SchemaBuilder<PothosSchemaTypes.ExtendDefaultTypes<BuilderTypes>>;
/** Type parameter of Pothos' own types (`ObjectRef<GraphqlTypes, Shape>`). */
export type GraphqlTypes = PothosSchemaTypes.ExtendDefaultTypes<BuilderTypes>;

declare module '@viche/plugin-api' {
  interface HostTypes {
    graphqlBuilder: Builder;
  }
}

/**
 * Makes a builder with the core's types: scalars, `Error` and the core's errors, `Node`, `viewer`, `tenant`.
 * Fields are non-null unless they say otherwise; a field that a plugin adds to somebody else's type must be nullable.
 */
export function createBuilder(): Builder {
  const builder: Builder = new SchemaBuilder<BuilderTypes>({
    plugins: [TENANT_GATE, ScopeAuthPlugin, RelayPlugin, PrismaPlugin],
    defaultFieldNullability: false,
    tenantGate: {
      publicFields: new Map(
        ['invitationByLink', 'node', 'nodes', 'tenant', 'viewer'].map((field) => [field, CORE.plugin]),
      ),
    },
    scopeAuth: { authScopes: scopesOf, unauthorizedError: refusalOf },
    relay: {
      encodeGlobalID: encodeGlobalId,
      decodeGlobalID: decodeGlobalId,
      nodeTypeOptions: { extensions: CORE },
      pageInfoTypeOptions: { extensions: CORE },
      nodeQueryOptions: {
        nullable: true,
        extensions: CORE,
        resolve: async (_root, { id }, context, info) => (await loadNodes(builder, context, info, [id]))[0],
      },
      nodesQueryOptions: {
        nullable: { list: false, items: true },
        extensions: CORE,
        resolve: (_root, { ids }, context, info) => loadNodes(builder, context, info, ids) as never,
      },
    },
    prisma: {
      client: (context) => context.db as never,
      dmmf: getDatamodel(),
      maxConnectionSize: LIMITS.first,
      defaultConnectionSize: DEFAULT_PAGE,
    },
  });
  addScalars(builder);
  addCoreErrors(builder);
  addCoreTypes(builder);
  addAttachments(builder);
  return builder;
}
