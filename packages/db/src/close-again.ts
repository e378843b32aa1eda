import type { Session } from './lease.ts';
import { closeAgainProof } from './scope.ts';
import type { ClosedTenant } from './tenants.ts';

/** Closes the tenant of this session as it was closed before; false where it is closed already. See `SessionPool.closeAgain`. */
export async function closeAgain(
  { sql }: Pick<Session, 'sql'>,
  key: Buffer,
  { tenantId, closedAt, since, movedTo }: ClosedTenant,
): Promise<boolean> {
  const [backend] = await sql<{ pid: number }>`select pg_backend_pid() as pid`;
  const proof = closeAgainProof(key, tenantId, backend!.pid, Date.now());
  const [row] = await sql<{ closed: boolean }>`
    select viche.close_again(${proof}, ${closedAt}::timestamptz, ${since}::timestamptz, ${movedTo}::text) as closed`;
  return row!.closed;
}
