import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequest } from '@remix-run/node-fetch-server';
import {
  CORE_MANIFEST,
  filesHostOf,
  GUEST,
  keepUpload,
  localeOf,
  makeCaller,
  placeOf,
  settingsReader,
  type TenantBundle,
} from '@viche/host';
import { detectLocale, localePath } from '@viche/i18n';
import { LEAST_ACR, toActor, touchSession } from '@viche/identity';
import type { FilePurpose } from '@viche/plugin-api';
import type { PostedFile } from '@viche/site';
import { siteAccount } from './account.ts';
import type { Answers } from './answers.ts';
import { readAppearance } from './appearance.ts';
import { webRequest } from './body.ts';
import { siteDesk } from './desk.ts';
import { FILE_DOOR, takeFiles } from './file-door.ts';
import { findPerson } from './find-person.ts';
import { siteFollows } from './follows.ts';
import { formRequest } from './form-request.ts';
import { frameOrigins } from './frame-origins.ts';
import { framePolicy, graphiqlPolicy, type HeaderFacts, NONCE_PLACEHOLDER, pagePolicy } from './headers.ts';
import { inTenant } from './in-tenant.ts';
import { canonicalQuery } from './known-query.ts';
import { networkOf, networkPrefixOf } from './limits/network.ts';
import { exposureOfPath, pluginOfPath } from './module-routes.ts';
import { isOpenAtDesk } from './open-at-desk.ts';
import { isLight, type PublicFile } from './public-files/public-files.ts';
import { originVerdict } from './request-origin.ts';
import type { RequestHandlerParts } from './request-parts.ts';
import { seeOther } from './see-other.ts';
import { sentFile } from './sent-file.ts';
import { movedTo } from './site-address.ts';
import { siteContext } from './site-context.ts';
import { postOfEndedLogin, siteForms } from './site-forms.ts';
import { spareSession } from './spare-session.ts';
import { StreamSlots } from './streams.ts';
import { previewTheme, type Theme, themeOf } from './theme.ts';
import { isMultipart } from './uploads.ts';
import type { Visit } from './visit.ts';

/** Posted to without a session, by whoever holds the address. */
const OWN_RIGHT = ['/auth/backchannel/', '/follow/end/', '/letters/end/'];

/** An address that no route answers. */
const NO_PAGE = '/no-such-page';

export interface TenantVisitParts extends RequestHandlerParts {
  readonly answers: Answers;
  readonly platform: URL;
  readonly siteFacts: HeaderFacts;
}

