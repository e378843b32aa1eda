import type { Caller, DataContext } from '@viche/plugin-api';
import { LimitRefusal } from './limits/limit-refusal.ts';

/**
 * What the host gives to the GraphQL server: a caller whose read session can be leased by hand. Leases are counted,
 * because several loaders of one request run at once and share the session; the last `closeRead` gives it back.
 */
export interface ReadLease {
  /** Opens (or joins) the request's read-only transaction. */
  openRead(): Promise<DataContext>;
  /** Leaves it. Never throws for a session that was already lost. */
  closeRead(): Promise<void>;
}

/** Caller made by the host for one request. */
export interface GraphqlCaller extends Caller, ReadLease {}

/** The life of one operation's read session, used by the gate and by command fields. */
export interface OperationReads {
  open(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Context of every resolver. It is a caller (commands, memo) and a data context (`db`, `sql`, `now()`), so queries of a
 * plugin take it as their first argument. `db` works below a Query field at once, and below a mutation only after its
 * command has committed: a command must not wait for a second session while its own operation holds one.
 */
export interface GraphqlContext extends Caller, DataContext {
  readonly reads: OperationReads;
  /** Throws when the operation has run out of time, so that a forgotten resolver stops at its next step. */
  checkTime(): void;
}

/** A context and the two ways in which it ends. */
export interface Operation {
  readonly context: GraphqlContext;
  /** Marks the operation as out of time; running resolvers stop at their next field. */
  expire(): void;
  /** Gives the read session back; called once, when nothing of the operation runs any more. */
  end(): Promise<void>;
}

/** Forwards to whatever `target` returns now: the session may change between two mutations of one operation. */
function forward<T extends object>(target: () => T): T {
  return new Proxy({} as T, {
    get(_empty, key) {
      const owner = target();
      const value: unknown = Reflect.get(owner, key);
      return typeof value === 'function' ? value.bind(owner) : value;
    },
    has: (_empty, key) => Reflect.has(target(), key),
  });
}

/** Makes the context of one operation over a caller that may serve several operations at the same time. */
export function startOperation(caller: GraphqlCaller): Operation {
  let lease: Promise<DataContext> | undefined;
  let data: DataContext | undefined;
  let expired = false;

  const reads: OperationReads = {
    async open() {
      lease ??= caller.openRead();
      const opening = lease;
      const opened = await opening.catch((error: unknown) => {
        if (lease === opening) lease = undefined;
        throw error;
      });
      if (lease === opening) data = opened;
    },
    async release() {
      const held = lease;
      lease = undefined;
      data = undefined;
      if (!held) return;
      const opened = await held.then(
        () => true,
        () => false,
      );
      if (opened) await caller.closeRead();
    },
  };
  const leased = (): DataContext => {
    if (!data) throw new Error('No read session: reads work below a Query field and after a command has committed');
    return data;
  };
  const { tenant, tenantId, actor, ability, locale, requestId, origin, log } = caller;
  const context: GraphqlContext = {
    tenant,
    tenantId,
    actor,
    ability,
    locale,
    requestId,
    origin,
    log,
    get enabled() {
      return caller.enabled;
    },
    t: (key, params) => caller.t(key, params),
    settingsOf: (plugin) => caller.settingsOf(plugin),
    fileAddress: (file) => caller.fileAddress(file),
    sealing: (table, rowId) => caller.sealing(table, rowId),
    networkMark: () => caller.networkMark(),
    run: (definition, input, options) => caller.run(definition, input, options),
    read: (work) => caller.read(work),
    memo: (key, make) => caller.memo(key, make),
    db: forward(() => leased().db),
    get sql() {
      return leased().sql;
    },
    now: () => leased().now(),
    newId: () => leased().newId(),
    forecast: (rule, from) => leased().forecast(rule, from),
    daysOff: (from, until) => leased().daysOff(from, until),
    reads,
    checkTime() {
      if (expired) throw new LimitRefusal('time');
    },
  };
  return {
    context,
    expire() {
      expired = true;
    },
    end: () => reads.release(),
  };
}
