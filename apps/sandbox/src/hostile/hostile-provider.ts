import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CITIZENS, type DemoCitizen } from '../citizens.ts';
import { claimsOf } from '../eid/claims.ts';
import { isAllowedAddress } from '../eid/redirects.ts';
import type { SandboxClient } from '../environment.ts';
import { citizenByKey } from '../load-citizens.ts';
import { type IssuerSecrets, publicPart, type SigningKey, subjectOf } from '../secrets.ts';
import { readForm } from '../web/form.ts';
import { type HostileCase, isHostileCase } from './cases.ts';
import { forgeIdToken } from './tokens.ts';

const CODE_TTL_MS = 60_000;

interface Grant {
  readonly how: HostileCase;
  readonly client: SandboxClient;
  readonly redirectUri: string;
  readonly nonce: string | null;
  readonly challenge: string | null;
  readonly citizen: DemoCitizen;
  readonly expiresAt: number;
}

/** What the hostile providers share with the honest one. */
export interface HostileOptions {
  /** `http://localhost:<port>` */
  readonly origin: string;
  readonly clients: readonly SandboxClient[];
  readonly secrets: IssuerSecrets;
}

/**
 * Providers under `/eid-hostile/<case>` that follow the code flow over real HTTP and do one thing wrong each. They log
 * in Oksana, or the citizen of `login_hint`, without asking.
 */
export function createHostileProviders({ origin, clients, secrets }: HostileOptions) {
  const key = signingKey(secrets);
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, Grant>();

  const authorize = (how: HostileCase, query: URLSearchParams, res: ServerResponse) => {
    const client = clients.find(({ clientId }) => clientId === query.get('client_id'));
    const redirectUri = query.get('redirect_uri') ?? '';
    if (!client || !isAllowedAddress(redirectUri, client.redirectUris, client.redirectUriPattern)) {
      return sendJson(res, 400, { error: 'invalid_request' });
    }
    const code = randomBytes(24).toString('base64url');
    grants.set(code, {
      how,
      client,
      redirectUri,
      nonce: query.get('nonce'),
      challenge: query.get('code_challenge'),
      citizen: citizenByKey(query.get('login_hint') ?? '') ?? (CITIZENS[0] as DemoCitizen),
      expiresAt: Date.now() + CODE_TTL_MS,
    });
    res.writeHead(303, { location: responseAddress(how, redirectUri, code, query.get('state')) }).end();
  };

  const exchange = async (how: HostileCase, req: IncomingMessage, res: ServerResponse) => {
    const form = await readForm(req);
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    if (!grant || grant.how !== how || grant.expiresAt < Date.now())
      return sendJson(res, 400, { error: 'invalid_grant' });
    if (!isClientAuthenticated(grant.client, req, form)) return sendJson(res, 401, { error: 'invalid_client' });
    const verified = grant.challenge === null || grant.challenge === s256(form.get('code_verifier') ?? '');
    if (!verified || form.get('redirect_uri') !== grant.redirectUri)
      return sendJson(res, 400, { error: 'invalid_grant' });

    const accessToken = randomBytes(24).toString('base64url');
    tokens.set(accessToken, grant);
    const claims = {
      ...claimsOf(grant.citizen),
      iss: issuerOf(how),
      aud: grant.client.clientId,
      sub: subjectOf(secrets, grant.citizen.key),
      nonce: grant.nonce ?? undefined,
      acr: grant.citizen.acr,
      amr: grant.citizen.amr,
      auth_time: Math.floor(Date.now() / 1000),
    };
    sendJson(res, 200, {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 600,
      id_token: how === 'no-id-token' ? undefined : forgeIdToken(how, claims, key),
    });
  };

  const userinfo = (how: HostileCase, req: IncomingMessage, res: ServerResponse) => {
    const grant = tokens.get((req.headers.authorization ?? '').replace(/^Bearer /i, ''));
    if (!grant) return sendJson(res, 401, { error: 'invalid_token' });
    const sub = how === 'userinfo-other-sub' ? 'somebody-else' : subjectOf(secrets, grant.citizen.key);
    sendJson(res, 200, { sub, ...claimsOf(grant.citizen) });
  };

  const issuerOf = (how: HostileCase) => `${origin}/eid-hostile/${how}`;

  const responseAddress = (how: HostileCase, redirectUri: string, code: string, state: string | null) => {
    const url = new URL(redirectUri);
    url.searchParams.set('code', code);
    if (state !== null && how !== 'response-without-state') url.searchParams.set('state', state);
    const issuer = how === 'response-wrong-iss' ? `${origin}/eid2` : issuerOf(how);
    if (how !== 'response-without-iss') url.searchParams.set('iss', issuer);
    return url.href;
  };

  /** Answers everything under `/eid-hostile/`. */
  return async function handleHostile(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(req.url ?? '/', origin);
    const [, how, endpoint] = /^\/eid-hostile\/([\w-]+)\/(.+)$/.exec(pathname) ?? [];
    if (how === undefined || !isHostileCase(how)) return sendJson(res, 404, { error: 'not_found' });
    if (endpoint === '.well-known/openid-configuration') return sendJson(res, 200, discovery(how, issuerOf(how)));
    if (endpoint === 'jwks') return sendJson(res, 200, { keys: [publicPart(key)] });
    if (endpoint === 'auth') return authorize(how, searchParams, res);
    if (endpoint === 'token' && req.method === 'POST') return exchange(how, req, res);
    if (endpoint === 'me') return userinfo(how, req, res);
    sendJson(res, 404, { error: 'not_found' });
  };
}

/** The key that hostile providers sign with, and that `forgeLogoutToken` takes for an issuer. */
export function signingKey(secrets: IssuerSecrets): SigningKey {
  const key = secrets.keys.find(({ alg }) => alg === 'RS256');
  if (!key) throw new Error('the issuer has no RS256 key');
  return key;
}

function discovery(how: HostileCase, issuer: string) {
  const methods: Partial<Record<HostileCase, string[]>> = { 'metadata-plain-pkce': ['plain'] };
  return {
    issuer: how === 'metadata-wrong-issuer' ? 'http://localhost:1/eid' : issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/me`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code'],
    subject_types_supported: ['public'],
    scopes_supported: ['openid', 'profile', 'eid', 'email', 'phone'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    authorization_response_iss_parameter_supported: true,
    code_challenge_methods_supported: how === 'metadata-without-pkce' ? undefined : (methods[how] ?? ['S256']),
  };
}

function isClientAuthenticated(client: SandboxClient, req: IncomingMessage, form: URLSearchParams): boolean {
  const basic = /^Basic (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (basic === undefined) {
    return form.get('client_id') === client.clientId && form.get('client_secret') === client.clientSecret;
  }
  const credentials = new URLSearchParams(Buffer.from(basic, 'base64').toString('utf8').replace(':', '='));
  return credentials.get(client.clientId) === client.clientSecret;
}

const s256 = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  res.end(JSON.stringify(body));
}
