import type { MaybePromise, ObjectRef } from '@pothos/core';
import {
  CORE_ERRORS,
  type Command,
  ExpectedError,
  NotFound,
  OutcomeUnknown,
  type Schemas,
  type SettingsSchema,
  SiteClosing,
} from '@viche/plugin-api';
import type { GraphQLResolveInfo } from 'graphql';
import type { z } from 'zod';
import { asksForFields } from './asks-for-fields.ts';
import type { Builder, GraphqlTypes } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import { errorTypeName, Refusal, useErrors } from './error-types.ts';
import { commandInputType, type InputShapeOptions } from './input-type.ts';
import { camelCase, pascalCase } from './names.ts';

export interface CommandFieldOptions<R, Shape> extends Omit<InputShapeOptions, 'plugin'> {
  /** Type of the object that the command changed. */
  readonly type: ObjectRef<GraphqlTypes, Shape>;
  /**
   * Reads that object after the command has committed, if the operation asks for any of its fields; null answers
   * `NotFoundError`. Without it the command's own answer is the object.
   */
  readonly load?: (ctx: GraphqlContext, result: R) => MaybePromise<Shape | null>;
  /** Name of the mutation; by default `petitions.sign-petition` becomes `signPetition`. */
  readonly name?: string;
  readonly description?: string;
}

/**
 * Adds a mutation that runs a command: `signPetition(input: SignPetitionInput!): SignPetitionResult!`, a union of the
 * changed object, the command's errors and the core's.
 *
 * @example
 * commandField(builder, signPetition, { type: Petition, load: (ctx, { petitionId }) => petitionById(ctx, petitionId) });
 */
export function commandField<
  I extends z.ZodType,
  R,
  S extends SettingsSchema,
  E extends Schemas,
  J extends Schemas,
  Shape,
>(
  builder: Builder,
  { definition }: Command<I, R, S, E, J>,
  { type, load, description, name, ids, inputTypes }: CommandFieldOptions<R, Shape>,
): void {
  const plugin = definition.plugin.id;
  const field = name ?? camelCase(definition.name.slice(definition.name.indexOf('.') + 1));
  const errors = [...CORE_ERRORS, ...(definition.begins ? [SiteClosing] : []), ...definition.errors];
  const codes = new Set(errors.map(({ code }) => code));
  const errorRefs = useErrors(builder, errors);
  const input = commandInputType(builder, `${pascalCase(field)}Input`, definition.input, { plugin, ids, inputTypes });
  const Result = builder.unionType(`${pascalCase(field)}Result`, {
    extensions: { plugin },
    types: () => [type, ...errorRefs()] as never,
    resolveType: (value: unknown) => (value instanceof Refusal ? errorTypeName(value.code) : typeName) as never,
  });

  const typeName = builder.configStore.getTypeConfig(type).name;
  const answer = async (
    ctx: GraphqlContext,
    given: Readonly<Record<string, unknown>>,
    info: GraphQLResolveInfo,
  ): Promise<unknown> => {
    const { input: commandInput, idempotencyKey } = input.read(given);
    // The session of an earlier mutation of this operation: two sessions for one request can empty the pool for good.
    await ctx.reads.release();
    const result = await ctx.run(definition, commandInput, idempotencyKey ? { idempotencyKey } : undefined);
    // The act is done, and nobody asks what it made: a third transaction would tell nothing.
    if (load && !asksForFields(info, typeName)) return {};
    try {
      await ctx.reads.open();
    } catch (error) {
      // It has committed: "busy, try again" would be a lie.
      ctx.log.warn({ err: error, command: definition.name }, 'No read session after a command');
      throw new OutcomeUnknown({});
    }
    const changed = load ? await load(ctx, result) : (result as unknown as Shape);
    return changed ?? new Refusal(new NotFound({}));
  };

  // GraphQL knows no empty type, so the first command brings the mutation type with it.
  if (!builder.configStore.hasConfig('Mutation')) builder.mutationType({});
  builder.mutationField(field, (t) =>
    t.field({
      type: Result as never,
      description,
      extensions: { plugin },
      args: { input: t.arg({ type: input.ref as never, required: true }) },
      resolve: async (_root, args, ctx, info) => {
        try {
          return (await answer(ctx, args.input as Readonly<Record<string, unknown>>, info)) as never;
        } catch (error) {
          if (error instanceof ExpectedError && codes.has(error.code)) return new Refusal(error) as never;
          throw error;
        }
      },
    }),
  );
}
