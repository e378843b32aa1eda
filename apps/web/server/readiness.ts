import { dbNow, listTenants } from '@viche/db';
import type { Host } from '@viche/host';
import type { Opening } from './opening.ts';

/**
 * Why a process should get no visitors: `erasures` are being done again after a restore; the `database` does not answer;
 * the `clock` of this machine is not the database's (threats R16).
 */
export type Obstacle = 'erasures' | 'database' | 'clock';

/** Terms are decided by the database's clock alone; one that differs from it still makes pages that say otherwise. */
const MOST_SKEW_MS = 2_000;

/** Empty when the process is ready. */
export async function obstaclesOf({ pool }: Pick<Host, 'pool'>, opening: Opening): Promise<readonly Obstacle[]> {
  const ofDatabase = await pool
    .platform(async ({ sql }): Promise<readonly Obstacle[]> => {
      await listTenants({ sql });
      return (await clockSkew({ sql })) > MOST_SKEW_MS ? ['clock'] : [];
    })
    .catch((): readonly Obstacle[] => ['database']);
  return opening.state === 'closed' ? ['erasures', ...ofDatabase] : ofDatabase;
}

/** Milliseconds that the two clocks are apart at least: how long the answer took is in nobody's disfavour. */
async function clockSkew(session: Parameters<typeof dbNow>[0]): Promise<number> {
  const before = Date.now();
  const there = (await dbNow(session)).getTime();
  const after = Date.now();
  return Math.max(0, before - there, there - after);
}
