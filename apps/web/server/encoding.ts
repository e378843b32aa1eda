import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Smaller bodies do not gain anything. */
const WORTH_COMPRESSING = 1_400;

export const acceptsGzip = (req: IncomingMessage): boolean =>
  /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));

/** The body as the browser takes it: village networks count every kilobyte. */
export function compress(req: IncomingMessage, res: ServerResponse, body: string): Buffer {
  const bytes = Buffer.from(body);
  if (bytes.length < WORTH_COMPRESSING || !acceptsGzip(req)) return bytes;
  res.setHeader('Content-Encoding', 'gzip');
  return gzipSync(bytes, { level: 4 });
}
