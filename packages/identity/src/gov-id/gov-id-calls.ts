import { LoginCodeInvalid, ProviderAnswerInvalid, ProviderUnavailable } from '../errors.ts';
import { ProviderRequestRefused, providerFetch } from '../provider-fetch.ts';
import { addressOf, type GovIdConfig } from './gov-id-provider.ts';

/** What is asked about the person. `documents` are not: data that nobody needs are not asked for. */
export const ASKED_FIELDS = [
  'issuer',
  'issuercn',
  'serial',
  'subjectcn',
  'o',
  'lastname',
  'givenname',
  'middlename',
  'email',
  'phone',
  'edrpoucode',
  'drfocode',
  'unzr',
  'isqscd',
] as const;

type Answer = Readonly<Record<string, unknown>>;
type Call = 'get-access-token' | 'get-user-info' | 'get-user-logout';

const TRIES = 3;
const RETRY_MS = 2_000;

/** The session that id.gov.ua keeps about one login: good for reading once, then ended. */
export interface GovIdGrant {
  readonly accessToken: string;
  /** A record of the session there, never the person (threats G04). */
  readonly userId: string;
}

/** The three calls of the protocol, one object for each provider. */
export function govIdCalls(config: GovIdConfig) {
  const fetch = providerFetch(config, config.timeoutMs);

  /** Everything goes by POST: codes and secrets in an address would stand in access logs (threats G02). */
  async function ask(call: Call, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const address = new URL(call, addressOf(config));
    let bytes: ArrayBuffer;
    let status: number;
    try {
      const answer = await fetch(address.href, {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });
      status = answer.status;
      bytes = await answer.arrayBuffer();
    } catch (error) {
      throw callError(error);
    }
    const read = readJson(bytes);
    // Trust the body first: it may say `error` under 200 as well as under 400.
    if (status >= 500 && read.error === undefined) throw new ProviderUnavailable({});
    return read;
  }

  return {
    /** @throws {LoginCodeInvalid | ProviderAnswerInvalid | ProviderUnavailable} */
    async exchange(code: string, redirectUri: string): Promise<GovIdGrant> {
      const answer = await ask('get-access-token', {
        grant_type: 'authorization_code',
        client_id: config.clientId,
        client_secret: config.clientSecret.revealText(),
        code,
        redirect_uri: redirectUri,
      });
      if (answer.error === 'invalid_grant') throw new LoginCodeInvalid({ reason: 'invalid_grant' });
      refuseError(answer);
      const { access_token: accessToken, user_id: userId } = answer;
      const isId = typeof userId === 'string' || typeof userId === 'number';
      if (typeof accessToken !== 'string' || accessToken === '' || !isId)
        throw new ProviderAnswerInvalid({ reason: 'no-token' });
      return { accessToken, userId: String(userId) };
    },

    /**
     * What is known about the person, decrypted where it came encrypted.
     *
     * @throws {ProviderAnswerInvalid | ProviderUnavailable}
     */
    async read({ accessToken, userId }: GovIdGrant): Promise<Answer> {
      const { encryption } = config;
      const answer = await ask('get-user-info', {
        access_token: accessToken,
        user_id: userId,
        fields: ASKED_FIELDS.join(','),
        // Encoded here and once more with the form: the protocol asks for both.
        cert: encryption ? encodeURIComponent(Buffer.from(encryption.certificate).toString('base64')) : '',
      });
      refuseError(answer);
      if (!encryption) return answer;
      const { encryptedUserInfo: sealed } = answer;
      // A plain answer to a client with a certificate: somebody took the seal off.
      if (typeof sealed !== 'string') throw new ProviderAnswerInvalid({ reason: 'not-sealed' });
      const opened = readJson(await encryption.decryptor.decrypt(Buffer.from(sealed, 'base64')));
      refuseError(opened);
      return opened;
    },

    /** Ends the login there. Tried three times; a failure harms nobody here and is only told. */
    async end({ accessToken, userId }: GovIdGrant): Promise<'ended' | 'failed'> {
      for (let attempt = 1; ; attempt++) {
        const answer = await ask('get-user-logout', { access_token: accessToken, user_id: userId }).catch(() => null);
        // `error: "0"` is how this call, and no other, says that all went well.
        if (answer && (answer.error === undefined || String(answer.error) === '0')) return 'ended';
        if (attempt === TRIES) return 'failed';
        await new Promise((resolve) => setTimeout(resolve, config.retryMs ?? RETRY_MS).unref());
      }
    },
  };
}

/** An object in strict UTF-8, whatever the answer's headers say of it. */
function readJson(bytes: ArrayBuffer | Uint8Array): Answer {
  let answer: unknown;
  try {
    answer = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ProviderAnswerInvalid({ reason: 'not-json' });
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    throw new ProviderAnswerInvalid({ reason: 'not-an-object' });
  return answer as Answer;
}

/** The words of the provider's error stay there: they may repeat what was asked. */
function refuseError(answer: Answer): void {
  if (answer.error !== undefined && answer.error !== null && answer.error !== '')
    throw new ProviderAnswerInvalid({ reason: 'error' });
}

/** A service that falls silent or floods has answered wrongly; one that cannot be reached has not answered. */
function callError(error: unknown): Error {
  if (error instanceof ProviderRequestRefused && (error.reason === 'timeout' || error.reason === 'too-large'))
    return new ProviderAnswerInvalid({ reason: error.reason });
  return new ProviderUnavailable({});
}
