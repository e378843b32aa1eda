import { newId, type Session } from '@viche/db';
import { rowSealer, type TenantKeys } from '@viche/identity';
import type { PastPetition, PastSignature } from './bulk-petitions.ts';
import { insertRows } from './insert-rows.ts';
import { hashOf, seededRandom } from './random.ts';

const YEAR = 365.25 * 86_400_000;
const [YOUNGEST, OLDEST] = [16, 84];

/** The day on which an invented person was born, by the name: the same age at each run, more of the middle than of the ends. */
function birthDateOf(name: string, now: Date): string {
  const random = seededRandom(hashOf(`${name}, born`));
  const age = YOUNGEST + ((random.next() + random.next()) / 2) * (OLDEST - YOUNGEST);
  return new Date(now.getTime() - age * YEAR).toISOString().slice(0, 10);
}

/**
 * Gives the invented signatories of petitions accounts that hold nothing but a sealed birth date, as an e-ID would have left
 * it: without them nobody in the demo has an age to be counted. No letter is written to them, and nobody can log in to them.
 */
export async function withInventedAccounts(
  session: Session,
  keys: TenantKeys,
  petitions: readonly PastPetition[],
  now: Date,
): Promise<PastPetition[]> {
  const made: { id: string; personKey: Uint8Array; birthDate: Uint8Array | null }[] = [];
  const account = (signature: PastSignature): PastSignature => {
    if (signature.participantId) return signature;
    const id = newId();
    const birthDate = rowSealer(keys, 'participant', id).seal('birth_date', birthDateOf(signature.name, now));
    made.push({ id, personKey: signature.personKey, birthDate });
    return { ...signature, participantId: id, invented: true };
  };
  const signed = petitions.map((petition) =>
    petition.published
      ? { ...petition, published: { ...petition.published, signatures: petition.published.signatures.map(account) } }
      : petition,
  );
  await insertRows(session, 'participant', {
    id: ['uuid', made.map(({ id }) => id)],
    person_key: ['bytea', made.map(({ personKey }) => personKey)],
    birth_date: ['bytea', made.map(({ birthDate }) => birthDate)],
  });
  return signed;
}
