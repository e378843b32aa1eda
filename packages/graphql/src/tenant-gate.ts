import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import { ModuleOff, SignInNeeded } from '@viche/plugin-api';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { GraphqlContext } from './context.ts';
import { checkOwners } from './owners.ts';

export const TENANT_GATE = 'tenantGate';
/** `extensions` of the core's own types. */
export const CORE = { plugin: 'core' } as const;
/** `extensions` of a core root field that touches no row, so that no session is leased for it. */
export const CORE_WITHOUT_ROWS = { plugin: 'core', rows: false } as const;

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      tenantGate: TenantGate<Types>;
    }
    export interface SchemaBuilderOptions<Types extends SchemaTypes> {
      /** Root fields open to a guest, each with its owner; the composer adds those of the plugins. */
      tenantGate: { publicFields: Map<string, string> };
    }
  }
}

type Resolve<T extends SchemaTypes> = GraphQLFieldResolver<unknown, T['Context'], object>;

/**
 * Stands outside every other check, so that a module that is off hides even its refusals. Three rules: a field whose
 * owner is off answers `core/module-off`; a root field refuses a guest unless it is listed; a field of the query leases
 * the read session before it runs.
 */
export class TenantGate<T extends SchemaTypes> extends BasePlugin<T> {
  override wrapArgMappers(resolve: Resolve<T> | undefined, field: PothosOutputFieldConfig<T>): Resolve<T> {
    const parent = this.buildCache.getTypeConfig(field.parentType);
    const typeOwner = parent.extensions?.plugin;
    const owner = String(field.extensions?.plugin ?? typeOwner ?? 'core');
    const isRoot = field.kind === 'Query' || field.kind === 'Mutation';
    const next = resolve ?? defaultFieldResolver;
    const isModuleField = owner !== 'core' && (isRoot || owner !== typeOwner);
    if (!isRoot) {
      return (source, args, context, info) => {
        const ctx = context as unknown as GraphqlContext;
        ctx.checkTime();
        if (isModuleField && !ctx.enabled.has(owner)) throw new ModuleOff({ plugin: owner });
        return next(source, args, context, info);
      };
    }
    const isPublic = this.builder.options.tenantGate.publicFields.get(field.name) === owner;
    const readsRows = field.kind === 'Query' && field.extensions?.rows !== false;
    return async (source, args, context, info) => {
      const ctx = context as unknown as GraphqlContext;
      ctx.checkTime();
      if (isModuleField && !ctx.enabled.has(owner)) throw new ModuleOff({ plugin: owner });
      if (!isPublic && ctx.actor.kind === 'guest') throw new SignInNeeded({});
      if (readsRows) await ctx.reads.open();
      return next(source, args, context, info);
    };
  }

  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    checkOwners(schema);
    return schema;
  }
}

SchemaBuilder.registerPlugin(TENANT_GATE, TenantGate);
