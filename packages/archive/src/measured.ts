import { createHash, type Hash } from 'node:crypto';

/** Length and hash of an entry, as its bytes go by. */
export interface Measured {
  readonly bytes: number;
  readonly sha256: string;
}

/** Counts and hashes bytes. */
export class Measure {
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;

  add(piece: Uint8Array): void {
    this.#hash.update(piece);
    this.#bytes += piece.length;
  }

  /** Once, at the end. */
  result(): Measured {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/** Passes the pieces on, and measures them. */
export async function* measuring(pieces: AsyncIterable<Uint8Array>, measure: Measure): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    measure.add(piece);
    yield piece;
  }
}
