import { listTenants } from '@viche/db';
import type { Host } from '@viche/host';
import type { Opening } from './opening.ts';

/**
 * Why a process should get no visitors: `erasures` are being done again after a restore, the `database` does not answer.
 */
export type Obstacle = 'erasures' | 'database';

/** Empty when the process is ready. */
export async function obstaclesOf({ pool }: Host, opening: Opening): Promise<readonly Obstacle[]> {
  const answers = await listTenants(pool).then(
    () => true,
    () => false,
  );
  return [...(opening.state === 'closed' ? (['erasures'] as const) : []), ...(answers ? [] : (['database'] as const))];
}
