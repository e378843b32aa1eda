/** Drawn pictures of this process, the one drawn longest ago dropped first. Two who ask for one picture wait for one drawing. */
export class PictureCache {
  readonly #pictures = new Map<string, Promise<Buffer>>();
  readonly #limit: number;

  constructor({ limit }: { limit: number }) {
    this.#limit = limit;
  }

  /** The picture under a key that names everything it is drawn from. One that failed is drawn anew when it is asked for again. */
  take(key: string, draw: () => Promise<Buffer>): Promise<Buffer> {
    const known = this.#pictures.get(key);
    if (known) return known;
    if (this.#pictures.size >= this.#limit) this.#pictures.delete(this.#pictures.keys().next().value!);
    const drawn = draw();
    this.#pictures.set(key, drawn);
    drawn.catch(() => this.#pictures.delete(key));
    return drawn;
  }
}
