/** Pages of one person, of staff and of programs: whatever an officer could read or do there is nobody's business at a desk. */
const CLOSED = /^\/(admin|account|login|invitation|graphql|files|follow|auth|open)(?=\/|$)/;
const ENDS = new Set(['/auth/assisted', '/auth/assisted/end']);

/** Whether a session at a desk may open this address: the public site, the slip, and the way out. */
export const isOpenAtDesk = (pathname: string): boolean => !CLOSED.test(pathname) || ENDS.has(pathname);
