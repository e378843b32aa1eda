import { connect, createServer, type Server, type Socket } from 'node:net';

/** A proxy before the database that can cut, or swallow, what goes through it. */
export class Cable {
  readonly #server: Server;
  readonly #pairs = new Set<[Socket, Socket]>();
  /** Looks at what the client sends; 'cut' breaks both ends, 'swallow' sends it on and hides every answer. */
  onRequest: (bytes: Buffer) => 'pass' | 'cut' | 'swallow' = () => 'pass';

  private constructor(target: URL) {
    this.#server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      const pair: [Socket, Socket] = [near, far];
      this.#pairs.add(pair);
      let mute = false;
      const end = (): void => {
        near.destroy();
        far.destroy();
        this.#pairs.delete(pair);
      };
      near.on('data', (bytes) => {
        const verdict = this.onRequest(bytes);
        if (verdict === 'cut') return end();
        if (verdict === 'swallow') mute = true;
        far.write(bytes);
      });
      far.on('data', (bytes) => {
        if (!mute && !near.destroyed) near.write(bytes);
      });
      for (const socket of pair) socket.on('error', end).on('close', end);
    });
  }

  /** Stands before the server of `url`; the returned string leads through the cable. */
  static async before(url: string): Promise<{ cable: Cable; url: string }> {
    const target = new URL(url);
    const cable = new Cable(target);
    await new Promise<void>((resolve) => cable.#server.listen(0, '127.0.0.1', resolve));
    const through = new URL(url);
    through.port = String((cable.#server.address() as { port: number }).port);
    return { cable, url: through.href };
  }

  close(): void {
    for (const [near] of this.#pairs) near.destroy();
    this.#server.close();
  }
}
