import { ProviderRequestRefused, providerFetch } from '../provider-fetch.ts';
import type { Secret } from '../secret.ts';
import { type AnswerDecryptor, DECRYPT_MS } from './answer-decryptor.ts';

export interface DecryptService {
  /** https, or http on this machine: what comes back names a person. */
  readonly url: URL;
  readonly token?: Secret;
}

/**
 * Decrypts by a service beside us, for councils whose key lies in a hardware module or in a certified library. It is asked
 * `POST <url>` with `{"encryptedUserInfo":"<base64>"}` and answers `{"userInfo":"<base64 of the inner JSON>"}`; it has
 * checked the signature inside. Any other status than 200 is a failure.
 */
export function httpDecryptor({ url, token }: DecryptService, limitMs = DECRYPT_MS): AnswerDecryptor {
  const fetch = providerFetch(
    { id: 'decrypt', issuer: url.origin, clientId: '', standing: 'platform', insecureLoopback: 'allowed' },
    limitMs,
  );
  return {
    async decrypt(cms) {
      const answer = await fetch(url.href, {
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          ...(token && { authorization: `Bearer ${token.revealText()}` }),
        },
        body: JSON.stringify({ encryptedUserInfo: Buffer.from(cms).toString('base64') }),
        redirect: 'manual',
      });
      const { userInfo } = (await answer.json()) as { userInfo?: unknown };
      if (answer.status !== 200 || typeof userInfo !== 'string') throw new ProviderRequestRefused('protocol');
      return Buffer.from(userInfo, 'base64');
    },
  };
}
