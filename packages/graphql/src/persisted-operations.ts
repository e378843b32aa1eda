import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';

/** Operations of the site's build: sha256 in hex to the text. Nothing can be added at run time. */
export type PersistedOperations = ReadonlyMap<string, string>;

interface Params {
  readonly query?: string | undefined;
  readonly extensions?: unknown;
}

/**
 * The text to run. A hash alone must be known; a hash beside a text must be that text's own, and is not remembered.
 * @throws GraphQLError `PERSISTED_QUERY_NOT_FOUND`, or `graphql/bad-request` for a hash of another text
 */
export function textOf({ query, extensions }: Params, operations: PersistedOperations): string | undefined {
  const hash = hashOf(extensions);
  if (hash === undefined) return query;
  if (query === undefined || query === '') {
    const text = operations.get(hash);
    if (text !== undefined) return text;
    throw new GraphQLError('PersistedQueryNotFound', {
      extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 400 } },
    });
  }
  if (createHash('sha256').update(query).digest('hex') !== hash) {
    throw new GraphQLError('The hash is not of this text', {
      extensions: { code: 'graphql/bad-request', http: { status: 400 } },
    });
  }
  return query;
}

function hashOf(extensions: unknown): string | undefined {
  if (typeof extensions !== 'object' || extensions === null || !('persistedQuery' in extensions)) return undefined;
  const { persistedQuery } = extensions;
  if (typeof persistedQuery !== 'object' || persistedQuery === null || !('sha256Hash' in persistedQuery)) return '';
  return String(persistedQuery.sha256Hash);
}
