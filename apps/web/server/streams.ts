/** A reader who takes nothing for so long is gone. */
const PATIENCE_MS = 60_000;

/** A place among those that one key has: of a person, of a tenant. */
export type Place = readonly [key: string, most: number];

/** Counts long answers that read many rows while they are being sent, in this process (threats R05). */
export class StreamSlots {
  readonly #taken = new Map<string, number>();

  /** Takes one of each; null when there is none of one. Whoever gets a function calls it at the end. */
  take(...places: readonly Place[]): (() => void) | null {
    if (places.some(([key, most]) => (this.#taken.get(key) ?? 0) >= most)) return null;
    for (const [key] of places) this.#taken.set(key, (this.#taken.get(key) ?? 0) + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      for (const [key] of places) {
        const left = this.#taken.get(key)! - 1;
        if (left > 0) this.#taken.set(key, left);
        else this.#taken.delete(key);
      }
    };
  }
}

/** The chunks as a body: made when they are asked for, ended when the reader leaves or sleeps. */
export function bodyOf(
  chunks: AsyncIterable<Uint8Array>,
  { done, patienceMs = PATIENCE_MS }: { readonly done: () => void; readonly patienceMs?: number },
): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  let sleeping: NodeJS.Timeout | undefined;
  const stop = async () => {
    clearTimeout(sleeping);
    done();
    await iterator.return?.();
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(sleeping);
      try {
        const { done: ended, value } = await iterator.next();
        if (ended) {
          done();
          controller.close();
          return;
        }
        controller.enqueue(value);
      } catch (error) {
        done();
        throw error;
      }
      sleeping = setTimeout(() => {
        controller.error(new Error('the reader sleeps'));
        void stop();
      }, patienceMs);
      sleeping.unref();
    },
    cancel: () => stop(),
  });
}
