import { replayClosings } from './closing/closings-again.ts';
import { replayErasures } from './erasures.ts';
import type { HostServices } from './services.ts';

/** Lets go again what an older copy of the database has brought back: closed sites, then erased people. For every start. */
export async function replayGone(services: HostServices): Promise<void> {
  await replayClosings(services);
  await replayErasures(services);
}
