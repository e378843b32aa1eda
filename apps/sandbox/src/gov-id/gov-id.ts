import { randomBytes, randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAllowedAddress } from '../eid/redirects.ts';
import type { SandboxClient } from '../environment.ts';
import { citizenByKey } from '../load-citizens.ts';
import { readForm } from '../web/form.ts';
import { html } from '../web/html.ts';
import { languageFrom } from '../web/language.ts';
import { contentSecurityPolicy, originsOf, sendPage } from '../web/page.ts';
import { WORDS } from '../web/words.ts';
import { sendJson, sendUserInfo, type Told } from './answers.ts';
import { GOV_ID_WAYS, isGovIdCase } from './cases.ts';
import type { GovIdKeys } from './keys.ts';
import { govIdPageBody } from './login-page.ts';
import { GOV_ID_WORDS } from './words.ts';

const CODE_TTL_MS = 60_000;
const MOUNT = '/gov-id';

interface Login extends Omit<Told, 'recipient'> {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly expiresAt: number;
}

interface Session extends Omit<Told, 'recipient'> {
  /** A record of the service, other at each login: whoever takes it for the person is wrong. */
  readonly userId: string;
}

/** What the demo id.gov.ua needs. */
export interface GovIdOptions {
  readonly clients: readonly SandboxClient[];
  readonly keys: GovIdKeys;
}

/**
 * The protocol of id.gov.ua under `/gov-id/`: a page to choose who comes and how, a one-time code, and the three calls, by
 * GET as well as by POST, which answer 200 with an `error` as the real ones do.
 */
export function createGovId({ clients, keys }: GovIdOptions) {
  const logins = new Map<string, Login>();
  const sessions = new Map<string, Session>();

  /** The site that asks, when its address is one that it may ask for. */
  const siteOf = (query: URLSearchParams) => {
    const client = clients.find(({ clientId }) => clientId === query.get('client_id'));
    const redirectUri = query.get('redirect_uri') ?? '';
    const known = client && isAllowedAddress(redirectUri, client.redirectUris, client.redirectUriPattern);
    return known && query.get('response_type') === 'code' ? { client, redirectUri } : undefined;
  };

  function showLogin(query: URLSearchParams, res: ServerResponse) {
    const language = languageFrom(query.get('lang'));
    const site = siteOf(query);
    if (!site) return refuse(res, query);
    const asked = (query.get('auth_type') ?? '').split(',');
    const other = new URLSearchParams(query);
    other.set('lang', language === 'uk' ? 'en' : 'uk');
    const keep = Object.fromEntries(
      ['client_id', 'redirect_uri', 'response_type', 'state'].map((name) => [name, query.get(name) ?? '']),
    );
    res.setHeader('content-security-policy', contentSecurityPolicy(originsOf(site.redirectUri)));
    sendPage(res, 200, {
      language,
      title: GOV_ID_WORDS[language].title,
      otherLanguageHref: `${MOUNT}/?${other}`,
      body: govIdPageBody({
        language,
        action: `${MOUNT}/login?lang=${language}`,
        site: new URL(site.redirectUri).host,
        ways: GOV_ID_WAYS.filter((way) => asked.includes(way)),
        keep,
      }),
    });
  }

  async function takeChoice(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const form = await readForm(req);
    const site = siteOf(form);
    const how = form.get('case') ?? 'honest';
    const citizen = citizenByKey(form.get('citizen') ?? '', new Date());
    const cancelled = form.get('cancel') === 'yes' || how === 'denied';
    if (!site || !isGovIdCase(how) || !(citizen || cancelled)) return refuse(res, form);
    const back = new URL(site.redirectUri);
    back.searchParams.set('state', form.get('state') ?? '');
    if (cancelled || !citizen) {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_message', 'Користувач скасував вхід');
    } else {
      const code = randomBytes(24).toString('base64url');
      const way = form.get('way') ?? 'dig_sign';
      const { client, redirectUri } = site;
      logins.set(code, {
        clientId: client.clientId,
        redirectUri,
        citizen,
        way,
        how,
        expiresAt: Date.now() + CODE_TTL_MS,
      });
      back.searchParams.set('code', code);
    }
    res.writeHead(303, { location: back.href }).end();
  }

  function exchange(query: URLSearchParams, res: ServerResponse) {
    const code = query.get('code') ?? '';
    const login = logins.get(code);
    logins.delete(code);
    const client = clients.find(({ clientId }) => clientId === query.get('client_id'));
    if (!client || client.clientSecret !== query.get('client_secret'))
      return sendJson(res, { error: 'invalid_client', error_description: 'Невірні дані системи' });
    const isGood =
      login && login.clientId === client.clientId && login.expiresAt > Date.now() && login.how !== 'code-refused';
    if (!isGood) return sendJson(res, { error: 'invalid_grant', message: 'Код недійсний' });
    const accessToken = randomBytes(24).toString('hex');
    const userId = String(randomInt(1, 2 ** 40));
    sessions.set(accessToken, { userId, citizen: login.citizen, way: login.way, how: login.how });
    sendJson(res, {
      access_token: accessToken,
      token_type: 'bearer',
      expires_in: '600',
      refresh_token: randomBytes(24).toString('hex'),
      user_id: userId,
    });
  }

  const sessionOf = (query: URLSearchParams) => {
    const session = sessions.get(query.get('access_token') ?? '');
    return session?.userId === query.get('user_id') ? session : undefined;
  };

  function tell(query: URLSearchParams, res: ServerResponse): Promise<void> | void {
    const session = sessionOf(query);
    if (!session) return sendJson(res, { error: 'invalid_token', error_description: 'Сесію не знайдено' });
    const cert = query.get('cert') ?? '';
    const recipient = cert === '' ? null : Buffer.from(decodeURIComponent(cert), 'base64');
    return sendUserInfo(res, { ...session, recipient }, keys);
  }

  function end(query: URLSearchParams, res: ServerResponse) {
    const session = sessionOf(query);
    if (session?.how === 'logout-fails') return sendJson(res, { error: '5', error_description: 'Помилка бази даних' });
    sessions.delete(query.get('access_token') ?? '');
    sendJson(res, {
      error: '0',
      error_description: `Дані користувача із ID = ${query.get('user_id') ?? ''} видалено успішно`,
    });
  }

  return {
    /** Logins that nobody has ended yet. */
    openSessions: () => sessions.size,
    /** Answers everything under `/gov-id/`. */
    async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
      const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost');
      const call = pathname.slice(MOUNT.length + 1);
      if (call === '' && req.method === 'GET') return showLogin(searchParams, res);
      if (call === 'login' && req.method === 'POST') return takeChoice(req, res);
      const query = req.method === 'POST' ? await readForm(req) : searchParams;
      if (call === 'get-access-token') return exchange(query, res);
      if (call === 'get-user-info') return tell(query, res);
      if (call === 'get-user-logout') return end(query, res);
      refuse(res, searchParams, 404);
    },
  };
}

function refuse(res: ServerResponse, query: URLSearchParams, status = 400): void {
  const language = languageFrom(query.get('lang'));
  sendPage(res, status, {
    language,
    title: WORDS[language].errorTitle,
    body: html`<p>${WORDS[language].errorText} <code>invalid_request</code></p>`,
  });
}
