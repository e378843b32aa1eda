import { createHash, createHmac } from 'node:crypto';
import type { Session } from '@viche/db';
import { BadInput, type BaseContext, Busy } from '@viche/plugin-api';

/** One act under an idempotency key, as `command_receipt` keeps it for a day. */
export interface Receipt {
  readonly tenantId: string;
  readonly actor: string;
  readonly key: string;
  readonly command: string;
  readonly inputHash: Buffer;
}

export function receiptOf({ tenantId, actor }: BaseContext, command: string, key: string, input: unknown): Receipt {
  return {
    tenantId,
    actor: actor.participantId ?? actor.kind,
    key: createHash('sha256').update(key).digest('base64url'),
    command,
    // Keyed by what the row does not hold: an input may carry a short secret, and a plain hash of it could be guessed.
    inputHash: createHmac('sha256', key)
      .update(JSON.stringify(input) ?? '')
      .digest(),
  };
}

/**
 * The first request with a key inserts its receipt and goes on; a second waits for the first's commit and gets its answer.
 *
 * @returns null for the first
 * @throws {BadInput} for a key that stood for another act: a form acts once (threats F03)
 */
export async function takeReceipt({ sql }: Session, receipt: Receipt): Promise<{ readonly result: unknown } | null> {
  const { tenantId, actor, key, command, inputHash } = receipt;
  const [fresh] = await sql<{ key: string }>`
    insert into command_receipt (tenant_id, actor, key, command, input_hash, result)
    values (${tenantId}::uuid, ${actor}, ${key}, ${command}, ${inputHash}, 'null'::jsonb)
    on conflict (tenant_id, actor, key) do nothing returning key`;
  if (fresh) return null;
  const [earlier] = await sql<{ command: string; inputHash: Uint8Array | null; result: unknown }>`
    select command, input_hash as "inputHash", result from command_receipt
    where tenant_id = ${tenantId}::uuid and actor = ${actor} and key = ${key}`;
  // The tidying has just taken it away.
  if (!earlier) throw new Busy({ retryAfter: 1 });
  const sameAct = earlier.command === command && (earlier.inputHash === null || inputHash.equals(earlier.inputHash));
  if (!sameAct) throw new BadInput({ fields: [] });
  return earlier;
}

/** Keeps the answer for whoever sends the same act again. */
export async function keepResult({ sql }: Session, { tenantId, actor, key }: Receipt, result: unknown): Promise<void> {
  await sql`update command_receipt set result = ${JSON.stringify(result ?? null)}::jsonb
    where tenant_id = ${tenantId}::uuid and actor = ${actor} and key = ${key}`;
}
