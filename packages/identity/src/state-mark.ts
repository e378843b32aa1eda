const MARK_SIGNS = 22;
const STATE = /^[A-Za-z0-9_-]{65}$/;

/** A UUID as 16 bytes, and back. */
export const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
export const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What stands before the state of a login that the platform's own host hands over: whose it is. It is no secret, and proves nothing. */
export const stateMark = (tenantId: string): string => bytesOf(tenantId).toString('base64url');

/** The tenant whose login this state claims to be; null for the state of a login that is handed over to nobody. */
export function tenantOfState(state: string | null): string | null {
  return state && STATE.test(state) ? idOf(Buffer.from(state.slice(0, MARK_SIGNS), 'base64url')) : null;
}
