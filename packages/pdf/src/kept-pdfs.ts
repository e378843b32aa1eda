import { createHash } from 'node:crypto';

/** A made document and its mark, which changes with its facts. */
export interface KeptPdf {
  readonly mark: string;
  readonly bytes: Uint8Array;
}

/**
 * Documents by everything that is in them. The same facts are the same bytes, so nothing kept can be out of date, and what is
 * asked for by many at once is drawn once. The oldest go first.
 */
export class KeptPdfs {
  readonly #kept = new Map<string, Promise<KeptPdf>>();
  readonly #limit: number;

  constructor({ limit }: { limit: number }) {
    this.#limit = limit;
  }

  take(facts: unknown, make: () => Promise<Uint8Array>): Promise<KeptPdf> {
    const mark = createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);
    const known = this.#kept.get(mark);
    if (known) return known;
    if (this.#kept.size >= this.#limit) this.#kept.delete(this.#kept.keys().next().value!);
    const made = make().then((bytes) => ({ mark, bytes }));
    this.#kept.set(mark, made);
    made.catch(() => this.#kept.delete(mark));
    return made;
  }
}
