import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { acceptsGzip } from './encoding.ts';

interface StaticFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly packed: Buffer | null;
  readonly etag: string;
  readonly caching: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};
const WORTH_PACKING = new Set(['.css', '.js', '.svg', '.txt', '.webmanifest']);

function read(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const extension = path.extname(entry.name);
    const type = TYPES[extension];
    if (!entry.isFile() || !type) continue;
    const full = path.join(entry.parentPath, entry.name);
    const address = `/${path.relative(folder, full).split(path.sep).join('/')}`;
    const plain = readFileSync(full);
    files.set(address, {
      type,
      plain,
      packed: WORTH_PACKING.has(extension) ? gzipSync(plain, { level: 9 }) : null,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      caching: address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
    });
  }
  return files;
}

/** The offline worker asks the site for pages; every other file asks for nothing. */
const policyOf = (address: string): string =>
  address === '/offline-worker.js' ? "default-src 'none'; connect-src 'self'" : "default-src 'none'";

export interface BuildFiles {
  /** True when it answered. */
  serve(req: IncomingMessage, res: ServerResponse): boolean;
  /** Bytes of a file by its address, for drawing; null where there is none. */
  read(address: string): Buffer | null;
}

/** The build's files in memory: they are few, and a deploy that replaces the folder meanwhile breaks nothing. */
export function createFiles(folder: string): BuildFiles {
  const files = read(folder);
  function serve(req: IncomingMessage, res: ServerResponse): boolean {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false;
    const address = (req.url ?? '').split('?', 1)[0]!;
    const file = files.get(address);
    if (!file) return false;
    const packed = file.packed && acceptsGzip(req) ? file.packed : null;
    res.setHeader('Content-Type', file.type);
    res.setHeader('Cache-Control', file.caching);
    res.setHeader('Content-Security-Policy', policyOf(address));
    res.setHeader('ETag', file.etag);
    if (req.headers['if-none-match'] === file.etag) {
      res.writeHead(304).end();
      return true;
    }
    if (file.packed) res.setHeader('Vary', 'Accept-Encoding');
    if (packed) res.setHeader('Content-Encoding', 'gzip');
    const body = packed ?? file.plain;
    res.writeHead(200, { 'Content-Length': body.length });
    res.end(req.method === 'HEAD' ? undefined : body);
    return true;
  }
  return { serve, read: (address) => files.get(address)?.plain ?? null };
}
