/** The few DER values of which an envelope is made. */

const encode = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  if (content.length < 128) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const digits = content.length.toString(16);
  const size = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, content]);
};

export const sequence = (...parts: readonly Uint8Array[]) => encode(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]) => encode(0x31, ...parts);
export const octets = (bytes: Uint8Array) => encode(0x04, bytes);
export const smallInteger = (value: number) => encode(0x02, Buffer.from([value]));
export const nothing = () => encode(0x05);
/** `[n]` around whole values. */
export const tagged = (n: number, ...parts: readonly Uint8Array[]) => encode(0xa0 | n, ...parts);
/** `[n] IMPLICIT` over octets. */
export const taggedOctets = (n: number, bytes: Uint8Array) => encode(0x80 | n, bytes);

/** @param dotted `1.2.840` */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const groups = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return encode(0x06, Buffer.from(bytes));
}
