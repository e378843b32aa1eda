import type { ExecutionResult } from 'graphql';
import { createSchemas } from '../schemas.ts';
import { createGraphqlServer, type GraphqlServer, type GraphqlServerOptions } from '../server.ts';
import { type TestCaller, type TestCallerOptions, testCaller } from './test-caller.ts';
import { PETITION_ID, servers } from './test-plugins.ts';

/** The two test plugins, composed once for all tests of a file. */
export const schemas = createSchemas({ servers });

export type Run = (document: string, variables?: Record<string, unknown>) => Promise<ExecutionResult>;

export interface TestServer {
  readonly caller: TestCaller;
  readonly graphql: GraphqlServer;
  readonly run: Run;
  /** Contexts that were built for HTTP requests. */
  readonly contexts: () => number;
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<Response>;
}

/** A server over the test plugins, with one caller for all its requests. */
export function build(options: TestCallerOptions = {}, server: Partial<GraphqlServerOptions> = {}): TestServer {
  const caller = testCaller(options);
  let contexts = 0;
  const graphql = createGraphqlServer({
    schemas,
    buildContext: async () => {
      contexts += 1;
      return caller;
    },
    isSameOrigin: (request) => !request.headers.has('origin'),
    graphiql: false,
    log: caller.log,
    ...server,
  });
  return {
    caller,
    graphql,
    run: (document, variables = {}) => graphql.execute({ document, caller, variables }),
    contexts: () => contexts,
    post: (body, headers = {}) =>
      graphql.fetch(
        new Request('http://slavutych.localhost/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
  };
}

export const SIGN = `mutation ($input: SignPetitionInput!) { signPetition(input: $input) { __typename
  ... on Thing { id title }
  ... on Error { code message field }
  ... on AlreadySignedError { signedAt }
  ... on BadInputError { fields { field problem message } } } }`;

/** Runs the test plugins' command. */
export function sign(run: Run, input: object): Promise<ExecutionResult> {
  return run(SIGN, { input: { petitionId: PETITION_ID, ...input } });
}
