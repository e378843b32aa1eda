import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PostedFile } from '@viche/site';
import { takeTimeFor } from './http-server.ts';
import { receiveForm, type UploadLimits } from './uploads.ts';

/**
 * A form with files as a request with its texts alone; the files come beside it and are gone when the answer is sent. Remix
 * never sees a byte of them.
 */
export async function formRequest(
  req: IncomingMessage,
  res: ServerResponse,
  url: string,
  limits: UploadLimits,
  whose: 'person' | 'guest',
  files: PostedFile[],
): Promise<Request> {
  takeTimeFor(req);
  const received = await receiveForm(req, limits, whose);
  res.once('close', () => void received.dispose());
  files.push(...received.files);
  const headers = new Headers();
  for (const [name, values] of Object.entries(req.headersDistinct)) {
    if (/^(content-|transfer-encoding$)/.test(name)) continue;
    for (const value of values ?? []) headers.append(name, value);
  }
  const body = new URLSearchParams(received.fields.map(([name, value]) => [name, value]));
  return new Request(url, { method: req.method, headers, body });
}
