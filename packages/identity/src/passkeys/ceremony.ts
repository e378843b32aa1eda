import { z } from 'zod';
import { PasskeyRefused } from '../errors.ts';
import type { IdentityContext } from '../identity-context.ts';
import { noteOnce } from '../login-attempt.ts';
import { type CeremonyUse, CHALLENGE_SECONDS, challengeMark, isOwnChallenge, newChallenge } from './challenge.ts';

/** Whose ceremony it is, and on which site. */
export interface Ceremony {
  readonly participantId: string;
  readonly sessionId: string;
  /** `https://slavutych.viche.example`, without a slash at the end. */
  readonly origin: string;
}

export type Rows = Pick<IdentityContext, 'sql' | 'tenant'>;

const b64 = z.string().regex(/^[A-Za-z0-9_-]+$/);
const common = { id: b64, rawId: b64, type: z.literal('public-key'), clientExtensionResults: z.object({}).optional() };

/** The browser's answer, as `passkey.js` sends it. Fields that we do not read are dropped. */
export const registrationAnswer = z.object({
  ...common,
  response: z.object({
    clientDataJSON: b64,
    attestationObject: b64,
    transports: z.array(z.string().max(20)).max(8).optional(),
  }),
});
export const assertionAnswer = z.object({
  ...common,
  response: z.object({ clientDataJSON: b64, authenticatorData: b64, signature: b64, userHandle: b64.optional() }),
});

/** @throws {PasskeyRefused} for anything that is no answer of a browser */
export function readAnswer<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) throw new PasskeyRefused({ reason: 'malformed' });
    throw error;
  }
}

async function sessionSecret({ sql, tenant }: Rows, { sessionId, participantId }: Ceremony): Promise<Uint8Array> {
  const [row] = await sql<{ secret: Uint8Array }>`
    SELECT csrf_secret AS secret FROM session
    WHERE tenant_id = ${tenant.id}::uuid AND id = ${sessionId}::uuid AND participant_id = ${participantId}::uuid
      AND ended_at IS NULL`;
  if (!row) throw new PasskeyRefused({ reason: 'session' });
  return row.secret;
}

/** A challenge for this session, good for five minutes and one answer. */
export const challengeFor = async (ctx: Rows, ceremony: Ceremony, use: CeremonyUse): Promise<string> =>
  newChallenge(await sessionSecret(ctx, ceremony), use, Date.now());

/** The challenge that an answer says it was made for. */
export const answeredChallenge = (clientDataJson: string): string =>
  readAnswer(z.object({ challenge: z.string() }), Buffer.from(clientDataJson, 'base64url').toString('utf8')).challenge;

/**
 * The challenge that an answer carries, used up in this transaction (threats O15).
 *
 * @throws {PasskeyRefused}
 */
export async function useChallenge(
  ctx: Rows,
  ceremony: Ceremony,
  use: CeremonyUse,
  clientDataJson: string,
): Promise<string> {
  const challenge = answeredChallenge(clientDataJson);
  if (!isOwnChallenge(await sessionSecret(ctx, ceremony), use, challenge, Date.now()))
    throw new PasskeyRefused({ reason: 'challenge' });
  if ((await noteOnce(ctx, challengeMark(challenge), CHALLENGE_SECONDS)) === 'again')
    throw new PasskeyRefused({ reason: 'replay' });
  return challenge;
}

/** Name of the relying party in the browser's sense: the site's own host, so that no sibling can use the key. */
export const relyingParty = (origin: string): string => new URL(origin).hostname;
