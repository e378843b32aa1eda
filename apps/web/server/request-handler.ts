import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequest, sendResponse } from '@remix-run/node-fetch-server';
import { newId, WritesRefused } from '@viche/db';
import type { GraphqlCaller, GraphqlServer } from '@viche/graphql';
import type { Environment, Host, TenantBundle } from '@viche/host';
import { filesHostOf, GUEST, keepUpload, makeCaller } from '@viche/host';
import { detectLocale } from '@viche/i18n';
import { checkOrigin, cookies, resolveSession, toActor, touchSession } from '@viche/identity';
import type { AnyManifest, Exposure } from '@viche/plugin-api';
import type { PostedFile, SiteContext } from '@viche/site';
import { isNoRoom } from '@viche/storage';
import { inSpan, noteOnSpan } from '@viche/tracing';
import { siteAccount } from './account.ts';
import { readAppearance } from './appearance.ts';
import { type Auth, inTenant } from './auth.ts';
import { BodyTooLarge, webRequest } from './body.ts';
import { siteDesk } from './desk.ts';
import { acceptsGzip, compress } from './encoding.ts';
import { FILE_DOOR, takeFiles } from './file-door.ts';
import { serveAttachment } from './files-host.ts';
import { siteFollows } from './follows.ts';
import { formRequest } from './form-request.ts';
import {
  commonHeaders,
  DATA_POLICY,
  exposureHeaders,
  FRAME_POLICY,
  graphiqlPolicy,
  type HeaderFacts,
  NONCE_PLACEHOLDER,
  newNonce,
  pagePolicy,
} from './headers.ts';
import { decideHost } from './host-name.ts';
import { canonicalQuery, type KnownParameters } from './known-query.ts';
import { FILE_RULE, type Limits } from './limits/limits.ts';
import { networkOf, networkPrefixOf } from './limits/network.ts';
import { exposureOfPath, pluginOfPath } from './module-routes.ts';
import type { OpenDataFiles } from './open-data/open-data-files.ts';
import type { Opening } from './opening.ts';
import type { PageCache } from './page-cache.ts';
import { plainPage } from './plain-page.ts';
import { sentFile } from './sent-file.ts';
import { siteContext } from './site-context.ts';
import { postOfEndedLogin, siteForms } from './site-forms.ts';
import { StreamSlots } from './streams.ts';
import { type Theme, themeOf } from './theme.ts';
import { isMultipart, type UploadLimits } from './uploads.ts';
import type { Visit } from './visit.ts';

/** What Remix answered: a page's text stands beside the response, everything else is the response's body. */
export interface RenderedAnswer {
  readonly response: Response;
  readonly page: string | null;
}

export interface RequestHandlerParts {
  readonly host: Host;
  readonly env: Environment;
  readonly auth: Auth;
  readonly graphql: GraphqlServer;
  /** Where the GraphQL server finds the caller of a request. */
  readonly callers: WeakMap<Request, GraphqlCaller>;
  readonly limits: Limits;
  readonly cache: PageCache;
  readonly opening: Opening;
  readonly openData: OpenDataFiles;
  readonly manifests: readonly AnyManifest[];
  readonly known: KnownParameters;
  /** What a form at this path may send; null where files are not read. */
  uploadsAt(pathname: string): UploadLimits | null;
  /** Renders a page of a tenant's site. */
  renderTenant(request: Request, site: SiteContext): Promise<RenderedAnswer>;
  /** Answers the bare host: the platform's own pages; null for an address that is nobody's. */
  respondPlatform(request: Request, peer: string): Promise<RenderedAnswer | null>;
  /** Build output and other static files; true when it answered. */
  serveFile(req: IncomingMessage, res: ServerResponse): boolean;
  onAnswered(facts: { route: string; status: number; ms: number }): void;
}

/** How a page may be shown: whether other sites may, and what it may load. */
interface Shown {
  readonly exposure: Exposure | null;
  readonly policy: (nonce: string) => string;
}

interface SendOptions extends Partial<Shown> {
  readonly page?: string | null;
}

const PAGE = /^text\/html\b/;
/** An address that no route answers. */
const NO_PAGE = '/no-such-page';
const MINIMUM_ACR = 'eid-substantial';

