/** Files that may leave at once, so that exports neither fill the memory nor keep visitors from the database (threats R05). */
export class StreamsAtOnce {
  readonly #running = new Map<string, number>();
  readonly #perOwner: number;

  constructor(perOwner: number) {
    this.#perOwner = perOwner;
  }

  /** Takes a place; the answer gives it back, once. Null when all are taken. */
  begin(owner: string): (() => void) | null {
    const running = this.#running.get(owner) ?? 0;
    if (running >= this.#perOwner) return null;
    this.#running.set(owner, running + 1);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      const left = (this.#running.get(owner) ?? 1) - 1;
      if (left > 0) this.#running.set(owner, left);
      else this.#running.delete(owner);
    };
  }
}
