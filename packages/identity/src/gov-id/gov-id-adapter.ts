import { randomBytes } from 'node:crypto';
import { ProviderMisconfigured } from '../errors.ts';
import { refuseForeignAnswer } from '../foreign-answer.ts';
import type { IdentityAdapter } from '../identity-adapter.ts';
import { isAllowedAddress } from '../provider-fetch.ts';
import { govIdCalls } from './gov-id-calls.ts';
import { readGovIdClaims } from './gov-id-claims.ts';
import { addressOf, GOV_ID_WAYS, type GovIdConfig } from './gov-id-provider.ts';

/** What became of ending a login at the provider; for the log. */
export type EndReport = (outcome: 'ended' | 'failed') => void;

/**
 * id.gov.ua, the integrated system of electronic identification: OAuth 2 with calls of its own, without PKCE and nonce, so
 * that `state`, bound to the browser and used once, stands alone (threats G01). The login there is ended as soon as it is
 * read, in the background.
 *
 * @throws {ProviderMisconfigured} for an address that is neither https nor, in development, on this machine
 */
export function createGovIdAdapter(config: GovIdConfig, onEnded: EndReport = () => {}): IdentityAdapter {
  const calls = govIdCalls(config);
  return {
    provider: config,
    async start({ redirectUri, stateMark = '' }) {
      const url = new URL(addressOf(config));
      if (!isAllowedAddress(config, url)) throw new ProviderMisconfigured({ reason: 'issuer' });
      const state = `${stateMark}${randomBytes(32).toString('base64url')}`;
      const query = {
        response_type: 'code',
        client_id: config.clientId,
        auth_type: (config.ways ?? GOV_ID_WAYS).join(','),
        state,
        redirect_uri: redirectUri,
      };
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      const cookiePayload = {
        state,
        // The cookie has one form for all protocols; this one knows neither.
        nonce: randomBytes(16).toString('base64url'),
        verifier: randomBytes(32).toString('base64url'),
        issuer: config.issuer,
        providerId: config.id,
      };
      return { url: url.href, cookiePayload };
    },
    async finish(request) {
      const code = refuseForeignAnswer(config, request);
      const grant = await calls.exchange(code, request.redirectUri);
      try {
        return { claims: readGovIdClaims(config, await calls.read(grant)), sid: null };
      } finally {
        // Their spec asks for it right after reading; nobody waits for it, and its failure is not the person's.
        void calls.end(grant).then(onEnded);
      }
    },
  };
}
