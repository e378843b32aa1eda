import { hkdfSync } from 'node:crypto';
import { databaseRefusal, newId, type Sql } from '@viche/db';
import { OperatorCodeWrong, PasskeyKnown, PasskeyRefused } from '../errors.ts';
import type { KeyRing } from '../key-ring.ts';
import {
  answeredChallenge,
  assertionAnswer,
  readAnswer,
  registrationAnswer,
  relyingParty,
} from '../passkeys/ceremony.ts';
import { type CeremonyUse, challengeMark, isOwnChallenge, newChallenge } from '../passkeys/challenge.ts';
import { ALGORITHMS, type Expected, verifyAssertion, verifyRegistration } from '../passkeys/verify.ts';
import { operatorCodeHash } from './operator-code.ts';
import { openOperatorSession } from './operator-session.ts';

/** Where operators come in: the platform's own host. */
export interface OperatorDoor {
  readonly sql: Sql;
  readonly ring: KeyRing;
  /** `https://viche.example`, without a slash at the end. */
  readonly origin: string;
}

type Place = Omit<OperatorDoor, 'sql'>;

/** Nobody is signed in yet, so the challenge is bound to the platform and not to a session; the origin in the answer is checked. */
const secretOf = (ring: KeyRing): Buffer =>
  Buffer.from(hkdfSync('sha256', ring.platform.reveal(), '', 'operator-challenges', 32));

const challengeFor = (ring: KeyRing, use: CeremonyUse): string => newChallenge(secretOf(ring), use, Date.now());

/** What the browser is asked for when somebody becomes an operator. The passkey is the whole login, so the device must know its holder. */
export const operatorCreationOptions = ({ ring, origin }: Place, shown: { person: string; site: string }): object => ({
  challenge: challengeFor(ring, 'add'),
  rp: { id: relyingParty(origin), name: shown.site },
  user: {
    id: Buffer.from(newId().replaceAll('-', ''), 'hex').toString('base64url'),
    name: shown.person,
    displayName: shown.person,
  },
  pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
  timeout: 120_000,
  attestation: 'none',
  authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
});

/** What the browser is asked for at the login: any passkey of this host; the device shows whose it has. */
export const operatorRequestOptions = ({ ring, origin }: Place): object => ({
  challenge: challengeFor(ring, 'prove'),
  rpId: relyingParty(origin),
  timeout: 120_000,
  userVerification: 'required',
});

async function expectedOf(
  { sql, ring, origin }: OperatorDoor,
  use: CeremonyUse,
  clientData: string,
): Promise<Expected> {
  const challenge = answeredChallenge(clientData);
  if (!isOwnChallenge(secretOf(ring), use, challenge, Date.now())) throw new PasskeyRefused({ reason: 'challenge' });
  const [row] = await sql<{ first: boolean }>`
    select viche.use_operator_challenge(${challengeMark(challenge)}::bytea) as first`;
  if (!row?.first) throw new PasskeyRefused({ reason: 'replay' });
  return { challenge, origin, holder: 'known' };
}

/** @throws {OperatorCodeWrong} for a code that nobody may use now */
export async function checkOperatorCode(sql: Sql, code: string): Promise<void> {
  const [row] = await sql`select id from viche.operator_invitation(${operatorCodeHash(code)}::bytea)`;
  if (!row) throw new OperatorCodeWrong({});
}

/**
 * Makes an operator of whoever has the code, with the passkey that the browser has just made, and signs them in.
 *
 * @throws {OperatorCodeWrong | PasskeyRefused | PasskeyKnown}
 */
export async function enrolOperator(
  door: OperatorDoor,
  { code, name, answer }: { readonly code: string; readonly name: string; readonly answer: string },
): Promise<{ readonly operatorId: string; readonly token: string }> {
  const { sql } = door;
  const response = readAnswer(registrationAnswer, answer);
  await checkOperatorCode(sql, code);
  const made = await verifyRegistration(response, await expectedOf(door, 'add', response.response.clientDataJSON));
  const [operatorId, passkey] = [newId(), newId()];
  try {
    const [row] = await sql`
      select id from viche.enrol_operator(${operatorCodeHash(code)}::bytea, ${operatorId}::uuid, ${name}, ${passkey}::uuid,
        ${made.credentialId}::bytea, ${made.publicKey}::bytea, ${String(made.counter)}::bigint)`;
    if (!row) throw new OperatorCodeWrong({});
  } catch (error) {
    if (databaseRefusal(error)?.constraint === 'operator_passkey_credential_id_key') throw new PasskeyKnown({});
    throw error;
  }
  const opened = await openOperatorSession(sql, { id: passkey, was: made.counter, counter: made.counter }, null);
  if (!opened) throw new PasskeyRefused({ reason: 'counter' });
  return opened;
}

/**
 * Signs an operator in by a passkey alone, or proves anew who she is.
 *
 * @param former token of the session that this browser has, if any
 * @throws {PasskeyRefused} for another origin or site, a used, foreign or old challenge, an unknown key or one of an operator who has
 *   left, a holder that the device did not check, and a counter that went back (threats O15)
 */
export async function signInOperator(
  door: OperatorDoor,
  answer: string,
  former: string | null,
): Promise<{ readonly operatorId: string; readonly token: string }> {
  const { sql } = door;
  const response = readAnswer(assertionAnswer, answer);
  const expected = await expectedOf(door, 'prove', response.response.clientDataJSON);
  const [known] = await sql<{ id: string; publicKey: Uint8Array; counter: number }>`
    select id::text, public_key as "publicKey", counter
    from viche.operator_credential(${Buffer.from(response.id, 'base64url')}::bytea)`;
  if (!known) throw new PasskeyRefused({ reason: 'unknown-key' });
  const counter = await verifyAssertion(response, known, expected);
  const opened = await openOperatorSession(sql, { id: known.id, was: known.counter, counter }, former);
  if (!opened) throw new PasskeyRefused({ reason: 'counter' });
  return opened;
}
