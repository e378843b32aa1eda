import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DATA_POLICY } from '../headers.ts';

/** Sends a small public file with a mark by which whoever has it already is told so. */
export function sendSmall(
  req: IncomingMessage,
  res: ServerResponse,
  type: string,
  content: string | Buffer,
  caching = 'public, max-age=3600',
): void {
  const body = Buffer.from(content);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  res.setHeader('Content-Type', type);
  res.setHeader('Content-Security-Policy', DATA_POLICY);
  res.setHeader('Cache-Control', caching);
  res.setHeader('ETag', etag);
  if (req.headers['if-none-match'] === etag) {
    res.writeHead(304).end();
    return;
  }
  res.writeHead(200, { 'Content-Length': body.length });
  res.end(req.method === 'HEAD' ? undefined : body);
}
