import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';
import { Measure, type Measured, measuring } from './measured.ts';

/** Takes entries one after the other; each is read only as fast as the zip is. */
export interface ZipEntries {
  add(name: string, bytes: Buffer): Measured;
  /** Resolves when the last byte of the entry was taken. `packed`: whether it is worth packing. */
  addStream(name: string, pieces: AsyncIterable<Uint8Array>, packed: boolean): Promise<Measured>;
}

/**
 * A zip as a stream: `fill` adds its entries while the reader takes its bytes. A failure breaks the stream off before the list of
 * entries, without which it is no zip; a reader who leaves ends the filling.
 */
export async function* zipStream(fill: (entries: ZipEntries) => Promise<void>): AsyncGenerator<Uint8Array> {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  const left = new AbortController();
  const options = { mtime: new Date(), mode: 0o100600 };
  const entries: ZipEntries = {
    add(name, bytes) {
      zip.addBuffer(bytes, name, options);
      const measure = new Measure();
      measure.add(bytes);
      return measure.result();
    },
    async addStream(name, pieces, packed) {
      const measure = new Measure();
      const source = Readable.from(measuring(pieces, measure), { objectMode: false, signal: left.signal });
      const ended = finished(source, { signal: left.signal });
      zip.addReadStream(source, name, { ...options, compress: packed });
      await ended;
      return measure.result();
    },
  };
  // The zip repeats the errors of its entries, which `addStream` has told already.
  zip.on('error', () => undefined);
  const filling = fill(entries).then(
    () => void zip.end(),
    (error: unknown) => void output.destroy(error as Error),
  );
  try {
    for await (const piece of output) yield piece as Uint8Array;
  } finally {
    left.abort();
    output.destroy();
    await filling;
  }
}
