import { ScopeEnded } from './errors.ts';

/** Counts what is under way in a lease and refuses what comes after its end. */
export interface Fence {
  /** Runs one operation; rejects with ScopeEnded once the lease has ended. */
  run<R>(operation: () => PromiseLike<R>): Promise<R>;
}

/** Prisma's queries are lazy: they start when somebody waits for them. So the fence stands at `then`, not at the call. */
function fencedPromise(promise: object, fence: Fence): object {
  const start = (): Promise<unknown> => fence.run(() => promise as PromiseLike<unknown>);
  return new Proxy(promise, {
    get(target, property) {
      if (property === 'then') return (done?: never, failed?: never) => start().then(done, failed);
      if (property === 'catch') return (failed?: never) => start().catch(failed);
      if (property === 'finally') return (settled?: never) => start().finally(settled);
      const value = Reflect.get(target, property, target) as unknown;
      if (typeof value !== 'function') return value;
      // Prisma's fluent reads: petition.findUnique(…).signatures()
      return (...args: unknown[]) => fencedResult(Reflect.apply(value, target, args), fence);
    },
  });
}

function fencedResult(result: unknown, fence: Fence): unknown {
  const isPromise = typeof result === 'object' && result !== null && 'then' in result;
  return isPromise ? fencedPromise(result, fence) : result;
}

function fencedModel(model: object, fence: Fence): object {
  const methods = new Map<PropertyKey, unknown>();
  return new Proxy(model, {
    get(target, property) {
      const known = methods.get(property);
      if (known) return known;
      const value = Reflect.get(target, property) as unknown;
      if (typeof value !== 'function') return value;
      const fenced = (...args: unknown[]): unknown => fencedResult(Reflect.apply(value, target, args), fence);
      methods.set(property, fenced);
      return fenced;
    },
  });
}

const forbidden =
  /^\$(transaction|connect|disconnect|on|use|extends|queryRaw|executeRaw|queryRawUnsafe|executeRawUnsafe|queryRawTyped)$/;

/** A PrismaClient for one lease: no transaction control, no raw SQL, and nothing at all after the lease. */
export function fencedPrisma<Client extends object>(client: Client, fence: Fence): Client {
  const models = new Map<PropertyKey, unknown>();
  return new Proxy(client, {
    get(target, property) {
      if (typeof property === 'string' && forbidden.test(property)) {
        // Pothos and others probe for these: absent is an answer, an exception would not be.
        return undefined;
      }
      const known = models.get(property);
      if (known) return known;
      const value = Reflect.get(target, property) as unknown;
      if (typeof property !== 'string' || /^[$_]/.test(property) || typeof value !== 'object' || value === null)
        return value;
      const fenced = fencedModel(value, fence);
      models.set(property, fenced);
      return fenced;
    },
  });
}

/** A fence that can be closed: `close` stops newcomers and resolves when nothing is under way any more. */
export function createFence(translate: (error: unknown) => unknown): Fence & { close(): Promise<void> } {
  let open = true;
  let underWay = 0;
  let settled: (() => void) | null = null;
  const run = async <R>(operation: () => PromiseLike<R>): Promise<R> => {
    if (!open) throw new ScopeEnded();
    underWay += 1;
    try {
      return await operation();
    } catch (error) {
      throw translate(error);
    } finally {
      underWay -= 1;
      if (underWay === 0) settled?.();
    }
  };
  const close = (): Promise<void> => {
    open = false;
    return underWay === 0 ? Promise.resolve() : new Promise((resolve) => (settled = resolve));
  };
  return { run, close };
}
