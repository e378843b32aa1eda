import { request } from 'node:http';

/**
 * Fetch for calls from the e-ID to a site of the demo. Node does not resolve `<slug>.localhost` as browsers do, and the
 * provider's own dispatcher refuses loopback, so plain HTTP to these names goes to 127.0.0.1 with the name kept in Host.
 * Nothing but loopback is ever called.
 *
 * @throws TypeError for any other address
 */
export async function loopbackFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input);
  const isLoopback = url.hostname === '127.0.0.1' || /(^|\.)localhost$/.test(url.hostname);
  if (url.protocol !== 'http:' || !isLoopback)
    throw new TypeError(`the sandbox calls loopback only, not ${url.origin}`);
  const body = init.body === undefined || init.body === null ? undefined : String(init.body);

  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: url.port || 80,
        path: url.pathname + url.search,
        method: init.method ?? 'GET',
        headers: { ...Object.fromEntries(new Headers(init.headers)), host: url.host },
        signal: init.signal ?? undefined,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const status = incoming.statusCode ?? 502;
          const bodiless = status === 204 || status === 304;
          resolve(new Response(bodiless ? null : Buffer.concat(chunks), { status }));
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
