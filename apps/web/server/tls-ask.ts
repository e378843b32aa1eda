import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Environment, TenantDirectory } from '@viche/host';
import { plainAddress } from './limits/network.ts';

const DOOR = '/tls-ask';

/**
 * What a proxy that fetches certificates on demand asks before it does: 200 for an own domain that leads to an open site, 404 for
 * any other name. Only the proxy's machine may ask, and only for itself: what it passes on for somebody else says so.
 *
 * @returns whether the request was such a question
 */
export async function answerTlsQuestion(
  req: IncomingMessage,
  res: ServerResponse,
  { env, tenants }: { readonly env: Environment; readonly tenants: TenantDirectory },
): Promise<boolean> {
  // Every request passes here: an address is taken apart only where it could be the question.
  if (!req.url?.includes(DOOR)) return false;
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost');
  if (pathname !== DOOR || req.method !== 'GET') return false;
  const peer = plainAddress(req.socket.remoteAddress);
  const isProxy = /^(127\.|::1$)/.test(peer) || env.TRUSTED_PROXIES.includes(peer);
  if (!isProxy || req.headers['x-forwarded-for'] !== undefined || req.headers.forwarded !== undefined) return false;
  const domain = (searchParams.get('domain') ?? '').toLowerCase();
  const bundle = domain.includes('.') ? await tenants.byHost(domain) : null;
  res.writeHead(bundle ? 200 : 404, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' }).end();
  return true;
}
