import type { IncomingMessage } from 'node:http';
import { checkOrigin } from '@viche/identity';

/** Whether the request may act: it comes from a page of `origin`, or only reads. */
export function originVerdict(req: IncomingMessage, origin: string): ReturnType<typeof checkOrigin> {
  return checkOrigin({
    method: req.method!,
    origin: req.headers.origin ?? null,
    secFetchSite: req.headersDistinct['sec-fetch-site']?.[0] ?? null,
    host: req.headers.host ?? null,
    expectedOrigin: origin,
  });
}
