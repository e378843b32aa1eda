import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { FilePurpose, StatedSigner } from '@viche/plugin-api';
import type { ChildAnswer, ChildFile, ChildRequest } from './child/answer.ts';
import { beginningOf, kindOf, LARGEST, LARGEST_CREST, LARGEST_FILE } from './file-types.ts';
import { FileRefused } from './problems.ts';
import type { Scanner } from './scanner.ts';

export interface CheckedPart extends ChildFile {
  readonly bytes: number;
  readonly sha256: Buffer;
}

/** A file as it will be kept. Its parts lie in the folder of the check, until `checkFile` returns. */
export interface CheckedFile {
  readonly main: CheckedPart;
  /** A small copy of a picture. */
  readonly thumbnail: CheckedPart | null;
  readonly signers: readonly StatedSigner[];
}

/** Threats U04. The clock on the wall is longer: a busy machine is no fault of the file. */
const CPU_SECONDS = 20;
const WALL_MS = 60_000;
const MOST_MEMORY = 512 * 1_048_576;
const WATCH_MS = 50;

/** Bundled programs find the child beside themselves, tests where they made it, sources run it as they are. */
const BUNDLED = [path.join(import.meta.dirname, 'file-child.js'), process.env.VICHE_FILE_CHILD ?? ''].find(
  (file) => file !== '' && existsSync(file),
);
const CHILD_ARGS = BUNDLED ? [BUNDLED] : ['--import', 'tsx', path.join(import.meta.dirname, 'child', 'main.ts')];

/**
 * Decides by its content what a file is, and whether it may be kept: read whole in a process of its own, pictures encoded
 * anew, documents without anything that acts. A drawing is taken for a crest only. `keep` gets what is to be kept; afterwards its files are gone.
 *
 * @param file path of what was uploaded
 * @param folder where copies may be made
 * @throws {FileRefused}
 */
export async function checkFile<R>(
  file: string,
  { folder, scanner, purpose }: { folder: string; scanner: Scanner | null; purpose?: FilePurpose },
  keep: (checked: CheckedFile) => Promise<R>,
): Promise<R> {
  const { size } = await stat(file);
  if (size === 0) throw new FileRefused('empty');
  if (size > LARGEST_FILE) throw new FileRefused('too-big', { most: megabytes(LARGEST_FILE) });
  const beginning = beginningOf(await headOf(file));
  if (beginning === 'heic') throw new FileRefused('heic');
  if (purpose === 'crest' && beginning !== 'picture' && beginning !== 'drawing') throw new FileRefused('not-a-crest');
  if (beginning === 'unknown' || (beginning === 'drawing' && purpose !== 'crest'))
    throw new FileRefused('type-refused');
  if (purpose === 'crest' && size > LARGEST_CREST) throw new FileRefused('too-big', { most: megabytes(LARGEST_CREST) });
  // Scanned as it came: what is made of it may have lost what the scanner knows.
  await scanner?.scan(file);
  const own = await mkdtemp(path.join(folder, 'check-'));
  try {
    const answer = await oneAtATime(() => askChild({ file, folder: own, beginning, purpose }));
    if (!answer.done) throw new FileRefused(answer.problem, answer.params);
    const largest = LARGEST[kindOf(answer.main.mediaType)];
    if (size > largest) throw new FileRefused('too-big', { most: megabytes(largest) });
    return await keep({
      main: await measure(answer.main),
      thumbnail: answer.thumbnail ? await measure(answer.thumbnail) : null,
      signers: answer.signers,
    });
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

const megabytes = (bytes: number): number => Math.floor(bytes / 1_048_576);

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function measure(part: ChildFile): Promise<CheckedPart> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(part.path), hash);
  return { ...part, bytes: (await stat(part.path)).size, sha256: hash.digest() };
}

let last: Promise<unknown> = Promise.resolve();

/** Ten people with ten photos wait for one another: the machine's memory does not grow with them. */
function oneAtATime<R>(work: () => Promise<R>): Promise<R> {
  const turn = last.then(work, work);
  last = turn.catch(() => {});
  return turn;
}

/** @throws {FileRefused} `unreadable` for a child that died or was ended: the file did it */
async function askChild(request: ChildRequest): Promise<ChildAnswer> {
  // No environment: the keys of the site are not for a process that reads what strangers sent.
  const child = spawn(process.execPath, ['--max-old-space-size=256', ...CHILD_ARGS], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { NODE_ENV: 'production' },
  });
  const stopWatching = watch(child);
  try {
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify(request));
    const answer = await text(child.stdout);
    if (answer === '') throw new FileRefused('unreadable');
    return JSON.parse(answer) as ChildAnswer;
  } finally {
    stopWatching();
    child.kill('SIGKILL');
  }
}

function watch(child: ChildProcess): () => void {
  const end = () => child.kill('SIGKILL');
  const time = setTimeout(end, WALL_MS);
  const taken = setInterval(() => {
    void takenBy(child.pid!).then(({ memory, seconds }) => {
      if (memory > MOST_MEMORY || seconds > CPU_SECONDS) end();
    });
  }, WATCH_MS);
  return () => {
    clearTimeout(time);
    clearInterval(taken);
  };
}

/** Ticks in a second of the kernel's counts: 100 on every Linux that Node runs on. */
const TICKS = 100;
const PAGE = 4_096;

/** What a process has taken, where the system tells it (Linux); elsewhere its wall clock must do. */
async function takenBy(pid: number): Promise<{ memory: number; seconds: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Numbers begin behind the program's name, which may hold anything: the 12th and 13th are its time, the 22nd its memory.
  const numbers = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const at = (place: number) => Number(numbers[place] ?? 0);
  return { memory: at(21) * PAGE, seconds: (at(11) + at(12)) / TICKS };
}
