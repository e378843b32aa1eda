import { GraphQLError } from 'graphql';

/** Bounds of one request. Checked before anything runs, the time excepted. */
export const LIMITS = {
  /** Bytes of the body. */
  body: 100 * 1024,
  depth: 10,
  aliases: 30,
  'root-fields': 20,
  tokens: 1_000,
  directives: 20,
  /** Fields that may be resolved at most, lists multiplied by their size. */
  cost: 2_000,
  /** Largest page of a list. */
  first: 100,
  /** Elements of one list in the variables. */
  'variables-list': 500,
  'variables-depth': 12,
  /** Operations in one body: an array of them is refused. */
  batching: 1,
  /** Milliseconds. */
  time: 5_000,
} as const;
export type LimitName = keyof typeof LIMITS;

/** Page size of a list when the query does not name one. */
export const DEFAULT_PAGE = 20;

/** A document or a body that is larger than the server is willing to look at. */
export class LimitRefusal extends GraphQLError {
  readonly limit: LimitName;

  constructor(limit: LimitName) {
    super(`The request is over the limit "${limit}" (${LIMITS[limit]})`, {
      extensions: { code: 'graphql/limit', limit, max: LIMITS[limit] },
    });
    this.limit = limit;
  }
}
