import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import type { GraphqlContext } from './context.ts';

// Hangs on the operation's context: a loader that outlived it would keep another operation's session.
const loadersOf = createContextCache((_ctx: GraphqlContext) => new Map<string, DataLoader<string, unknown>>());

/**
 * Answers a field for many rows by one query. Called once per tick and name with all keys that were asked for.
 *
 * @example
 * signatureCount: t.int({
 *   resolve: (petition, _args, ctx) => loadMany(ctx, 'petitions.signatureCount', petition.id, countSignatures),
 * })
 * // async function countSignatures(ids: readonly string[], ctx: GraphqlContext): Promise<Map<string, number>>
 * @returns the value of the key; undefined where `load` has none
 */
export async function loadMany<V>(
  ctx: GraphqlContext,
  name: string,
  key: string,
  load: (keys: readonly string[], ctx: GraphqlContext) => Promise<ReadonlyMap<string, V>>,
): Promise<V | undefined> {
  const loaders = loadersOf(ctx);
  let loader = loaders.get(name) as DataLoader<string, V | undefined> | undefined;
  if (!loader) {
    loader = new DataLoader<string, V | undefined>(
      async (keys) => {
        const values = await load(keys, ctx);
        return keys.map((wanted) => values.get(wanted));
      },
      { maxBatchSize: 500 },
    );
    loaders.set(name, loader as DataLoader<string, unknown>);
  }
  return loader.load(key);
}
