import type { IncomingMessage, ServerResponse } from 'node:http';
import { newId } from '@viche/db';
import { closedSite, GUEST } from '@viche/host';
import { detectLocale } from '@viche/i18n';
import type { PostedFile } from '@viche/site';
import { inSpan, noteOnSpan } from '@viche/tracing';
import { createAnswers } from './answers.ts';
import { webRequest } from './body.ts';
import { closedFile } from './closed-files.ts';
import { closedPage } from './closed-page.ts';
import { platformUploadsOfPath } from './core-uploads.ts';
import { serveAttachment } from './files-host.ts';
import { formRequest } from './form-request.ts';
import { commonHeaders, DATA_POLICY, type HeaderFacts, newNonce, pagePolicy } from './headers.ts';
import { decideHost } from './host-name.ts';
import { FILE_RULE } from './limits/limits.ts';
import { networkOf } from './limits/network.ts';
import { openPlatformSession } from './onboarding/platform-session.ts';
import { originVerdict } from './request-origin.ts';
import type { RequestHandlerParts } from './request-parts.ts';
import { createTenantVisits } from './tenant-visit.ts';
import { answerTlsQuestion } from './tls-ask.ts';
import { isMultipart } from './uploads.ts';

/** The way of every request: by its host to a file, to the platform's own pages, or to a tenant's site. */
export function createRequestHandler(parts: RequestHandlerParts) {
  const { host, env, cache } = parts;
  const platform = new URL(env.PLATFORM_URL);
  const siteFacts: HeaderFacts = {
    // A provider that remembers a login sends the form on at once, by the platform's host.
    identityOrigins: [...parts.auth.providers.origins, platform.origin],
    secure: platform.protocol === 'https:',
  };
  const common = commonHeaders(siteFacts);
  const answers = createAnswers({ host, cache, siteFacts, platform });
  const { answerError, send, sendLimited, sendPlain, sendUnknownHost } = answers;
  const visitTenant = createTenantVisits({ ...parts, answers, platform, siteFacts });

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
    // Before the host is looked at: the proxy asks by the address of this machine.
    if (req.url?.startsWith('/') && (await answerTlsQuestion(req, res, { env, tenants: host.tenants }))) return;
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
    if (!bundle) return visitClosed(req, res, requestId, decision.key);
    noteOnSpan({ tenantId: bundle.info.id });
    if (bundle.info.state === 'suspended') return sendPlain(res, 503, 'suspended', requestId);
    await visitTenant(req, res, requestId, bundle);
  }

  /** Of a closed site stay an explanation, where it went, and the certificate of what was deleted (threats K07). */
  async function visitClosed(req: IncomingMessage, res: ServerResponse, requestId: string, key: string): Promise<void> {
    const tenantId = await host.tenants.closedAt(key);
    const site = tenantId ? await closedSite(host, tenantId) : null;
    if (!site) return sendUnknownHost(res, key, requestId);
    const { pathname } = new URL(req.url!, platform.origin);
    const file = await closedFile(pathname, site, { env, translators: host.translators });
    const nonce = newNonce();
    res.setHeader('Content-Security-Policy', file ? DATA_POLICY : pagePolicy(siteFacts, nonce));
    if (file) res.setHeader('Content-Disposition', `attachment; filename="${file.name}"`);
    res.writeHead(file ? 200 : 410, {
      'Content-Type': file?.type ?? 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    });
    res.end(req.method === 'HEAD' ? undefined : (file?.body ?? closedPage(host.translators, site, nonce)));
  }

  async function visitFiles(req: IncomingMessage, res: ServerResponse, requestId: string, key: string): Promise<void> {
    const bundle = parts.opening.state === 'open' ? await host.tenants.byHost(key) : null;
    // By slug only: a domain of its own is not a name below the platform's.
    if (bundle?.info.slug !== key || bundle.info.state === 'suspended')
      return sendPlain(res, 404, 'unknown-host', requestId);
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

  /** A guest's files go nowhere: only whoever has signed in at the platform may send one. */
  function whoseFiles(req: IncomingMessage): 'person' | 'guest' {
    const cookie = parts.cookies.read(req.headers.cookie, 'session');
    return openPlatformSession(host.keys, cookie, Date.now()) ? 'person' : 'guest';
  }

  async function visitPlatform(req: IncomingMessage, res: ServerResponse, requestId: string): Promise<void> {
    const verdict = originVerdict(req, platform.origin);
    // A provider's server tells of a logout: its signed token is its proof.
    const byItsOwnRight = req.url!.startsWith('/auth/backchannel/');
    if (verdict !== 'ok' && !byItsOwnRight) return sendPlain(res, 403, 'csrf', requestId);
    const { pathname } = new URL(req.url!, platform.origin);
    const { path } = detectLocale({ pathname });
    // Health and measurements are asked for by machines, often; what people do here is counted as anywhere.
    if (/^\/(auth|open|operator|theme)(\/|$)/.test(path)) {
      const facts = {
        method: req.method ?? 'GET',
        pathname: path,
        actor: GUEST,
        tenantId: '',
        network: networkOf(req, env),
      };
      const wait = parts.limits.check(facts);
      if (wait) return sendLimited(res, wait, requestId);
    }
    const files: PostedFile[] = [];
    const uploads = isMultipart(req) ? platformUploadsOfPath(path) : null;
    const target = `${platform.origin}${req.url}`;
    const request = uploads
      ? await formRequest(req, res, target, uploads, whoseFiles(req), files)
      : await webRequest(req, target);
    const answer = await parts.respondPlatform(request, req.socket.remoteAddress ?? '', files);
    return answer ? send(res, answer.response, req, answer) : sendPlain(res, 404, 'not-found', requestId);
  }
}
