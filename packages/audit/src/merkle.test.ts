import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHash, MerkleRoot, merklePath, merkleRoot, rootFromPath } from './index.ts';

// Inputs of the certificate-transparency reference tests.
const REFERENCE = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const leaves = REFERENCE.map((hex) => leafHash(Buffer.from(hex, 'hex')));
const hex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('hex');

describe('Merkle tree of RFC 6962', () => {
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('has the reference root of %i leaves', (count, root) => {
    expect(hex(merkleRoot(leaves.slice(0, count)))).toBe(root);
  });

  const tree = fc
    .integer({ min: 1, max: 70 })
    .map((count) => Array.from({ length: count }, (_, index) => leafHash(Buffer.from([index]))));

  it('proves every leaf and only at its place', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), (all, some, other) => {
        const [index, wrong, count] = [some % all.length, other % all.length, all.length];
        const leaf = all[index] ?? Buffer.alloc(0);
        const path = merklePath(all, index);
        expect(hex(rootFromPath(leaf, path, { index, count }))).toBe(hex(merkleRoot(all)));
        if (wrong !== index)
          expect(hex(rootFromPath(leaf, path, { index: wrong, count }))).not.toBe(hex(merkleRoot(all)));
        expect(rootFromPath(leaf, [...path, leaf], { index, count: 1 })).toBeNull();
        expect(rootFromPath(leaf, path, { index: count, count })).toBeNull();
      }),
    );
  });

  it('grows leaf by leaf to the same root', () => {
    fc.assert(
      fc.property(tree, (all) => {
        const growing = new MerkleRoot();
        for (const [index, leaf] of all.entries()) {
          growing.add(leaf);
          expect(hex(growing.root())).toBe(hex(merkleRoot(all.slice(0, index + 1))));
        }
        expect(growing.count).toBe(all.length);
      }),
      { numRuns: 20 },
    );
  });

  it('never takes an inner node for a leaf', () => {
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = leaves;
    const joined = Buffer.concat([first, second]);
    expect(hex(merkleRoot([leafHash(joined)]))).not.toBe(hex(merkleRoot([first, second])));
    expect(hex(leafHash(joined))).not.toBe(createHash('sha256').update(joined).digest('hex'));
  });
});
