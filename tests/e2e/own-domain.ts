import { request } from 'node:http';
import pg from 'pg';
import type { Instance } from './instance.ts';

/** An answer as it came, redirects not followed. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: readonly string[];
  readonly body: string;
}

/** Asks the instance under any name: own domains have no port in it, as behind a proxy. */
export function askAs(
  instance: Instance,
  host: string,
  target: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({
      host: '127.0.0.1',
      port: instance.port,
      path: target,
      method,
      headers: { ...headers, Host: host },
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers as Record<string, string | undefined>,
          cookies: answer.headersDistinct['set-cookie'] ?? [],
          body: text,
        }),
      );
    });
    sent.end(body);
  });
}

/** Changes rows as the worker would after it asked DNS, and waits for nothing: the database tells the site. */
export async function ownDomain(instance: Instance, slug: string, host: string, state: 'active' | 'main' | 'gone') {
  const database = new pg.Client({ connectionString: instance.superUrl });
  await database.connect();
  try {
    const of = [host, slug];
    if (state === 'gone')
      await database.query(
        `update tenant_domain d set state = 'unverified', is_primary = false from tenant t
         where t.id = d.tenant_ref and d.host = $1 and t.slug = $2`,
        of,
      );
    else
      await database.query(
        `insert into tenant_domain (tenant_ref, host, state, proven_at, verification_token, is_primary)
         select id, $1, 'active', now(), 'token', $3 from tenant where slug = $2
         on conflict (tenant_ref, host) do update set state = 'active', is_primary = $3`,
        [...of, state === 'main'],
      );
    await database.query('update tenant set config_version = config_version + 1 where slug = $1', [slug]);
  } finally {
    await database.end();
  }
}
