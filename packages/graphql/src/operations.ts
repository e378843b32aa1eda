import { ExpectedError } from '@viche/plugin-api';
import { inSpan } from '@viche/tracing';
import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql';
import type { GraphqlCaller } from './context.ts';
import { chooseOperation, type DocumentStore, type KnownDocument } from './documents.ts';
import { measureCost } from './limits/cost.ts';
import { LIMITS, LimitRefusal } from './limits/limit-refusal.ts';
import { checkVariables } from './limits/variables.ts';
import { expectedError, maskError } from './mask-errors.ts';
import { runOperation } from './run-operation.ts';
import type { Schemas } from './schemas.ts';

export interface OperationRequest {
  readonly source: string | DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

export interface OperationsOptions {
  readonly schemas: Schemas;
  readonly documents: DocumentStore;
  /** Called with the measured cost before anything runs; throws `RateLimited` to refuse. */
  readonly admit?: ((caller: GraphqlCaller, cost: number) => Promise<void>) | undefined;
  /** Milliseconds an operation may take. */
  readonly timeout?: number | undefined;
}

/** An answer and its HTTP status: 200 as soon as there is data, else that of the refusal. */
export interface OperationAnswer {
  readonly result: ExecutionResult;
  readonly status: number;
  /** Seconds to wait before the same request may pass. */
  readonly retryAfter?: number;
}

/**
 * Checks a request in two steps, cheap ones first, then runs it. The first needs neither the tenant nor the person, so a
 * hostile document costs no query.
 */
export class Operations {
  readonly #options: OperationsOptions;

  constructor(options: OperationsOptions) {
    this.#options = options;
  }

  /** @throws GraphQLError or LimitRefusal */
  open({ source, variables }: OperationRequest): KnownDocument {
    checkVariables(variables);
    try {
      return this.#options.documents.open(source);
    } catch (error) {
      if (error instanceof LimitRefusal || !(error instanceof GraphQLError)) throw error;
      throw badRequest(error);
    }
  }

  /** Never throws: an unexpected error becomes a masked answer. */
  async answer(known: KnownDocument, request: OperationRequest, caller: GraphqlCaller): Promise<OperationAnswer> {
    const { schemas, documents, admit, timeout = LIMITS.time } = this.#options;
    const { operationName, variables = {} } = request;
    try {
      const operation = chooseOperation(known, operationName);
      const schema = schemas.schemaFor(caller.enabled);
      const cost = measureCost({ schema, operation, fragments: known.fragments, variables });
      const mistakes = documents.validate(known, schema);
      if (mistakes.length > 0) return refuse(mistakes.map((error) => maskError(error, caller)));
      await admit?.(caller, cost);
      const { requestId, tenantId } = caller;
      const result = await inSpan('graphql', { operation: operation.operation, requestId, tenantId }, () =>
        runOperation({ schema, known, operation, variables, caller, timeout }),
      );
      return { result, status: statusOf(result) };
    } catch (error) {
      if (error instanceof ExpectedError) return refuseExpected(error, caller);
      if (error instanceof LimitRefusal) return refuse([error]);
      return refuse([maskError(located(error), caller)]);
    }
  }
}

function refuse(errors: readonly GraphQLError[]): OperationAnswer {
  return { result: { errors }, status: 400 };
}

function refuseExpected(error: ExpectedError, caller: GraphqlCaller): OperationAnswer {
  const { retryAfter } = error.params;
  const answer = { result: { errors: [expectedError(error, caller)] }, status: error.status };
  return typeof retryAfter === 'number' ? { ...answer, retryAfter } : answer;
}

function statusOf(result: ExecutionResult): number {
  if ('data' in result) return 200;
  return result.errors?.some(({ extensions }) => extensions.code === 'core/outcome-unknown') ? 503 : 400;
}

function badRequest({ message, source, positions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { source, positions, extensions: { code: 'graphql/bad-request' } });
}

function located(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('Internal error', {
    originalError: error instanceof Error ? error : new Error(String(error)),
  });
}
