import { OutcomeUnknown } from '@viche/plugin-api';
import {
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { type GraphqlCaller, type Operation, startOperation } from './context.ts';
import type { KnownDocument } from './documents.ts';
import { LimitRefusal } from './limits/limit-refusal.ts';
import { expectedError, maskError } from './mask-errors.ts';

export interface OperationToRun {
  readonly schema: GraphQLSchema;
  readonly known: KnownDocument;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: GraphqlCaller;
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * Executes a checked operation within its time. The read session is given back when the last resolver has stopped, not
 * when the answer is sent: a resolver left running must never meet another request's session.
 */
export async function runOperation(toRun: OperationToRun): Promise<ExecutionResult> {
  const { caller, operation, timeout } = toRun;
  const running = startOperation(caller);
  const settled = executeMasked(toRun, running).finally(() => running.end());
  settled.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ExecutionResult>((resolve) => {
    timer = setTimeout(() => {
      running.expire();
      caller.log.warn({ requestId: caller.requestId, timeout }, 'GraphQL: operation out of time');
      resolve({ errors: [lateAnswer(operation, caller)] });
    }, timeout);
  });
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function executeMasked(
  { schema, known, operation, variables, caller }: OperationToRun,
  { context }: Operation,
): Promise<ExecutionResult> {
  const result = await execute({
    schema,
    document: known.document,
    operationName: operation.name?.value,
    variableValues: variables,
    contextValue: context,
    hideSuggestions: true,
  });
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map((error) => maskError(error, caller)) };
}

/** A command may have committed by now, so a late mutation must not be told that nothing happened. */
function lateAnswer(operation: OperationDefinitionNode, caller: GraphqlCaller): GraphQLError {
  if (operation.operation === OperationTypeNode.MUTATION) return expectedError(new OutcomeUnknown({}), caller);
  return new LimitRefusal('time');
}
