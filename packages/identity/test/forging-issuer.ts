import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';

/** An issuer that says whatever a test tells it to, and counts what it is asked. */
export interface ForgingIssuer {
  readonly url: string;
  readonly metadata: Record<string, unknown>;
  readonly asked: { discovery: number; keys: number; token: number; lastToken: URLSearchParams | null };
  /** What the token endpoint answers with. */
  idToken: string;
  /** Replaces the answer to discovery. */
  discovery: ((response: ServerResponse) => void) | null;
  userinfo: Record<string, unknown> | null;
  readonly publicKeyPem: string;
  sign(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  signWithForeignKey(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  close(): Promise<void>;
}

function json(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

export async function startForgingIssuer(): Promise<ForgingIssuer> {
  const own = await generateKeyPair('RS256', { extractable: true });
  const foreign = await generateKeyPair('RS256');
  const server: Server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', use: 'sig', alg: 'RS256' };

  const issuer: ForgingIssuer = {
    url,
    metadata: {
      issuer: url,
      authorization_endpoint: `${url}/auth`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/jwks`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    },
    asked: { discovery: 0, keys: 0, token: 0, lastToken: null },
    idToken: '',
    discovery: null,
    userinfo: null,
    publicKeyPem: await exportSPKI(own.publicKey),
    sign: (claims, header) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one', ...header }).sign(own.privateKey),
    signWithForeignKey: (claims, header) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one', ...header }).sign(foreign.privateKey),
    close: () => new Promise((done) => server.close(() => done())),
  };

  server.on('request', async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', url);
    if (pathname === '/.well-known/openid-configuration') {
      issuer.asked.discovery += 1;
      if (issuer.discovery) issuer.discovery(response);
      else json(response, issuer.metadata);
    } else if (pathname === '/jwks') {
      issuer.asked.keys += 1;
      json(response, { keys: [jwk] });
    } else if (pathname === '/token') {
      issuer.asked.token += 1;
      issuer.asked.lastToken = new URLSearchParams(await readBody(request));
      json(response, { access_token: 'a', token_type: 'Bearer', id_token: issuer.idToken });
    } else if (pathname === '/userinfo') {
      json(response, issuer.userinfo);
    } else {
      response.writeHead(404).end();
    }
  });
  return issuer;
}
