import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { fileKeySealer, type Host, type TenantBundle } from '@viche/host';
import { addressSecret, attachmentById, checkAddress, contentDisposition, openSealed } from '@viche/storage';
import { DATA_POLICY } from './headers.ts';

const FILE = /^\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** Browsers keep a public file for a year; caches between ask again after a minute, so that a taking down reaches them. */
const PUBLIC_CACHING = 'public, max-age=31536000, s-maxage=60, immutable';

/**
 * Answers a request to a tenant's host of files. No cookie is read or set here, nothing is shown that could act: pictures that
 * we encoded are shown, everything else is a download. What may not be seen and what is not there look alike.
 */
export async function serveAttachment(
  host: Host,
  bundle: TenantBundle,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  res.setHeader('Content-Security-Policy', DATA_POLICY);
  // Pages of a hromada on a domain of its own show the pictures too.
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.setHeader('Allow', 'GET, HEAD');
    return refuse(res, 405);
  }
  const address = new URL(req.url!, 'http://files');
  const id = FILE.exec(address.pathname)?.[1];
  const tenantId = bundle.info.id;
  const row = id
    ? await host.pool.scoped(tenantId, ({ sql }) => attachmentById({ sql, tenantId }, id), { readOnly: true })
    : null;
  if (row?.scanState !== 'clean') return refuse(res, 404);
  if (row.visibility !== 'public' && !isSigned(bundle, row.id, address.searchParams)) return refuse(res, 404);

  const tag = `"${Buffer.from(row.sha256).toString('base64url')}"`;
  res.setHeader('ETag', tag);
  res.setHeader('Cache-Control', row.visibility === 'public' ? PUBLIC_CACHING : 'private, no-store');
  if (req.headers['if-none-match'] === tag) {
    res.writeHead(304).end();
    return;
  }
  const shown = row.mediaType.startsWith('image/') ? 'inline' : 'attachment';
  const key = fileKeySealer(bundle.keys, row.id).open(row.fileKey);
  const opened = await openSealed(host.files!.store, { storageKey: row.storageKey, key });
  if (!opened) {
    host.log.error({ event: 'file.missing', tenantId, status: 404 }, 'a file of the database is not in the store');
    return refuse(res, 404);
  }
  res.writeHead(200, {
    'Content-Type': row.mediaType,
    'Content-Length': row.bytes,
    'Content-Disposition': contentDisposition(shown, row.fileName),
  });
  if (req.method === 'HEAD') {
    opened.destroy();
    res.end();
    return;
  }
  // A visitor who leaves ends the stream; bytes that do not open cut the answer short of its stated length.
  await pipeline(opened, res).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    host.log.error({ event: 'file.broken', tenantId, err: error }, 'a file could not be sent whole');
    res.destroy();
  });
}

function isSigned({ info, keys }: TenantBundle, fileId: string, query: URLSearchParams): boolean {
  const expires = Number(query.get('until'));
  if (!Number.isInteger(expires)) return false;
  const secret = addressSecret(keys.dataKey.reveal());
  return checkAddress(secret, { tenantId: info.id, fileId, expires }, query.get('proof') ?? '', new Date());
}

function refuse(res: ServerResponse, status: number): void {
  res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  res.end(status === 404 ? 'Файла немає. There is no such file.\n' : '');
}
