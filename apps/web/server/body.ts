import type { IncomingMessage } from 'node:http';

const LARGEST_BODY = 1_048_576;

/** The body is larger than a form may be (413). */
export class BodyTooLarge extends Error {}

/** Reads at most 1 MB; the rest of a larger body is not waited for. */
async function readBody(req: IncomingMessage): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > LARGEST_BODY) throw new BodyTooLarge();
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of req as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > LARGEST_BODY) throw new BodyTooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The request as the web platform knows it, at the given address, with its body read. */
export async function webRequest(req: IncomingMessage, url: string): Promise<Request> {
  const method = req.method ?? 'GET';
  const headers = new Headers();
  for (const [name, values] of Object.entries(req.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const body = method === 'GET' || method === 'HEAD' ? undefined : await readBody(req);
  return new Request(url, { method, headers, body: body && new Uint8Array(body) });
}
