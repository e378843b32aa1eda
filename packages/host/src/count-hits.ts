import { createHmac } from 'node:crypto';
import type { Session } from '@viche/db';
import { type BaseContext, RateLimited } from '@viche/plugin-api';
import type { HostServices } from './services.ts';

/** Something that is counted: what names it, and how long a hit counts. */
export interface Counted {
  readonly what: readonly string[];
  readonly windowMs: number;
}

/** Counts one more hit of each and answers the totals in their order, in this transaction: what is rolled back was not counted. */
export type CountHits = (counted: readonly Counted[]) => Promise<number[]>;

/** The counter over all hromadas of the platform; what is counted stands in its table under a keyed mark only. */
export const hitCounter =
  ({ keys }: Pick<HostServices, 'keys'>, sql: Session['sql']): CountHits =>
  async (counted) => {
    const marks = counted.map(({ what }) =>
      createHmac('sha256', keys.network.reveal()).update(JSON.stringify(what)).digest('base64url').slice(0, 22),
    );
    const windows = counted.map(({ windowMs }) => windowMs);
    const totals = await sql<{ key: string; total: number }>`
      select counted_key as key, total
      from viche.add_hits(${marks}::text[], ${counted.map(() => 1)}::int[], ${windows}::int[])`;
    return marks.map((mark) => totals.find(({ key }) => key === mark)!.total);
  };

// Known by identity, as the keys of a tenant are.
const counters = new WeakMap<object, CountHits>();

/** Notes where the core's own commands count. */
export function noteHitCounter(ctx: Pick<BaseContext, 'tenantId'>, count: CountHits): void {
  counters.set(ctx, count);
}

/** The counter of a command of the core. */
export function hitCounterOf(ctx: Pick<BaseContext, 'tenantId'>): CountHits {
  const count = counters.get(ctx);
  if (!count) throw new Error('hits are counted from the context of a command');
  return count;
}

const HOUR_SECONDS = 3_600;

/** Something of which there may be so many within its window; a form says it at `field`. */
export interface Limited extends Counted {
  readonly most: number;
  readonly field?: string;
}

/** @throws {RateLimited} for one more than `most` */
export async function spendOf(count: CountHits, { what, windowMs, most, field }: Limited): Promise<void> {
  const [times = 0] = await count([{ what, windowMs }]);
  if (times > most) throw new RateLimited({ retryAfter: HOUR_SECONDS }, field);
}

/**
 * Counts one more act of the kind that `what` names, in a command of the core.
 *
 * @throws {RateLimited} for one more than `most` within `windowMs`
 */
export const spend = (ctx: Pick<BaseContext, 'tenantId'>, limited: Limited): Promise<void> =>
  spendOf(hitCounterOf(ctx), limited);

/**
 * Counts one more act at the platform's own host, whatever comes of it: the hit is kept before the refusal is said.
 *
 * @throws {RateLimited} for one more than `most` within `windowMs`
 */
export async function spendOnPlatform(
  services: Pick<HostServices, 'pool' | 'keys'>,
  { what, windowMs, most, field }: Limited,
): Promise<void> {
  const counted = await services.pool.platform(({ sql }) => hitCounter(services, sql)([{ what, windowMs }]), {
    for: 'writing',
  });
  await spendOf(async () => counted, { what, windowMs, most, field });
}
