import { createHash } from 'node:crypto';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { NONCE_PLACEHOLDER } from './headers.ts';

/** What goes out under one address: a page, or a text that programs read, such as a feed. */
export interface CacheableBody {
  readonly text: string;
  readonly contentType: string;
}

/** A page as it is kept: cut at the nonce, each piece compressed so that it can be joined with a fresh nonce. */
interface CachedPage {
  readonly contentType: string;
  /** By which a feed reader knows that it has this already; a page has none, for its nonce is new each time. */
  readonly etag: string | null;
  readonly tags: readonly string[];
  readonly plain: readonly Buffer[];
  readonly packed: readonly Buffer[];
  readonly storedAt: number;
}

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const LAST_EMPTY_BLOCK = Buffer.from([0x03, 0x00]);
/** Missed notifications do no harm for longer than this. */
const LONGEST_LIFE_MS = 10_000;

/** A stored (uncompressed) deflate block that is not the last one. */
function storedBlock(bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(~bytes.length & 0xffff, 3);
  return Buffer.concat([head, bytes]);
}

/**
 * Public pages for guests, by tenant and everything that changes their bytes. A page lives until one of its tags is
 * invalidated by the act that changed it; the nonce is put in at send time.
 */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>();
  readonly #byTag = new Map<string, Set<string>>();
  readonly #limit: number;

  constructor({ limit }: { limit: number }) {
    this.#limit = limit;
  }

  /** The page's bytes with this nonce, or null. */
  take(
    key: string,
    nonce: string,
    encoding: 'gzip' | 'identity',
  ): { readonly bytes: Buffer; readonly contentType: string; readonly etag: string | null } | null {
    const page = this.#pages.get(key);
    if (!page) return null;
    if (Date.now() - page.storedAt > LONGEST_LIFE_MS) {
      this.#drop(key);
      return null;
    }
    const join = encoding === 'gzip' ? joinPacked : joinPlain;
    return { bytes: join(page, Buffer.from(nonce)), contentType: page.contentType, etag: page.etag };
  }

  put(key: string, { text, contentType }: CacheableBody, tags: readonly string[]): void {
    if (this.#pages.size >= this.#limit) this.#drop(this.#pages.keys().next().value!);
    const plain = text.split(NONCE_PLACEHOLDER).map((piece) => Buffer.from(piece));
    const packed = plain.map((piece) => deflateRawSync(piece, { level: 6, finishFlush: constants.Z_SYNC_FLUSH }));
    const etag = plain.length > 1 ? null : `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
    this.#pages.set(key, { contentType, etag, tags, plain, packed, storedAt: Date.now() });
    for (const tag of tags) {
      const keys = this.#byTag.get(tag) ?? new Set();
      this.#byTag.set(tag, keys.add(key));
    }
  }

  /** Forgets all pages that carry the tag. */
  invalidate(tag: string): void {
    for (const key of this.#byTag.get(tag) ?? []) this.#drop(key);
    this.#byTag.delete(tag);
  }

  get size(): number {
    return this.#pages.size;
  }

  #drop(key: string): void {
    for (const tag of this.#pages.get(key)?.tags ?? []) {
      const keys = this.#byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#byTag.delete(tag);
    }
    this.#pages.delete(key);
  }
}

const between = (pieces: readonly Buffer[], separator: Buffer): Buffer[] =>
  pieces.flatMap((piece, index) => (index === 0 ? [piece] : [separator, piece]));

const joinPlain = (page: CachedPage, nonce: Buffer): Buffer => Buffer.concat(between(page.plain, nonce));

/** One gzip member out of ready-made deflate blocks: only the checksum is worked out anew. */
function joinPacked(page: CachedPage, nonce: Buffer): Buffer {
  const trailer = Buffer.alloc(8);
  const pieces = between(page.plain, nonce);
  trailer.writeUInt32LE(pieces.reduce((sum, piece) => crc32(piece, sum), 0) >>> 0, 0);
  trailer.writeUInt32LE(pieces.reduce((sum, piece) => sum + piece.length, 0) >>> 0, 4);
  return Buffer.concat([GZIP_HEADER, ...between(page.packed, storedBlock(nonce)), LAST_EMPTY_BLOCK, trailer]);
}
