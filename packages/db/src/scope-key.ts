import { ownerTransaction } from './owner-transaction.ts';
import { scopeKeyBytes } from './scope.ts';

function padded(key: Buffer, byte: number): Buffer {
  const block = Buffer.alloc(64, byte);
  for (const [index, value] of key.entries()) block[index]! ^= value;
  return block;
}

/** Stores the scope key in the database, as the two padded halves of HMAC; replaces an earlier key. Needs `viche_owner`. */
export async function storeScopeKey(ownerUrl: string, key: Uint8Array | string): Promise<void> {
  const bytes = scopeKeyBytes(key);
  await ownerTransaction(ownerUrl, (client) =>
    client.query(
      `insert into viche.scope_key (ipad, opad) values ($1, $2)
       on conflict (only_row) do update set ipad = excluded.ipad, opad = excluded.opad`,
      [padded(bytes, 0x36), padded(bytes, 0x5c)],
    ),
  );
}
