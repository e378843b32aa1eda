import { createHash, timingSafeEqual } from 'node:crypto';
import type { Environment, Host } from '@viche/host';
import type { Opening } from './opening.ts';
import type { MetricsSource } from './processes/metrics.ts';
import { obstaclesOf } from './readiness.ts';

export interface Platform {
  /** `peer` is the network address of the other end. */
  respond(request: Request, peer: string): Promise<Response | null>;
}

const json = (body: object, status = 200) => Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Health of the process and metrics of all, on the bare host. */
export function createPlatform({
  host,
  env,
  metrics,
  opening,
}: {
  host: Host;
  env: Environment;
  metrics: MetricsSource;
  opening: Opening;
}): Platform {
  /** By the token, where there is one; else from this machine only. */
  function mayMeasure(request: Request, peer: string): boolean {
    if (!env.METRICS_TOKEN) return /^(::ffff:)?127\.|^::1$/.test(peer);
    return timingSafeEqual(digest(request.headers.get('authorization') ?? ''), digest(`Bearer ${env.METRICS_TOKEN}`));
  }

  return {
    async respond(request, peer) {
      const { pathname } = new URL(request.url);
      if (pathname === '/healthz') return json({ alive: true, release: env.RELEASE });
      if (pathname === '/readyz') {
        const reasons = await obstaclesOf(host, opening);
        return reasons.length === 0 ? json({ ready: true }) : json({ ready: false, reasons }, 503);
      }
      if (pathname === '/metrics') {
        if (!mayMeasure(request, peer)) return json({ code: 'core/not-found' }, 404);
        const text = await metrics.text().catch(() => null);
        if (text === null) return json({ code: 'core/busy' }, 503);
        return new Response(text, { headers: { 'Content-Type': metrics.contentType } });
      }
      return null;
    },
  };
}
