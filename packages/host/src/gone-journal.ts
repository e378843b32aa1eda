import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type GoneJournal, parseGoneJournal } from '@viche/identity';
import type { HostServices } from './services.ts';

/** Adds lines to the journal of what is gone, outside the database and its backups; resolves when they are on the disk. */
export async function appendToGoneJournal(file: string, lines: string): Promise<void> {
  if (lines === '') return;
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.write(lines);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

interface NotNoted {
  readonly event: string;
  readonly tenantId: string;
  readonly message: string;
}

/**
 * Notes what has just been committed where no backup of the database reaches. A file that cannot be written is an alarm and no
 * refusal: what is gone is gone, and the next start notes what is missing.
 */
export async function noteGone(
  { erasureJournal, log }: Pick<HostServices, 'erasureJournal' | 'log'>,
  line: () => string | Promise<string>,
  { event, tenantId, message }: NotNoted,
): Promise<void> {
  if (!erasureJournal) return;
  try {
    await appendToGoneJournal(erasureJournal, await line());
  } catch (error) {
    log.error({ event, tenantId, err: error }, message);
  }
}

/** The journal as it stands; an empty one where there is no file yet, or none is kept. */
export async function readGoneJournal({
  erasureJournal,
  keys,
}: Pick<HostServices, 'erasureJournal' | 'keys'>): Promise<GoneJournal> {
  if (!erasureJournal) return parseGoneJournal(keys, '');
  try {
    return parseGoneJournal(keys, await readFile(erasureJournal, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return parseGoneJournal(keys, '');
    throw error;
  }
}
