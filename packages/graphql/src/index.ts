export { queryFromInfo } from '@pothos/plugin-prisma';
export { offsetToCursor, resolveOffsetConnection } from '@pothos/plugin-relay';
export { attachmentRef, filesOf } from './attachments.ts';
export { type Builder, type BuilderTypes, createBuilder, type GraphqlTypes } from './builder.ts';
export { busyFor } from './busy.ts';
export { type CommandFieldOptions, commandField } from './command-field.ts';
export type { GraphqlCaller, GraphqlContext, OperationReads, ReadLease } from './context.ts';
export { staffRoleRef } from './core-types.ts';
export { describeError, describeNextStep, describeProblem } from './describe-error.ts';
export { type ErrorTypeOptions, errorType, errorTypeName, Refusal } from './error-types.ts';
export { decodeGlobalId, encodeGlobalId, type GlobalId, idOf } from './global-id.ts';
export { inOrder } from './in-order.ts';
export { DEFAULT_PAGE, LIMITS, type LimitName, LimitRefusal } from './limits/limit-refusal.ts';
export { loadMany } from './load-many.ts';
export { type ListsByType, listsOfPerson, looksAt, looksToday } from './looks.ts';
export { printSchemaParts } from './schema-parts.ts';
export {
  type CorePart,
  createSchemas,
  type GraphqlPart,
  printPublicSchema,
  type Schemas,
  type SchemasOptions,
} from './schemas.ts';
export {
  createGraphqlServer,
  type GraphqlServer,
  type GraphqlServerOptions,
  type InProcessRequest,
} from './server.ts';
export { readable, type TenantNodeOptions, tenantNode } from './tenant-node.ts';
export { type ShownTerritory, territoriesOf, territoryById, territoryRef } from './territories.ts';
