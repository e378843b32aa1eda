import type { IncomingMessage } from 'node:http';

/**
 * Why a request is refused, or undefined. Only loopback names are answered, or a web page anywhere could point its own
 * name at 127.0.0.1 and read the mails; and a change asked for by another site is not made.
 */
export function refusalOf(req: IncomingMessage): 'unknown-host' | 'cross-site' | undefined {
  const host = req.headers.host ?? '';
  if (!/^(?:127\.0\.0\.1|(?:[a-z0-9-]+\.)*localhost)(?::\d+)?$/i.test(host)) return 'unknown-host';
  const changes = req.method !== 'GET' && req.method !== 'HEAD';
  const { origin } = req.headers;
  const path = req.url ?? '/';
  const isOwnForm = path.startsWith('/mail') || /^\/(?:eid2?\/interaction\/|gov-id\/login)/.test(path);
  // A browser always names the origin of a POST; a program on this machine need not. `null` is a browser that hides it.
  if (changes && isOwnForm && origin !== undefined && origin !== `http://${host}`) return 'cross-site';
  return undefined;
}
