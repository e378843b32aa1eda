import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendResponse } from '@remix-run/node-fetch-server';
import { WritesRefused } from '@viche/db';
import type { Host } from '@viche/host';
import type { Exposure } from '@viche/plugin-api';
import { isNoRoom } from '@viche/storage';
import { BodyTooLarge } from './body.ts';
import { acceptsGzip, compress } from './encoding.ts';
import { DATA_POLICY, exposureHeaders, type HeaderFacts, NONCE_PLACEHOLDER, newNonce, pagePolicy } from './headers.ts';
import type { PageCache } from './page-cache.ts';
import { type PlainPageFacts, plainPage } from './plain-page.ts';
import type { Theme } from './theme.ts';

/** How a page may be shown: whether other sites may, and what it may load. */
export interface Shown {
  readonly exposure: Exposure | null;
  readonly policy: (nonce: string) => string;
}

interface SendOptions extends Partial<Shown> {
  readonly page?: string | null;
}

const PAGE = /^text\/html\b/;

export interface AnswerParts {
  readonly host: Host;
  readonly cache: PageCache;
  readonly siteFacts: HeaderFacts;
  /** Address of the platform. */
  readonly platform: URL;
}

export type Answers = ReturnType<typeof createAnswers>;

/** How answers leave the server: pages with their policy, cached ones, refusals and errors in words. */
export function createAnswers({ host, cache, siteFacts, platform }: AnswerParts) {
  function sendCached(req: IncomingMessage, res: ServerResponse, key: string, { exposure, policy }: Shown): boolean {
    const nonce = newNonce();
    const encoding = acceptsGzip(req) ? 'gzip' : 'identity';
    const found = cache.take(key, nonce, encoding);
    if (!found) return false;
    const { bytes: body, contentType, etag } = found;
    for (const [name, value] of exposure ? exposureHeaders(exposure) : []) res.setHeader(name, value);
    if (etag) res.setHeader('ETag', etag);
    if (etag && req.headers['if-none-match'] === etag) {
      res.writeHead(304, { 'Cache-Control': 'public, max-age=0, must-revalidate' }).end();
      return true;
    }
    res.writeHead(200, {
      'Content-Type': contentType,
      'Content-Security-Policy': PAGE.test(contentType) ? policy(nonce) : DATA_POLICY,
      'Cache-Control': 'public, max-age=0, must-revalidate',
      'Content-Length': body.length,
      Vary: 'Cookie, Accept-Encoding',
      ...(encoding === 'gzip' ? { 'Content-Encoding': 'gzip' } : {}),
    });
    res.end(body);
    return true;
  }

  async function send(
    res: ServerResponse,
    response: Response,
    req: IncomingMessage,
    { page = null, exposure = null, policy = (nonce) => pagePolicy(siteFacts, nonce) }: SendOptions = {},
  ): Promise<void> {
    // Refusals are told to other sites as well, or their programs could not tell one from a broken wire.
    for (const [name, value] of exposure ? exposureHeaders(exposure) : []) response.headers.set(name, value);
    if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-store');
    if (!PAGE.test(response.headers.get('content-type') ?? '')) {
      response.headers.set('Content-Security-Policy', DATA_POLICY);
      return sendResponse(res, response);
    }
    const nonce = newNonce();
    const text = page ?? (await response.text());
    const body = compress(req, res, text.replaceAll(NONCE_PLACEHOLDER, nonce));
    response.headers.forEach((value, name) => {
      if (name !== 'set-cookie') res.setHeader(name, value);
    });
    const setCookies = response.headers.getSetCookie();
    if (setCookies.length > 0) res.setHeader('Set-Cookie', setCookies);
    res.setHeader('Content-Security-Policy', policy(nonce));
    res.setHeader('Vary', 'Cookie, Accept-Encoding');
    res.writeHead(response.status, { 'Content-Length': body.length });
    res.end(req.method === 'HEAD' ? undefined : body);
  }

  /** A browser's word that a page broke its policy: counted, its content dropped, for it may hold addresses. */
  function takeReport(req: IncomingMessage, res: ServerResponse): void {
    req.resume();
    host.log.warn({ event: 'csp.report', method: req.method }, 'a browser reports a breach of the content policy');
    res.writeHead(204).end();
  }

  function sendTheme(res: ServerResponse, theme: Theme): void {
    res.writeHead(200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
    res.end(theme.css);
  }

  /** Nobody's site is at this name: where all of them are listed, and what to do when it is the reader's own name. */
  function sendUnknownHost(res: ServerResponse, name: string, requestId: string): void {
    // It is no name of ours to make rules for.
    res.removeHeader('Strict-Transport-Security');
    sendPlain(res, 404, 'unknown-host', requestId, { name, listHref: `${platform.origin}/hromadas` });
  }

  function sendPlain(
    res: ServerResponse,
    status: number,
    problem: string,
    requestId: string,
    more: Pick<PlainPageFacts, 'seconds' | 'name' | 'listHref'> = {},
  ): void {
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const nonce = newNonce();
    res.setHeader('Content-Security-Policy', pagePolicy(siteFacts, nonce));
    res.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' });
    res.end(plainPage({ translators: host.translators, problem, requestId, nonce, ...more }));
  }

  function sendLimited(res: ServerResponse, seconds: number, requestId: string): void {
    res.setHeader('Retry-After', String(seconds));
    sendPlain(res, 429, 'rate-limited', requestId, { seconds });
  }

  function answerError(res: ServerResponse, requestId: string, error: unknown): void {
    if (error instanceof BodyTooLarge) {
      sendPlain(res, 413, 'too-large', requestId);
      return;
    }
    const code = (error as { code?: unknown } | null)?.code;
    if (isNoRoom(error)) host.log.error({ event: 'files.no-room', reqId: requestId }, 'no room for files of requests');
    if (error instanceof WritesRefused || isNoRoom(error)) {
      res.setHeader('Retry-After', '60');
      sendPlain(res, 503, 'read-only', requestId);
      return;
    }
    if (code === 'core/busy' || code === 'core/outcome-unknown') {
      res.setHeader('Retry-After', '5');
      sendPlain(res, 503, String(code).slice('core/'.length), requestId);
      return;
    }
    host.log.error({ reqId: requestId, err: error, event: 'request.failed' }, 'a request failed');
    sendPlain(res, 500, 'internal', requestId);
  }

  return { sendCached, send, takeReport, sendTheme, sendPlain, sendUnknownHost, sendLimited, answerError };
}
