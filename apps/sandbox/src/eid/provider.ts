import Provider, { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { type DemoCitizen, fullName } from '../citizens.ts';
import type { SandboxClient } from '../environment.ts';
import { citizenByKey } from '../load-citizens.ts';
import { type IssuerSecrets, subjectOf } from '../secrets.ts';
import { html } from '../web/html.ts';
import { languageFrom } from '../web/language.ts';
import { contentSecurityPolicy, renderPage } from '../web/page.ts';
import { WORDS } from '../web/words.ts';
import { CLAIMS_BY_SCOPE, claimsOf } from './claims.ts';
import { goBackToSite, renderLoggedOut, renderLogoutQuestion } from './end-session.ts';
import type { InteractionHost } from './interaction.ts';
import { loopbackFetch } from './loopback-fetch.ts';
import { memoryAdapterFactory } from './memory-adapter.ts';
import { allowAddressPatterns } from './redirects.ts';

/** What one issuer of the demo e-ID is made of. */
export interface EidOptions {
  /** `http://localhost:<port>/eid` */
  readonly issuer: string;
  readonly clients: readonly SandboxClient[];
  readonly secrets: IssuerSecrets;
}

/** Makes an OpenID provider for the demo citizens, with the hooks that its login page needs. */
export function createEid({ issuer, clients, secrets }: EidOptions): InteractionHost {
  const mount = new URL(issuer).pathname;
  const keyBySubject = new Map<string, string>();
  const subjectFor = (citizen: DemoCitizen) => {
    const subject = subjectOf(secrets, citizen.key);
    keyBySubject.set(subject, citizen.key);
    return subject;
  };
  const citizenOf = (subject: string) => citizenByKey(keyBySubject.get(subject) ?? '', new Date());

  const provider = new Provider(issuer, {
    ...protocolSettings(mount, secrets, (subject) => {
      const citizen = citizenOf(subject);
      return citizen ? fullName(citizen) : '';
    }),
    clients: clients.map((client) => clientMetadata(client, issuer)),
    async findAccount(_ctx, subject) {
      const citizen = citizenOf(subject);
      return citizen && { accountId: subject, claims: async () => ({ sub: subject, ...claimsOf(citizen) }) };
    },
  });
  allowAddressPatterns(provider, clients);
  provider.use(async (ctx: KoaContextWithOIDC, next) => {
    ctx.set('content-security-policy', contentSecurityPolicy());
    await next();
    if (ctx.oidc?.route === 'end_session' && ctx.status === 200 && !ctx.oidc.session?.accountId) goBackToSite(ctx);
  });
  return { provider, mount, subjectFor };
}

function clientMetadata(client: SandboxClient, issuer: string) {
  return {
    client_id: client.clientId,
    client_secret: client.clientSecret,
    // The library wants one address at least; with a pattern only, it is our own and leads to nobody.
    redirect_uris: client.redirectUris.length > 0 ? client.redirectUris : [`${issuer}/nowhere`],
    post_logout_redirect_uris: client.postLogoutRedirectUris,
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
    ...(client.backchannelLogoutUri && {
      backchannel_logout_uri: client.backchannelLogoutUri,
      backchannel_logout_session_required: true,
    }),
  };
}

function protocolSettings(mount: string, secrets: IssuerSecrets, nameOf: (subject: string) => string): Configuration {
  const cookie = (name: string) => `${mount.slice(1)}_${name}`;
  return {
    adapter: memoryAdapterFactory(),
    jwks: { keys: secrets.keys.map((key) => ({ ...key })) as never },
    cookies: {
      keys: [...secrets.cookieKeys],
      // Both issuers live on one host: their cookies must not meet.
      names: { session: cookie('session'), interaction: cookie('interaction'), resume: cookie('resume') },
      long: { path: mount, sameSite: 'lax', httpOnly: true, signed: true },
      short: { sameSite: 'lax', httpOnly: true, signed: true },
    },
    claims: CLAIMS_BY_SCOPE,
    scopes: ['openid', 'profile', 'eid', 'email', 'phone'],
    acrValues: ['eid-substantial', 'eid-high'],
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => renderLogoutQuestion(ctx, form, nameOf(ctx.oidc.session?.accountId ?? '')),
        postLogoutSuccessSource: renderLoggedOut,
      },
    },
    ttl: {
      Session: 8 * 3600,
      Interaction: 3600,
      Grant: 8 * 3600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
    interactions: { policy: askEachTime(), url: (_ctx, interaction) => `${mount}/interaction/${interaction.uid}` },
    loadExistingGrant: grantWhatWasAsked,
    renderError,
    fetch: loopbackFetch,
  };
}

/** As real e-IDs do: every login asks who it is, so that the demo can change person without logging out first. */
function askEachTime() {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy
    .get('login')
    ?.checks.add(
      new Check('ask_each_time', 'the person has to be chosen', (ctx) =>
        ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}

/** Consent is implicit: choosing the citizen under the list of what will be told is the consent. */
async function grantWhatWasAsked(ctx: KoaContextWithOIDC) {
  const { provider, client, session } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope([...ctx.oidc.requestParamScopes].join(' '));
  await grant.save();
  return grant;
}

async function renderError(ctx: KoaContextWithOIDC, out: { error: string; error_description?: string }, error: Error) {
  const language = languageFrom(ctx.oidc?.params?.ui_locales);
  const words = WORDS[language];
  const expired = error instanceof errors.SessionNotFound;
  ctx.type = 'html';
  ctx.body = renderPage({
    language,
    title: expired ? words.expiredTitle : words.errorTitle,
    body: expired
      ? html`<p>${words.expiredText}</p>`
      : html`<p>${words.errorText} <code>${out.error}</code> ${out.error_description}</p>`,
  });
}
