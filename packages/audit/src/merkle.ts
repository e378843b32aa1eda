import { createHash } from 'node:crypto';

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** RFC 6962: SHA-256(0x00 ‖ data). The prefix keeps a leaf from passing for an inner node. */
export function leafHash(data: Uint8Array): Buffer {
  return sha256(LEAF, data);
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(NODE, left, right);
}

/** Root of a tree whose leaves come one by one; holds one hash per level, so a batch of any length streams through. */
export class MerkleRoot {
  readonly #subtrees: { hash: Uint8Array; size: number }[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(leaf: Uint8Array): void {
    this.#count += 1;
    let tree = { hash: leaf, size: 1 };
    for (let last = this.#subtrees.at(-1); last?.size === tree.size; last = this.#subtrees.at(-1)) {
      this.#subtrees.pop();
      tree = { hash: nodeHash(last.hash, tree.hash), size: tree.size * 2 };
    }
    this.#subtrees.push(tree);
  }

  /** Root over the leaves so far; SHA-256 of nothing for an empty tree. */
  root(): Buffer {
    const [last, ...others] = [...this.#subtrees].reverse();
    if (!last) return sha256();
    return others.reduce<Buffer>((right, left) => nodeHash(left.hash, right), Buffer.from(last.hash));
  }
}

export function merkleRoot(leaves: Iterable<Uint8Array>): Buffer {
  const tree = new MerkleRoot();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

/** Largest power of two below `count`: where RFC 6962 splits a tree. */
function split(count: number): number {
  let half = 1;
  while (half * 2 < count) half *= 2;
  return half;
}

/** RFC 6962 §2.1.1: the hashes that lead from leaf `index` to the root, lowest first. */
export function merklePath(leaves: readonly Uint8Array[], index: number): Buffer[] {
  if (leaves.length <= 1) return [];
  const half = split(leaves.length);
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)];
  return index < half
    ? [...merklePath(left, index), merkleRoot(right)]
    : [...merklePath(right, index - half), merkleRoot(left)];
}

/** Root that the path gives for this leaf; null when the path cannot belong to a tree of `count` leaves. */
export function rootFromPath(
  leaf: Uint8Array,
  path: readonly Uint8Array[],
  place: { readonly index: number; readonly count: number },
): Buffer | null {
  const { index, count } = place;
  if (!Number.isSafeInteger(index) || index < 0 || index >= count) return null;
  if (count === 1) return path.length === 0 ? Buffer.from(leaf) : null;
  const sibling = path.at(-1);
  if (!sibling) return null;
  const half = split(count);
  const rest = path.slice(0, -1);
  if (index < half) {
    const left = rootFromPath(leaf, rest, { index, count: half });
    return left && nodeHash(left, sibling);
  }
  const right = rootFromPath(leaf, rest, { index: index - half, count: count - half });
  return right && nodeHash(sibling, right);
}
