import type { IncomingMessage, ServerResponse } from 'node:http';
import { handleInteraction, type InteractionHost } from '../eid/interaction.ts';
import { handleMailbox } from '../mailbox/mail-routes.ts';
import type { MailStore } from '../mailbox/mail-store.ts';
import { sendAsset } from './assets.ts';
import { frontPageBody } from './front-page.ts';
import { html } from './html.ts';
import { languageFrom } from './language.ts';
import { sendPage } from './page.ts';
import { refusalOf } from './request-guard.ts';
import { WORDS } from './words.ts';

/** What the sandbox's web server hands requests to. */
export interface WebParts {
  readonly issuers: readonly InteractionHost[];
  readonly store: MailStore;
  readonly handleHostile: ((req: IncomingMessage, res: ServerResponse) => Promise<void>) | undefined;
  /** Everything under `/gov-id/`. */
  readonly handleGovId: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  /** Told the path of every request. */
  readonly countRequest: (path: string) => void;
}

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** One request handler over the front page, the issuers, the mailbox and, where asked for, the hostile providers. */
export function createWebHandler(parts: WebParts): (req: IncomingMessage, res: ServerResponse) => void {
  const issuers = parts.issuers.map((host) => ({ host, callback: host.provider.callback() }));

  const route = (pathname: string): Handler | undefined => {
    if (pathname === '/healthz') return async (_req, res) => void res.writeHead(200).end('ok');
    if (pathname === '/') return (req, res) => sendFrontPage(parts.issuers[0]?.provider.issuer ?? '', req, res);
    if (pathname.startsWith('/assets/')) return (_req, res) => sendAsset(res, pathname.slice('/assets/'.length));
    if (pathname === '/mail' || pathname.startsWith('/mail/'))
      return (req, res) => handleMailbox(parts.store, req, res);
    if (pathname.startsWith('/gov-id/')) return parts.handleGovId;
    if (pathname.startsWith('/eid-hostile/')) return parts.handleHostile;
    for (const { host, callback } of issuers) {
      if (!pathname.startsWith(`${host.mount}/`)) continue;
      if (pathname.startsWith(`${host.mount}/interaction/`)) return (req, res) => handleInteraction(host, req, res);
      return async (req, res) => {
        // The library works out its own addresses from the difference of the two.
        Object.assign(req, { originalUrl: req.url, baseUrl: host.mount, url: req.url?.slice(host.mount.length) });
        await callback(req, res);
      };
    }
    return undefined;
  };

  return (req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost');
    parts.countRequest(pathname);
    res.setHeader('x-content-type-options', 'nosniff');
    // Not `no-referrer`: with it browsers hide the origin of our own forms too.
    res.setHeader('referrer-policy', 'same-origin');
    const refusal = refusalOf(req);
    if (refusal) {
      res.writeHead(refusal === 'unknown-host' ? 421 : 403, { 'content-type': 'text/plain' }).end(refusal);
      return;
    }
    const handler = route(pathname);
    if (!handler) {
      const language = languageFrom(searchParams.get('lang'));
      sendPage(res, 404, { language, title: WORDS[language].notFound, body: html``, backHref: '/' });
      return;
    }
    handler(req, res).catch((error: unknown) => {
      process.stderr.write(
        `sandbox: ${req.method} ${pathname} failed: ${error instanceof Error ? error.stack : error}\n`,
      );
      if (!res.headersSent) res.writeHead(500, { 'content-type': 'text/plain' });
      res.end('internal error');
    });
  };
}

async function sendFrontPage(issuer: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const language = languageFrom(new URL(req.url ?? '/', 'http://localhost').searchParams.get('lang'));
  sendPage(res, 200, {
    language,
    title: WORDS[language].frontTitle,
    body: frontPageBody(language, issuer),
    otherLanguageHref: language === 'uk' ? '/?lang=en' : '/',
  });
}
