import { listTenants } from '@viche/db';
import type { Environment, Host } from '@viche/host';
import type { Registry } from 'prom-client';

export interface Platform {
  respond(request: Request): Promise<Response | null>;
}

const json = (body: object, status = 200) => Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });

/** Health and metrics of the process, on the bare host. */
export function createPlatform({ host, env, metrics }: { host: Host; env: Environment; metrics: Registry }): Platform {
  return {
    async respond(request) {
      const { pathname } = new URL(request.url);
      if (pathname === '/healthz') return json({ alive: true, release: env.RELEASE });
      if (pathname === '/readyz') {
        const ready = await listTenants(host.pool).then(() => true, () => false);
        return json({ ready }, ready ? 200 : 503);
      }
      if (pathname === '/metrics') return new Response(await metrics.metrics(), { headers: { 'Content-Type': metrics.contentType } });
      return null;
    },
  };
}
