import { opensSeal, rewrapPersonKey, type Secret } from '@viche/identity';

/** A mark that this key did not wrap stays as it is: there are marks that belong to nobody. */
export function wrapAnew(key: Uint8Array, { from, to }: { readonly from: Secret; readonly to: Secret }): Buffer {
  let wrapped: Buffer = Buffer.from(key);
  opensSeal(() => {
    wrapped = rewrapPersonKey(from, to, key);
  });
  return wrapped;
}
