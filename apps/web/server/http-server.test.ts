import { get, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpServer, type HttpServerOptions } from './http-server.ts';

/** As in production, with seconds for minutes. */
const SCALED: HttpServerOptions = {
  headersMs: 400,
  requestMs: 1_500,
  keepAliveMs: 400,
  leastBytesPerSecond: 500,
  bodyGraceMs: 300,
  writeStallMs: 500,
  checkMs: 100,
  sockets: { perNetwork: 0, isExempt: () => false },
};

/** The machine may be busy with other suites. */
const WAIT = { timeout: 10_000 };

let server: Server | undefined;
const sockets: Socket[] = [];
const trickles: NodeJS.Timeout[] = [];
afterEach(async () => {
  for (const trickle of trickles.splice(0)) clearInterval(trickle);
  for (const socket of sockets.splice(0)) socket.destroy();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
});

const bodyOf = async (req: IncomingMessage): Promise<number> => {
  let bytes = 0;
  for await (const chunk of req) bytes += chunk.length;
  return bytes;
};

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.url === '/huge') res.end(Buffer.alloc(50_000_000));
  else if (req.url === '/slow') setTimeout(() => res.end('at last'), 1_000);
  else res.end(String(await bodyOf(req)));
}

async function listen(options: Partial<HttpServerOptions> = {}): Promise<number> {
  server = createHttpServer((req, res) => void answer(req, res).catch(() => {}), { ...SCALED, ...options });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

/** A connection that says `first` and then trickles one byte of `rest` after another. */
function open(port: number, first = '', rest: 'x' | null = null): Socket & { readonly gone: Promise<void> } {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => {});
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.resume();
  if (first) socket.write(first);
  if (rest) trickles.push(setInterval(() => socket.writable && socket.write(rest), 100));
  return Object.assign(socket, { gone });
}

const connections = () =>
  new Promise<number>((resolve, reject) =>
    server!.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
const fetchText = (port: number, path = '/') =>
  new Promise<string>((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, agent: false }, async (res) => {
      let text = '';
      for await (const chunk of res) text += chunk;
      resolve(text);
    }).on('error', reject);
  });

describe('R01 slow and idle connections', () => {
  it('R01 hundreds of idlers of every kind are cut off, and a real request is answered meanwhile', async () => {
    const port = await listen({ headersMs: 2_000, requestMs: 3_000, bodyGraceMs: 2_000 });
    let arrived = 0;
    server!.on('connection', () => (arrived += 1));
    const kinds: [string, 'x' | null][] = [
      ['', null],
      ['GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ', 'x'],
      ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n', 'x'],
      ['POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n', null],
    ];
    const idlers = Array.from({ length: 320 }, (_, index) => open(port, ...kinds[index % kinds.length]!));
    await expect.poll(() => arrived, { timeout: 10_000 }).toBe(320);
    expect(await fetchText(port)).toBe('0');
    await Promise.all(idlers.map(({ gone }) => gone));
    expect(await connections()).toBe(0);
    expect(await fetchText(port)).toBe('0');
  });

  it('R01 a body below the least rate is cut off long before the time of a request; one above it arrives', async () => {
    const port = await listen({ requestMs: 60_000, leastBytesPerSecond: 2_000 });
    const slow = open(port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n', 'x');
    await slow.gone;
    const text = await new Promise<string>((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', method: 'POST', agent: false }, async (res) => {
        let body = '';
        for await (const chunk of res) body += chunk;
        resolve(body);
      }).on('error', reject);
      let left = 8;
      trickles.push(
        setInterval(() => {
          if (left > 0) sent.write(Buffer.alloc(2_000));
          else if (left === 0) sent.end();
          left -= 1;
        }, 100),
      );
    });
    expect(text).toBe('16000');
  });

  it('R01 an answer that nobody takes is dropped; one that we work on for long is not', async () => {
    const port = await listen();
    const deaf = connect(port, '127.0.0.1');
    sockets.push(deaf);
    deaf.on('error', () => {});
    deaf.pause();
    deaf.write('GET /huge HTTP/1.1\r\nHost: a\r\n\r\n');
    await expect.poll(connections, WAIT).toBe(1);
    await expect.poll(connections, WAIT).toBe(0);
    expect(await fetchText(port, '/slow')).toBe('at last');
    expect((await fetchText(port, '/huge')).length).toBe(50_000_000);
  });

  it('R01 a network has its number of connections; a trusted proxy has as many as it needs', async () => {
    const port = await listen({
      headersMs: 30_000,
      requestMs: 30_000,
      sockets: { perNetwork: 64, isExempt: () => false },
    });
    const held = Array.from({ length: 64 }, () => open(port));
    await expect.poll(connections, WAIT).toBe(64);
    await open(port).gone;
    await expect(fetchText(port)).rejects.toThrow();
    held[0]!.destroy();
    await expect.poll(connections, WAIT).toBe(63);
    expect(await fetchText(port)).toBe('0');

    for (const socket of held) socket.destroy();
    server!.close();
    const behindProxy = await listen({
      headersMs: 30_000,
      requestMs: 30_000,
      sockets: { perNetwork: 64, isExempt: (address) => address === '127.0.0.1' },
    });
    for (let index = 0; index < 100; index += 1) open(behindProxy);
    await expect.poll(connections, WAIT).toBe(100);
    expect(await fetchText(behindProxy)).toBe('0');
  });
});
