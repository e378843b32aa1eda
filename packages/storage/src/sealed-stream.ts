import { createCipheriv, createDecipheriv } from 'node:crypto';
import { Transform } from 'node:stream';

const SEGMENT = 65_536;
const TAG = 16;

/** Bytes that were altered, cut off, joined otherwise or belong to another file. */
export class FileSealBroken extends Error {
  override readonly name = 'FileSealBroken';
}

/** One key seals one file once, so a counter is nonce enough; the last segment is marked, so that a cut is seen. */
function nonceOf(segment: number, place: 'inner' | 'last'): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(segment, 0);
  nonce[4] = place === 'last' ? 1 : 0;
  return nonce;
}

/** Cuts a stream into segments of a size; `each` gets all but the last one as `inner`. */
function bySegments(
  size: number,
  each: (segment: Buffer, index: number, place: 'inner' | 'last') => Buffer,
): Transform {
  let held: Buffer = Buffer.alloc(0);
  let index = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      try {
        held = held.length === 0 ? piece : Buffer.concat([held, piece]);
        // One that is full may be the last: it waits until more comes.
        while (held.length > size) {
          this.push(each(held.subarray(0, size), index, 'inner'));
          index += 1;
          held = held.subarray(size);
        }
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        this.push(each(held, index, 'last'));
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

/**
 * Seals a file as it flows: AES-256-GCM in segments of 64 KiB, each bound to the file, its place and whether it is the last.
 *
 * @param key 32 random bytes that seal this file and nothing else
 * @param binding says whose file it is: `<tenant>/<key in the store>`
 */
export function sealingStream(key: Uint8Array, binding: string): Transform {
  return bySegments(SEGMENT, (segment, index, place) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, place), { authTagLength: TAG });
    cipher.setAAD(Buffer.from(binding));
    return Buffer.concat([cipher.update(segment), cipher.final(), cipher.getAuthTag()]);
  });
}

/** Opens what `sealingStream` sealed; a broken segment ends the stream with FileSealBroken before its bytes are seen. */
export function openingStream(key: Uint8Array, binding: string): Transform {
  return bySegments(SEGMENT + TAG, (segment, index, place) => {
    if (segment.length < TAG) throw new FileSealBroken('a sealed file is cut off');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, place), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(binding));
    decipher.setAuthTag(segment.subarray(segment.length - TAG));
    try {
      return Buffer.concat([decipher.update(segment.subarray(0, segment.length - TAG)), decipher.final()]);
    } catch {
      throw new FileSealBroken('a sealed file does not open');
    }
  });
}
