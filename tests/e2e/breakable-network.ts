import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';

/** A network between a browser and this machine that can be cut, for workers of pages too. */
export interface BreakableNetwork {
  /** For `newContext({ proxy })`. */
  readonly proxy: { readonly server: string; readonly bypass: string };
  cut(): void;
  mend(): void;
  close(): void;
}

/** Forwards what the browser asks of any local host, until it is cut: then connections break, as without a network. */
export async function openNetwork(): Promise<BreakableNetwork> {
  let state: 'whole' | 'cut' = 'whole';
  const server: Server = createServer((req, res) => (state === 'cut' ? void req.socket.destroy() : forward(req, res)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    proxy: { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' },
    cut() {
      state = 'cut';
      server.closeAllConnections();
    },
    mend() {
      state = 'whole';
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function forward(req: IncomingMessage, res: ServerResponse): void {
  const { port, pathname, search } = new URL(req.url!);
  const { method, headers } = req;
  const sent = request({ host: '127.0.0.1', port, path: pathname + search, method, headers }, (answer) => {
    res.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(res);
  });
  sent.on('error', () => res.destroy());
  req.pipe(sent);
}
