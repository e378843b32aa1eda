import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import type { PostedFile } from '@viche/site';
import { isNoRoom, LARGEST_FILE } from '@viche/storage';
import { BodyTooLarge } from './body.ts';

/** What one post may bring. */
export interface UploadLimits {
  readonly files: number;
  /** Of all files together. */
  readonly bytes: number;
}

export interface ReceivedForm {
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Files that were chosen; one that was too large has no path. */
  readonly files: readonly PostedFile[];
  /** Removes what was written. */
  dispose(): Promise<void>;
}

/** Threats U12: the 101st part is one too many. */
const MOST_PARTS = 100;
const LARGEST_FIELD = 102_400;
const FIELDS_TOGETHER = 1_048_576;
const FOLDER = path.join(tmpdir(), 'viche-uploads');
const STALE_MS = 3_600_000;

export const isMultipart = ({ headers }: IncomingMessage): boolean =>
  /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');

/**
 * Reads a form with files as it flows: files go to a folder of the request, never into memory; a file that is too large is
 * read on to nowhere, so that the rest of the form survives and the person reads why. A guest's files go nowhere at all.
 *
 * @throws {BodyTooLarge} for too many parts, too many files, or too much in all
 */
export async function receiveForm(
  req: IncomingMessage,
  limits: UploadLimits,
  whose: 'person' | 'guest',
): Promise<ReceivedForm> {
  const folder = await newFolder();
  const dispose = () => rm(folder, { recursive: true, force: true });
  try {
    const fields: [string, string][] = [];
    const writing: Promise<PostedFile | null>[] = [];
    let [fieldBytes, fileBytes] = [0, 0];
    const form = new Busboy({
      headers: { ...req.headers, 'content-type': req.headers['content-type']! },
      limits: { parts: MOST_PARTS, files: limits.files, fieldSize: LARGEST_FIELD, fileSize: LARGEST_FILE + 1 },
    });
    const tooMuch = () => form.destroy(new BodyTooLarge());
    form.on('partsLimit', tooMuch).on('filesLimit', tooMuch).on('fieldsLimit', tooMuch);
    form.on('field', (name, value, _nameTruncated, valueTruncated) => {
      fieldBytes += value.length;
      if (valueTruncated || fieldBytes > FIELDS_TOGETHER) tooMuch();
      else fields.push([name, value]);
    });
    form.on('file', (field, stream, fileName) => {
      stream.on('data', (piece: Buffer) => {
        fileBytes += piece.length;
        if (fileBytes > limits.bytes) tooMuch();
      });
      const target = path.join(folder, `upload-${writing.length}`);
      const sink = whose === 'person' ? new UploadSink(target) : nowhere();
      const written = pipeline(stream, sink).then(async () => {
        const { truncated, bytesRead } = stream as typeof stream & { bytesRead: number };
        if (whose === 'guest' || ((fileName ?? '') === '' && bytesRead === 0)) return null;
        const noRoom = sink instanceof UploadSink && sink.isFull;
        if (truncated || noRoom) await rm(target, { force: true });
        return { field, fileName: fileName ?? '', path: truncated || noRoom ? null : target, noRoom };
      });
      // When the form itself fails first, nobody waits for its files any more.
      written.catch(() => {});
      writing.push(written);
    });
    await pipeline(req, form);
    // In the order of the form, whichever was written first.
    const files = (await Promise.all(writing)).filter((file) => file !== null);
    return { fields, files, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** A file of the request's folder. When the disk is full the rest flows to nowhere: the form around it must not be lost. */
class UploadSink extends Writable {
  isFull = false;
  readonly #file: WriteStream;

  constructor(target: string) {
    super();
    this.#file = createWriteStream(target, { mode: 0o600 });
    this.#file.on('error', (error) => {
      if (!this.#drop(error)) this.destroy(error);
    });
  }

  override _write(piece: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.isFull) done();
    else this.#file.write(piece, (error) => done(this.#drop(error) ? null : error));
  }

  override _final(done: (error?: Error | null) => void): void {
    if (this.isFull) done();
    else this.#file.end((error?: Error | null) => done(this.#drop(error) ? null : error));
  }

  /** Notes that the disk is full: from here on everything flows to nowhere. */
  #drop(error: Error | null | undefined): boolean {
    this.isFull ||= isNoRoom(error);
    return this.isFull;
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#file.destroy();
    done(error);
  }
}

const nowhere = () => new Writable({ write: (_piece, _encoding, done) => done() });

async function newFolder(): Promise<string> {
  await mkdir(FOLDER, { recursive: true, mode: 0o700 });
  return mkdtemp(path.join(FOLDER, 'form-'));
}

/** At the start: folders of requests that a process took with it when it died. */
export async function removeStaleUploads(): Promise<void> {
  for (const name of await readdir(FOLDER).catch(() => [])) {
    const folder = path.join(FOLDER, name);
    const found = await stat(folder).catch(() => null);
    if (found && Date.now() - found.mtimeMs > STALE_MS) await rm(folder, { recursive: true, force: true });
  }
}
