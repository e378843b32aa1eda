import { createWorld, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let world: World;
beforeAll(async () => {
  world = await createWorld([]);
});
afterAll(() => world.close());

describe('readers of one request', () => {
  it('never get a session that is just being given back, whenever they come', async () => {
    const tenant = await world.tenant('slavutych');
    for (let ticks = 0; ticks < 12; ticks += 1) {
      const caller = tenant.guest();
      let late: Promise<readonly object[]> | null = null;
      const comes = (left: number): void => {
        if (left > 0) queueMicrotask(() => comes(left - 1));
        else late = caller.read(({ sql }) => sql`select 2 as two`);
      };
      await caller.read(async ({ sql }) => {
        await sql`select 1`;
        comes(ticks);
      });
      expect(await late, `${ticks} ticks after the first has ended`).toEqual([{ two: 2 }]);
    }
  });
});
