import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type SocketLimit, watchSockets } from './limits/sockets.ts';

export interface HttpServerOptions {
  /** Time for all headers, from the first moment of a connection. */
  readonly headersMs: number;
  /** Time for the whole request, its body included. */
  readonly requestMs: number;
  /** The same for a form with files, once it is known to be one. */
  readonly uploadMs?: number;
  /** How long a connection may wait for its next request. */
  readonly keepAliveMs: number;
  /** A body that comes more slowly than this, after its first moments, is cut off. */
  readonly leastBytesPerSecond: number;
  readonly bodyGraceMs: number;
  /** How long an answer may lie without the other end taking any of it. */
  readonly writeStallMs: number;
  /** How often all of this is looked at. */
  readonly checkMs: number;
  readonly sockets: SocketLimit;
}

/** Threats §5.8 and R01. Behind a proxy connections wait longer: they are its own, and few. */
export const HTTP_DEFAULTS = {
  headersMs: 10_000,
  requestMs: 30_000,
  uploadMs: 300_000,
  leastBytesPerSecond: 500,
  bodyGraceMs: 5_000,
  writeStallMs: 20_000,
  checkMs: 2_000,
} as const satisfies Partial<HttpServerOptions>;

export const keepAliveMs = (trustedProxies: readonly string[]): number => (trustedProxies.length > 0 ? 65_000 : 5_000);

/** An HTTP server that idlers and slow clients cannot hold: whoever neither sends nor takes is cut off. */
export function createHttpServer(
  handle: (req: IncomingMessage, res: ServerResponse) => void,
  options: HttpServerOptions,
): Server {
  const bodies = new SlowBodies(options);
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: options.headersMs,
      requestTimeout: options.uploadMs ?? options.requestMs,
      keepAliveTimeout: options.keepAliveMs,
      connectionsCheckingInterval: options.checkMs,
    },
    (req, res) => {
      bodies.watch(req);
      // Silence while we work is ours; silence with an answer waiting is the other end's.
      res.setTimeout(options.writeStallMs, () => {
        if (req.socket.writableLength > 0) req.socket.destroy();
      });
      handle(req, res);
    },
  );
  watchSockets(server, options.sockets);
  const checking = setInterval(() => bodies.check(performance.now()), options.checkMs);
  checking.unref();
  server.once('close', () => clearInterval(checking));
  return server;
}

const patient = new WeakSet<IncomingMessage>();

/** A form with files of somebody signed in or about to be: 20 MB over a telephone take minutes. The least rate still holds. */
export const takeTimeFor = (req: IncomingMessage): void => void patient.add(req);

/** Node limits the time of a request, not its rate: a body may trickle through the whole of that time. */
class SlowBodies {
  readonly #coming = new Map<IncomingMessage, { readonly since: number; readonly bytes: number }>();
  readonly #least: number;
  readonly #graceMs: number;
  readonly #wholeMs: number;

  constructor({ leastBytesPerSecond, bodyGraceMs, requestMs }: HttpServerOptions) {
    this.#wholeMs = requestMs;
    this.#least = leastBytesPerSecond;
    this.#graceMs = bodyGraceMs;
  }

  watch(req: IncomingMessage): void {
    if (req.headers['content-length'] === undefined && req.headers['transfer-encoding'] === undefined) return;
    this.#coming.set(req, { since: performance.now(), bytes: req.socket.bytesRead });
    req.once('close', () => this.#coming.delete(req));
  }

  check(now: number): void {
    for (const [req, { since, bytes }] of this.#coming) {
      const elapsedMs = now - since;
      if (req.complete) this.#coming.delete(req);
      else if (elapsedMs > this.#wholeMs && !patient.has(req)) req.socket.destroy();
      else if (elapsedMs > this.#graceMs && (req.socket.bytesRead - bytes) * 1000 < this.#least * elapsedMs)
        req.socket.destroy();
    }
  }
}
