import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface RealIssuer {
  readonly url: string;
  /** Goes through the provider's pages as this person and returns the address that the browser ends at. */
  login(authorizeUrl: string, accountId: string): Promise<URL>;
  close(): Promise<void>;
}

export interface RealIssuerOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly returnUri: string;
  readonly people: Readonly<Record<string, Record<string, unknown>>>;
}

const CLAIMS = [
  'given_name',
  'family_name',
  'middle_name',
  'birthdate',
  'drfocode',
  'identity_code_kind',
  'identity_code',
  'unzr',
  'displaced',
  'residence_katottg',
];

/** An `oidc-provider` in its usual settings, with a page that signs in whomever the test named. */
export async function startRealIssuer(options: RealIssuerOptions): Promise<RealIssuer> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: [options.redirectUri],
        post_logout_redirect_uris: [options.returnUri],
      },
    ],
    cookies: { keys: ['test'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    claims: { openid: ['sub', 'acr', 'amr'], profile: CLAIMS, email: ['email', 'email_verified'] },
    scopes: ['openid', 'profile', 'email'],
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, ...options.people[id] }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: options.clientId,
        accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  let accountId = '';
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    return provider.interactionFinished(request, response, { login: { accountId, acr: 'eid-high', amr: ['qes'] } });
  });

  return {
    url,
    login: async (authorizeUrl, person) => {
      accountId = person;
      const jar = new Map<string, string>();
      let address = new URL(authorizeUrl);
      while (address.origin === url) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const step = await fetch(address, { redirect: 'manual', headers: { cookie } });
        for (const line of step.headers.getSetCookie()) {
          const [pair = ''] = line.split(';');
          jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
        const next = step.headers.get('location');
        if (!next) throw new Error(`the provider stopped with ${step.status}`);
        address = new URL(next, address);
      }
      return address;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
