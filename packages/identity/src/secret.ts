import { inspect } from 'node:util';

/**
 * Bytes that must never reach a log, an error page or a dump (threats K11). Every usual way of printing gives
 * `[secret]`; the bytes come out only by `reveal()`, so grep finds each place that holds them.
 */
export class Secret {
  readonly #bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
  }

  /** @param base64 text as it stands in the environment */
  static fromBase64(base64: string): Secret {
    return new Secret(Buffer.from(base64, 'base64'));
  }

  static fromText(text: string): Secret {
    return new Secret(Buffer.from(text, 'utf8'));
  }

  reveal(): Buffer {
    return this.#bytes;
  }

  revealText(): string {
    return this.#bytes.toString('utf8');
  }

  get length(): number {
    return this.#bytes.length;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.toPrimitive](): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
