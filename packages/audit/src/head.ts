import { createHash, sign, verify } from 'node:crypto';
import type { PublicKeys, SigningKey } from './keys.ts';

const HEAD = Uint8Array.of(0x03);

/** What a head commits to. */
export interface HeadParts {
  readonly prevHead: Uint8Array;
  readonly root: Uint8Array;
  readonly leafCount: number;
  /** To the millisecond. */
  readonly sealedAt: Date;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** SHA-256(0x03 ‖ prevHead ‖ root ‖ leafCount ‖ sealedAt); both numbers as 8 bytes, big-endian, time in milliseconds. */
export function headHash({ prevHead, root, leafCount, sealedAt }: HeadParts): Buffer {
  const hash = createHash('sha256').update(HEAD).update(prevHead).update(root);
  return hash.update(uint64(leafCount)).update(uint64(sealedAt.getTime())).digest();
}

/** What stands before a tenant's first batch: a chain of one tenant can never be laid under another. */
export function firstHead(tenantId: string): Buffer {
  return createHash('sha256').update(`viche-audit/1\n${tenantId}\n`).digest();
}

export interface PlacedHead {
  readonly tenantId: string;
  readonly seq: number;
  readonly head: Uint8Array;
}

// A line of text: an auditor checks it with openssl, and the key's signature over anything else is no head.
function signedText({ tenantId, seq, head }: PlacedHead): Buffer {
  return Buffer.from(`viche-audit-head/1\n${tenantId}\n${seq}\n${Buffer.from(head).toString('hex')}\n`);
}

export function signHead(placed: PlacedHead, { privateKey }: SigningKey): Buffer {
  return sign(null, signedText(placed), privateKey);
}

export function isHeadSigned(
  placed: PlacedHead,
  by: { keyId: string; signature: Uint8Array },
  keys: PublicKeys,
): boolean {
  const key = keys.get(by.keyId);
  return key !== undefined && verify(null, signedText(placed), key, by.signature);
}