/** The way of a request to a tenant's site: cache, person, limits, then the page, the API or the login. */
export function createTenantVisits(parts: TenantVisitParts) {
  const { host, env, cache, cookies: jar, platform, siteFacts } = parts;
  const { send, sendCached, sendLimited, sendPlain, sendTheme, takeReport } = parts.answers;
  const moduleAt = pluginOfPath(parts.manifests);
  const exposureAt = exposureOfPath(parts.manifests);
  const slots = new StreamSlots();
  const themes = new WeakMap<TenantBundle, { theme: Theme | null }>();

  function themeFor(bundle: TenantBundle): Theme | null {
    if (!themes.has(bundle)) themes.set(bundle, { theme: themeOf(bundle.info.brand) });
    return themes.get(bundle)!.theme;
  }

  return async function visitTenant(
    req: IncomingMessage,
    res: ServerResponse,
    requestId: string,
    bundle: TenantBundle,
  ): Promise<void> {
    const origin = `${platform.protocol}//${req.headers.host}`;
    const place = placeOf(bundle.info);
    // Another address of the same site: cookies of one are not those of the other, and neither are sessions.
    const ownHost = origin === place.deskOrigin ? null : (req.headers.host ?? null);
    // Whoever has a domain has others below it, which are none of our business.
    if (ownHost && siteFacts.secure) res.setHeader('Strict-Transport-Security', 'max-age=63072000');
    const address = new URL(req.url!, origin);
    const { locale: asked, path: pathname } = detectLocale({ pathname: address.pathname });
    const locale = localeOf(bundle.info, asked);
    // A language that the site has not, or has no more: the same page in its first one. What is sent to such an address is answered.
    if (locale !== asked && (req.method === 'GET' || req.method === 'HEAD'))
      return sendOn(res, 302, origin + localePath(locale, pathname) + address.search);
    const path = pathname + canonicalQuery(address.searchParams, parts.known);
    // What other sites show or read is the same for everybody: no cookie is even looked at.
    const exposed = exposureAt(pathname);
    // Nothing of a trial stands on other sites, and nobody's program takes it for the council's.
    const { trial } = bundle.info;
    const exposure = trial ? null : (exposed?.exposure ?? null);
    if (trial) res.setHeader('X-Robots-Tag', 'noindex, nofollow');
    const cookieHeader = exposure ? undefined : req.headers.cookie;
    const theme = themeFor(bundle);
    if (theme && pathname === `/theme/${theme.hash}.css`) return sendTheme(res, theme);
    if (pathname === '/csp') return takeReport(req, res);
    const publicFile = req.method === 'GET' || req.method === 'HEAD' ? parts.publicFiles.find(pathname, locale) : null;
    const sendPublicFile = async (file: PublicFile) => {
      const trouble = await parts.publicFiles.send(req, res, file, {
        bundle,
        origin: place.origin,
        locale,
        requestId,
      });
      if (trouble === 'not-found') sendPlain(res, 404, 'not-found', requestId);
      else if (trouble) sendLimited(res, trouble.retryAfter, requestId);
    };
    // Every browser asks for these by itself: they cost nothing, and count as nobody's visit.
    if (publicFile && isLight(publicFile)) return sendPublicFile(publicFile);
    const sessionToken = jar.read(cookieHeader, 'session');
    const who = sessionToken ? 'signed-in' : 'guest';
    // What other sites show or read stays where they found it.
    const moved = exposure ? null : movedTo({ place, ownHost, method: req.method, pathname, url: req.url!, who });
    if (moved) return sendOn(res, moved.status, moved.location);
    const plugin = moduleAt(pathname);
    const offModule = plugin !== null && !bundle.enabled.has(plugin);

    const cacheKey =
      req.method === 'GET' && !sessionToken ? cacheKeyOf(bundle, locale, path, cookieHeader, theme) : null;
    const filesOrigin = `${platform.protocol}//${filesHostOf(platform.host, bundle.info.slug)}`;
    const shown = {
      exposure,
      policy: (nonce: string) =>
        exposure === 'frame' ? framePolicy(frameOrigins(bundle, exposed)) : pagePolicy(siteFacts, nonce, filesOrigin),
    };
    if (cacheKey && sendCached(req, res, cacheKey, shown)) return;

    const verdict = originVerdict(req, origin);
    // A mail program that ends letters for its reader comes from nowhere (RFC 8058); the link it holds is its right.
    const byItsOwnRight = OWN_RIGHT.some((path) => pathname.startsWith(path));
    if (verdict !== 'ok' && pathname !== '/graphql' && !byItsOwnRight) return sendPlain(res, 403, 'csrf', requestId);

    const found = sessionToken
      ? await findPerson(host, bundle, { token: sessionToken, ownHost }, req.method === 'GET' ? 'reads' : 'acts')
      : null;
    const takeLease = spareSession(res, found?.lease);
    const facts = found?.facts ?? null;
    const actor = facts
      ? toActor({ tenant: bundle.info, keys: bundle.keys }, facts, {
          ...settingsReader(bundle)(CORE_MANIFEST),
          minimumAcr: LEAST_ACR,
        })
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
    if (actor.assisted && !isOpenAtDesk(pathname)) {
      if (req.method !== 'GET') return sendPlain(res, 403, 'not-at-desk', requestId);
      return send(res, seeOther(localePath(locale, '/assisted')), req);
    }
    // Behind the limits: colours are measured for whatever hexadecimal number an address holds.
    const previewed = previewTheme(pathname);
    if (previewed) return sendTheme(res, previewed);

    if (publicFile) return sendPublicFile(publicFile);
    const file = parts.openData.find(pathname, bundle);
    if (file) {
      const refusal = await parts.openData.send(req, res, file, { bundle, origin: place.origin, requestId });
      return refusal ? sendLimited(res, refusal.retryAfter, requestId) : undefined;
    }
    const csrfSecret = facts?.csrfSecret ?? null;
    const files: PostedFile[] = [];
    const visit: Visit = {
      bundle,
      requestId,
      origin,
      ownHost,
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
      origin,
      network: networkPrefixOf(network.address.replace('/64', '')),
      takeLease,
    });
    if (pathname === '/graphql') {
      const request = createRequest(req, res, { protocol: platform.protocol, host: req.headers.host });
      parts.callers.set(request, caller);
      const answer = await parts.graphql.fetch(request, { nonce: NONCE_PLACEHOLDER });
      return send(res, answer, req, { policy: graphiqlPolicy });
    }
    const sendFile = (file: PostedFile, purpose?: FilePurpose) =>
      sentFile(host.translators[locale], file, (upload) =>
        keepUpload(host, { bundle, caller }, purpose ? { ...upload, purpose } : upload),
      );
    if (pathname === FILE_DOOR)
      return send(res, await takeFiles(req, actor.participantId ? 'person' : 'guest', sendFile), req);
    // The login needs the provider's own parameters; pages get the known ones only. A page of a module that is off is no page.
    const target = pathname.startsWith('/auth/') ? `${pathname}${address.search}` : offModule ? NO_PAGE : path;
    const uploads = isMultipart(req) && !offModule ? parts.uploadsAt(pathname) : null;
    const request = uploads
      ? await formRequest(req, res, `${origin}${target}`, uploads, actor.participantId ? 'person' : 'guest', files)
      : await webRequest(req, `${origin}${target}`);
    if (pathname.startsWith('/auth/')) {
      const answer = await parts.auth.respond(request, visit, caller);
      return answer ? send(res, answer, req) : sendPlain(res, 404, 'not-found', requestId);
    }
    const { site, cacheTags } = siteContext({
      bundle,
      caller,
      translator: host.translators[locale],
      origin: place.origin,
      path,
      forms: visit.forms,
      keptPost: csrfSecret ? null : await postOfEndedLogin(request),
      manifests: parts.manifests,
      appearance: readAppearance(cookieHeader),
      mode: env.VICHE_MODE,
      logins: parts.auth.providers.offeredBy(bundle, locale),
      account: siteAccount(host, bundle, caller),
      desk: siteDesk(host, bundle, caller, env),
      follows: siteFollows(host, bundle, caller),
      slots,
      themeHref: theme ? `/theme/${theme.hash}.css` : null,
      sendFile,
      drawCard: (page) => parts.publicFiles.card(bundle, locale, page),
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
  };
}

/** Not to be remembered: the name may be gone tomorrow, and the language be back. */
function sendOn(res: ServerResponse, status: number, location: string): void {
  res.writeHead(status, { Location: location, 'Cache-Control': 'private, no-store' }).end();
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
