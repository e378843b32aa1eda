import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PASSPHRASE } from '@viche/archive';
import { type Environment, readEnvironment } from '@viche/host';
import { Secret } from '@viche/identity';
import { LoadRefused, runningInstance } from './demo/running-instance.ts';
import { ROOT } from './install.mjs';

/** The command was called wrongly; the message is for people. */
export class ArchiveArguments extends Error {}

type EnvironmentSource = Readonly<Record<string, string | undefined>>;

/** The instance that a console works on. */
export interface Instance {
  readonly env: Environment;
  /** Undefined where the environment names no superuser. */
  readonly superUrl: string | undefined;
}

/** The running instance of a folder, or that of this process's own environment. */
export function instanceOf(home: string | undefined, environment: EnvironmentSource): Instance {
  if (home === undefined)
    return { env: readEnvironment(environment), superUrl: environment.DATABASE_SUPERUSER_URL || undefined };
  const folder = path.resolve(ROOT, home);
  try {
    const { env } = runningInstance(folder);
    const { superUrl } = JSON.parse(readFileSync(path.join(folder, 'running.json'), 'utf8')) as { superUrl?: string };
    return { env: readEnvironment(env), superUrl };
  } catch (error) {
    if (error instanceof LoadRefused) throw new ArchiveArguments(error.message);
    throw error;
  }
}

/**
 * The passphrase, from a file or the environment: never from the command line, where every user of the machine reads it.
 *
 * @throws {ArchiveArguments}
 */
export function passphraseOf(file: string | undefined, environment: EnvironmentSource): Secret {
  let text = environment.VICHE_ARCHIVE_PASSPHRASE;
  if (file !== undefined) {
    if (!existsSync(file)) throw new ArchiveArguments(`There is no file ${file}.`);
    text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  }
  if (!text) throw new ArchiveArguments('Give the passphrase by --passphrase-file FILE or VICHE_ARCHIVE_PASSPHRASE.');
  const { least, most } = PASSPHRASE;
  const length = [...text].length;
  if (length < least || length > most)
    throw new ArchiveArguments(`The passphrase has from ${least} to ${most} characters.`);
  return Secret.fromText(text);
}

/** Writes to a file that only its owner reads; one that was not finished is taken away. An existing one is never replaced. */
export async function writeWhole(file: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  if (existsSync(file)) throw new ArchiveArguments(`${file} is there already: name another file.`);
  const unfinished = `${file}.part`;
  try {
    // Opened before anything can fail: a file that is being opened would come into being after it was taken away.
    const handle = await open(unfinished, 'wx', 0o600);
    await pipeline(pieces, handle.createWriteStream({ flush: true }));
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
