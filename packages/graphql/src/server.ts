import { ExpectedError, type Logger } from '@viche/plugin-api';
import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { GraphqlCaller } from './context.ts';
import { DocumentStore } from './documents.ts';
import { graphiqlPage, wantsPage } from './graphiql.ts';
import { errorResponse, openDoor } from './http-door.ts';
import { Operations, type OperationsOptions } from './operations.ts';
import { type PersistedOperations, textOf } from './persisted-operations.ts';
import type { Schemas } from './schemas.ts';

export interface GraphqlServerOptions extends Pick<OperationsOptions, 'admit' | 'timeout'> {
  readonly schemas: Schemas;
  /** Finds the tenant and the person. Called only for requests that passed every check which needs neither. */
  readonly buildContext: (request: Request) => Promise<GraphqlCaller>;
  /** Sec-Fetch-Site `same-origin` or `none`, and an exact Origin. Asked for requests with a cookie. */
  readonly isSameOrigin: (request: Request) => boolean;
  /** Shows the query editor to browsers. Never in production. */
  readonly graphiql: boolean;
  readonly log: Logger;
  readonly operations?: PersistedOperations;
}

export interface InProcessRequest {
  readonly document: string | DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly caller: GraphqlCaller;
}

export interface GraphqlServer {
  fetch(request: Request, page?: { readonly nonce?: string }): Promise<Response>;
  /** The same schema, limits and masks without HTTP, for the site's own loaders and actions. */
  execute(request: InProcessRequest): Promise<ExecutionResult>;
}

interface ServerContext {
  readonly original: Request;
}

/** Makes the GraphQL server of a process. Parsed documents hang on it, not on the module. */
export function createGraphqlServer(options: GraphqlServerOptions): GraphqlServer {
  const { schemas, admit, timeout, graphiql, isSameOrigin, log } = options;
  const operations = new Operations({ schemas, documents: new DocumentStore(), admit, timeout });
  const yoga = createYoga<ServerContext>({
    plugins: [answerWith(operations, options)],
    // Everything below is done by us, more strictly, in front of Yoga or instead of it.
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    logging: false,
    maskedErrors: false,
    parserAndValidationCache: false,
    fetchAPI: { Request, Response, Headers },
  });
  return {
    async fetch(request, page = {}) {
      try {
        if (graphiql && wantsPage(request)) return await graphiqlPage(new URL(request.url).pathname, page.nonce);
        const body = await openDoor(request, { isSameOrigin });
        if (typeof body !== 'string') return body;
        const { accept = '*/*' } = Object.fromEntries(request.headers);
        const headers = { accept, 'content-type': 'application/json' };
        const inner = new Request('http://viche/graphql', { method: 'POST', headers, body });
        const response = await yoga.fetch(inner, { original: request });
        response.headers.set('cache-control', 'no-store');
        return response;
      } catch (error) {
        log.error({ err: error }, 'GraphQL: the server failed outside an operation');
        return errorResponse(500, new GraphQLError('Internal error', { extensions: { code: 'graphql/internal' } }));
      }
    },
    async execute({ document, variables, operationName, caller }) {
      const request = { source: document, variables, operationName };
      try {
        const { result } = await operations.answer(operations.open(request), request, caller);
        return result;
      } catch (error) {
        if (error instanceof GraphQLError) return { errors: [error] };
        throw error;
      }
    },
  };
}

function answerWith(operations: Operations, options: GraphqlServerOptions): Plugin<ServerContext> {
  const { buildContext, log, operations: persisted = new Map() } = options;
  return {
    onParams({ params, setParams, setParamsHandler }) {
      const query = textOf(params, persisted);
      setParams({ ...params, query });
      // A handler, not a result: Yoga's own checks of the parameters come first.
      setParamsHandler(async ({ context }) => {
        const variables = params.variables ?? undefined;
        const request = { source: query ?? '', variables, operationName: params.operationName ?? undefined };
        const known = openOrRefuse(operations, request);
        if (known instanceof GraphQLError) return withStatus({ errors: [known] }, 400);
        const { original } = context as unknown as ServerContext;
        const caller = await buildContext(original).catch((error: unknown) => refusedContext(error, log));
        if (caller instanceof HttpRefusal) return withStatus({ errors: [caller.error] }, caller.status);
        const { result, status, retryAfter } = await operations.answer(known, request, caller);
        return withStatus(result, status, retryAfter);
      });
    },
  };
}

class HttpRefusal {
  readonly status: number;
  readonly error: GraphQLError;

  constructor(status: number, code: string, message: string) {
    this.status = status;
    this.error = new GraphQLError(message, { extensions: { code } });
  }
}

/** Without a caller there is no language yet: a refusal is told by its code alone. */
function refusedContext(error: unknown, log: Logger): HttpRefusal {
  if (error instanceof ExpectedError) return new HttpRefusal(error.status, error.code, error.code);
  log.error({ err: error }, 'GraphQL: no context for the request');
  return new HttpRefusal(500, 'graphql/internal', 'Internal error');
}

function openOrRefuse(operations: Operations, request: Parameters<Operations['open']>[0]) {
  try {
    return operations.open(request);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** Yoga takes status and headers from here and keeps them out of the body. */
function withStatus(result: ExecutionResult, status: number, retryAfter?: number): ExecutionResult {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfter)) };
  return { ...result, extensions: { ...result.extensions, http: { status, headers } } };
}
