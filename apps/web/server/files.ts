import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

/** Serves the build's files: hashed names for ever, the others for a minute. True when it answered. */
export function createFiles(folder: string): (req: IncomingMessage, res: ServerResponse) => boolean {
  const serve = sirv(folder, {
    etag: true,
    gzip: true,
    dotfiles: false,
    setHeaders: (res, pathname) => {
      res.setHeader('Cache-Control', pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=60');
      res.setHeader('Content-Security-Policy', "default-src 'none'");
    },
  });
  return (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false;
    if (req.url === '/' || !/^\/[\w./-]+\.[a-z0-9]+(\?|$)/i.test(req.url ?? '')) return false;
    let answered = true;
    serve(req, res, () => {
      answered = false;
    });
    return answered;
  };
}
