import { replayClosings } from './closing/closings-again.ts';
import { replayErasures } from './erasures.ts';
import { readGoneJournal } from './gone-journal.ts';
import type { HostServices } from './services.ts';

/** Lets go again what an older copy of the database has brought back: closed sites, then erased people. For every start. */
export async function replayGone(services: HostServices): Promise<void> {
  const journal = await readGoneJournal(services);
  await replayClosings(services, journal);
  await replayErasures(services, journal);
}
