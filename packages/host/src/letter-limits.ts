import type { Counted, CountHits } from './count-hits.ts';

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** Threats M04: so many letters to confirm may one address get in a day, from all hromadas of the platform together. */
export const LETTERS_TO_ADDRESS = 3;
/** And so many may one hromada cause in an hour, whoever asks for them and wherever they go. */
export const LETTERS_OF_TENANT = 1_000;

/**
 * Counts a letter to an address that nobody has confirmed. `silent`: the address has had its letters, and nobody learns that;
 * `spent`: the hromada has.
 */
export async function countUnconfirmed(
  count: CountHits,
  tenantId: string,
  address: string,
): Promise<'send' | 'silent' | 'spent'> {
  const counted: Counted[] = [
    { what: ['follow-letters', address.normalize('NFC').trim().toLowerCase()], windowMs: DAY_MS },
    { what: ['follow-letters-of', tenantId], windowMs: HOUR_MS },
  ];
  const [toAddress = 0, ofTenant = 0] = await count(counted);
  if (ofTenant > LETTERS_OF_TENANT) return 'spent';
  return toAddress > LETTERS_TO_ADDRESS ? 'silent' : 'send';
}