/** The way of every request: host, file, tenant, cache, person, limits, then the page, the API or the login. */
export function createRequestHandler(parts: RequestHandlerParts) {
  const { host, env, cache } = parts;
  const platform = new URL(env.PLATFORM_URL);
  const secure = platform.protocol === 'https:';
  const siteFacts: HeaderFacts = { identityOrigins: [new URL(env.EID_ISSUER).origin], secure };
  const common = commonHeaders(siteFacts);
  const jar = cookies(secure ? { secure: true } : { secure: false, host: platform.host });
  const moduleAt = pluginOfPath(parts.manifests);
  const exposureAt = exposureOfPath(parts.manifests);
  const slots = new StreamSlots();
  const themes = new WeakMap<TenantBundle, { theme: Theme | null }>();

  function themeFor(bundle: TenantBundle): Theme | null {
    if (!themes.has(bundle)) themes.set(bundle, { theme: themeOf(bundle.info.brand) });
    return themes.get(bundle)!.theme;
  }

  return async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const started = performance.now();
    const requestId = newId();
    res.on('finish', () =>
      parts.onAnswered({ route: req.method ?? '', status: res.statusCode, ms: performance.now() - started }),
    );
    for (const [name, value] of common) res.setHeader(name, value);
    await inSpan('request', { method: req.method, requestId }, async () => {
      try {
        await route(req, res, requestId);
      } catch (error) {
        answerError(res, requestId, error);
      }
      noteOnSpan({ status: res.statusCode });
    });
  };

  async function route(req: IncomingMessage, res: ServerResponse, requestId: string): Promise<void> {
    const hosts = req.headersDistinct.host ?? [];
    const decision =
      hosts.length === 1 && req.url?.startsWith('/') ? decideHost(hosts[0], platform.host) : { kind: 'bad' as const };
    if (decision.kind === 'bad') return sendPlain(res, 400, 'bad-host', requestId);
    if (decision.kind === 'redirect') {
      res.writeHead(308, { Location: `${platform.protocol}//${decision.host}${req.url}` }).end();
      return;
    }
    if (decision.kind === 'files') return visitFiles(req, res, requestId, decision.key);
    if (parts.serveFile(req, res)) return;
    if (decision.kind === 'platform') return visitPlatform(req, res, requestId);
    if (parts.opening.state === 'closed') {
      res.setHeader('Retry-After', '5');
      return sendPlain(res, 503, 'opening', requestId);
    }
    const bundle = await host.tenants.byHost(decision.key);
    if (!bundle) return sendPlain(res, 404, 'unknown-host', requestId);
    noteOnSpan({ tenantId: bundle.info.id });
    await visitTenant(req, res, requestId, bundle);
  }

  async function visitFiles(req: IncomingMessage, res: ServerResponse, requestId: string, key: string): Promise<void> {
    const bundle = parts.opening.state === 'open' ? await host.tenants.byHost(key) : null;
    // By slug only: a domain of its own is not a name below the platform's.
    if (bundle?.info.slug !== key) return sendPlain(res, 404, 'unknown-host', requestId);
    noteOnSpan({ tenantId: bundle.info.id });
    const wait = parts.limits.check({
      method: 'GET',
      pathname: FILE_RULE,
      actor: GUEST,
      tenantId: bundle.info.id,
      network: networkOf(req, env),
    });
    if (wait) return sendLimited(res, wait, requestId);
    await serveAttachment(host, bundle, req, res);
  }

  async function visitPlatform(req: IncomingMessage, res: ServerResponse, requestId: string): Promise<void> {
    const verdict = checkOrigin({
      method: req.method!,
      origin: req.headers.origin ?? null,
      secFetchSite: req.headersDistinct['sec-fetch-site']?.[0] ?? null,
      host: req.headers.host ?? null,
      expectedOrigin: platform.origin,
    });
    if (verdict !== 'ok') return sendPlain(res, 403, 'csrf', requestId);
    const { pathname } = new URL(req.url!, platform.origin);
    // Health and measurements are asked for by machines, often; what people do here is counted as anywhere.
    if (/^\/(auth|open|en\/open)(\/|$)/.test(pathname)) {
      const facts = { method: req.method ?? 'GET', pathname, actor: GUEST, tenantId: '', network: networkOf(req, env) };
      const wait = parts.limits.check(facts);
      if (wait) return sendLimited(res, wait, requestId);
    }
    const answer = await parts.respondPlatform(
      await webRequest(req, `${platform.origin}${req.url}`),
      req.socket.remoteAddress ?? '',
    );
    return answer ? send(res, answer.response, req, answer) : sendPlain(res, 404, 'not-found', requestId);
  }

  async function visitTenant(
    req: IncomingMessage,
    res: ServerResponse,
    requestId: string,
    bundle: TenantBundle,
  ): Promise<void> {
    const origin = `${platform.protocol}//${req.headers.host}`;
    const address = new URL(req.url!, origin);
    const { locale, path: pathname } = detectLocale({ pathname: address.pathname });
    const path = pathname + canonicalQuery(address.searchParams, parts.known);
    // What other sites show or read is the same for everybody: no cookie is even looked at.
    const exposure = exposureAt(pathname);
    const cookieHeader = exposure ? undefined : req.headers.cookie;
    const theme = themeFor(bundle);
    if (theme && pathname === `/theme/${theme.hash}.css`) return sendTheme(res, theme);

    if (pathname === '/csp') return takeReport(req, res);
    const plugin = moduleAt(pathname);
    const offModule = plugin !== null && !bundle.enabled.has(plugin);

    const sessionToken = jar.read(cookieHeader, 'session');
    const cacheKey =
      req.method === 'GET' && !sessionToken ? cacheKeyOf(bundle, locale, path, cookieHeader, theme) : null;
    const filesOrigin = `${platform.protocol}//${filesHostOf(platform.host, bundle.info.slug)}`;
    const shown = {
      exposure,
      policy: (nonce: string) => (exposure === 'frame' ? FRAME_POLICY : pagePolicy(siteFacts, nonce, filesOrigin)),
    };
    if (cacheKey && sendCached(req, res, cacheKey, shown)) return;

    const verdict = checkOrigin({
      method: req.method!,
      origin: req.headers.origin ?? null,
      secFetchSite: req.headersDistinct['sec-fetch-site']?.[0] ?? null,
      host: req.headers.host ?? null,
      expectedOrigin: origin,
    });
    // A mail program that ends a follow for its reader comes from nowhere (RFC 8058); the link it holds is its right.
    const byItsOwnRight = pathname.startsWith('/auth/backchannel/') || pathname.startsWith('/follow/end/');
    if (verdict !== 'ok' && pathname !== '/graphql' && !byItsOwnRight) return sendPlain(res, 403, 'csrf', requestId);

    const who = sessionToken ? await findPerson(bundle, sessionToken, req.method === 'GET' ? 'reads' : 'acts') : null;
    // Whatever ends the request gives the session back; when its readers have done so already, nothing happens.
    res.once('close', () => void who?.lease?.commit().catch(() => {}));
    const facts = who?.facts ?? null;
    const actor = facts
      ? toActor({ tenant: bundle.info, keys: bundle.keys }, facts, { minimumAcr: MINIMUM_ACR })
      : GUEST;
    if (facts?.touchDue) void inTenant(host, bundle, (ctx) => touchSession(ctx, sessionToken!)).catch(() => {});
    const network = networkOf(req, env);
    const wait = parts.limits.check({
      method: req.method ?? 'GET',
      pathname,
      actor,
      tenantId: bundle.info.id,
      network,
    });
    if (wait) return sendLimited(res, wait, requestId);

    const file = parts.openData.find(pathname, bundle);
    if (file) {
      const refusal = await parts.openData.send(req, res, file, { bundle, origin, requestId });
      return refusal ? sendLimited(res, refusal.retryAfter, requestId) : undefined;
    }
    const csrfSecret = facts?.csrfSecret ?? null;
    const files: PostedFile[] = [];
    const visit: Visit = {
      bundle,
      requestId,
      origin,
      locale,
      actor,
      cookies: jar,
      cookieHeader,
      sessionToken,
      forms: siteForms(csrfSecret, host.translators[locale], files),
      userAgent: req.headers['user-agent'] ?? '',
    };
    const caller = makeCaller(host, {
      bundle,
      actor,
      locale,
      requestId,
      network: networkPrefixOf(network.address.replace('/64', '')),
      lease: who?.lease,
    });
    if (pathname === '/graphql') {
      const request = createRequest(req, res, { protocol: platform.protocol, host: req.headers.host });
      parts.callers.set(request, caller);
      const answer = await parts.graphql.fetch(request, { nonce: NONCE_PLACEHOLDER });
      return send(res, answer, req, { policy: graphiqlPolicy });
    }
    const sendFile = (file: PostedFile) =>
      sentFile(host.translators[locale], file, (upload) => keepUpload(host, { bundle, caller }, upload));
    if (pathname === FILE_DOOR)
      return send(res, await takeFiles(req, actor.participantId ? 'person' : 'guest', sendFile), req);
    // The login needs the provider's own parameters; pages get the known ones only. A page of a module that is off is no page.
    const target = pathname.startsWith('/auth/') ? `${pathname}${address.search}` : offModule ? NO_PAGE : path;
    const uploads = isMultipart(req) && !offModule ? parts.uploadsAt(pathname) : null;
    const request = uploads
      ? await formRequest(req, res, `${origin}${target}`, uploads, actor.participantId ? 'person' : 'guest', files)
      : await webRequest(req, `${origin}${target}`);
    if (pathname.startsWith('/auth/')) {
      const answer = await parts.auth.respond(request, visit);
      return answer ? send(res, answer, req) : sendPlain(res, 404, 'not-found', requestId);
    }
    const { site, cacheTags } = siteContext({
      bundle,
      caller,
      translator: host.translators[locale],
      origin,
      path,
      forms: visit.forms,
      keptPost: csrfSecret ? null : await postOfEndedLogin(request),
      manifests: parts.manifests,
      appearance: readAppearance(cookieHeader),
      mode: env.VICHE_MODE,
      loginLabel: locale === 'uk' ? env.EID_LABEL_UK : env.EID_LABEL_EN,
      account: siteAccount(host, bundle, caller),
      desk: siteDesk(host, bundle, caller),
      follows: siteFollows(host, bundle, caller),
      slots,
      themeHref: theme ? `/theme/${theme.hash}.css` : null,
      sendFile,
      shownIn: exposure === 'frame' ? 'frame' : 'window',
      execute: (document, variables) => parts.graphql.execute({ document, variables, caller }),
    });
    const { response, page } = await parts.renderTenant(request, site);
    if (cacheKey === null || response.status !== 200 || cacheTags.size === 0)
      return send(res, response, req, { page, ...shown });
    cache.put(
      cacheKey,
      { text: page ?? (await response.text()), contentType: response.headers.get('content-type') ?? 'text/plain' },
      [...cacheTags, 'config'].map((tag) => `${bundle.info.id}:${tag}`),
    );
    sendCached(req, res, cacheKey, shown);
  }

  /**
   * Who sent the token. A page's request goes on reading in the same session; one that may run a command gives it back
   * first, because nobody may wait for a second session while holding one.
   */
  async function findPerson(bundle: TenantBundle, token: string, next: 'reads' | 'acts') {
    const { lease, answer: facts } = await host.pool.leaseAndAsk(
      bundle.info.id,
      ({ sql }) => resolveSession({ tenant: bundle.info, keys: bundle.keys, sql }, token),
      { readOnly: true },
    );
    if (next === 'reads') return { facts, lease };
    await lease.commit();
    return { facts, lease: undefined };
  }

  function cacheKeyOf(
    bundle: TenantBundle,
    locale: string,
    path: string,
    cookieHeader: string | undefined,
    theme: Theme | null,
  ): string {
    const look = readAppearance(cookieHeader);
    return [bundle.info.id, bundle.version, theme?.hash ?? '', locale, look.theme, look.contrast, look.size, path].join(
      '\n',
    );
  }

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

  function sendPlain(res: ServerResponse, status: number, problem: string, requestId: string, seconds?: number): void {
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const nonce = newNonce();
    res.setHeader('Content-Security-Policy', pagePolicy(siteFacts, nonce));
    res.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' });
    res.end(plainPage({ translators: host.translators, problem, requestId, nonce, seconds }));
  }

  function sendLimited(res: ServerResponse, seconds: number, requestId: string): void {
    res.setHeader('Retry-After', String(seconds));
    sendPlain(res, 429, 'rate-limited', requestId, seconds);
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
}
