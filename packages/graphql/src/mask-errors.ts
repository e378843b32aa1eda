import { PothosValidationError } from '@pothos/core';
import { DatabaseBusy, sqlStateOf } from '@viche/db';
import { BadInput, type BaseContext, ExpectedError } from '@viche/plugin-api';
import { GraphQLError } from 'graphql';
import { busyFor } from './busy.ts';
import { describeError } from './describe-error.ts';
import { LimitRefusal } from './limits/limit-refusal.ts';

type Words = Pick<BaseContext, 't' | 'locale' | 'requestId' | 'log'>;

/**
 * What the client may see of an error. Expected ones carry their code and text, the client's own mistakes GraphQL's
 * message; everything else is `Internal error` with the request id, and the real error goes to the log under that id.
 */
export function maskError(error: GraphQLError, words: Words): GraphQLError {
  const cause = rootOf(error);
  if (cause instanceof ExpectedError) return expectedError(cause, words, error);
  if (cause instanceof DatabaseBusy) return expectedError(busyFor(cause), words, error);
  if (cause instanceof LimitRefusal) return at(error, cause.message, cause.extensions);
  if (cause instanceof PothosValidationError || isUnstorableText(cause))
    return expectedError(new BadInput({ fields: [] }), words, error);
  if (isRequestError(error, cause)) return at(error, error.message, { code: 'graphql/bad-request' });
  words.log.error({ err: cause, requestId: words.requestId, path: error.path?.join('.') }, 'GraphQL: unexpected error');
  return at(error, 'Internal error', { code: 'graphql/internal', requestId: words.requestId });
}

/** A text that PostgreSQL keeps nowhere, such as one with a NUL, cannot be looked for either (22021, 22P05). */
const isUnstorableText = (cause: unknown): boolean => ['22021', '22P05'].includes(sqlStateOf(cause) ?? '');

/** An expected error outside a union, e.g. of a query field. */
export function expectedError(cause: ExpectedError, words: Words, error?: GraphQLError): GraphQLError {
  const { code, field } = cause;
  const message = describeError(words, cause);
  return at(error, message, { code, requestId: words.requestId, ...(field === undefined ? {} : { field }) });
}

function at(error: GraphQLError | undefined, message: string, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, {
    nodes: error?.nodes,
    source: error?.source,
    positions: error?.positions,
    path: error?.path,
    extensions,
  });
}

function rootOf(error: GraphQLError): unknown {
  let cause: unknown = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/**
 * Errors of parsing, validation and variables have no path. Inside the execution only graphql-js' own complaints about
 * arguments point at the document; those about a field's value would quote the value.
 */
function isRequestError(error: GraphQLError, cause: unknown): boolean {
  if (!(cause instanceof GraphQLError)) return false;
  return error.path === undefined || (cause !== error && cause.nodes !== undefined);
}
