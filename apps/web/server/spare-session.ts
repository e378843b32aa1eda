import type { Lease } from '@viche/db';

/** What is asked of an answer of node:http. */
interface Answer {
  readonly closed: boolean;
  once(event: 'close', listener: () => void): unknown;
}

/**
 * Keeps a request's open session for its first reader. Whoever takes it ends it, even when the visitor has left meanwhile:
 * a page in the making must not lose it under its hands. One that nobody took is given back when the request ends.
 *
 * @returns hands the session over, once
 */
export function spareSession(res: Answer, lease: Lease | undefined): () => Lease | undefined {
  let spare = lease;
  const take = () => {
    const taken = spare;
    spare = undefined;
    return taken;
  };
  const giveBack = () =>
    void take()
      ?.commit()
      .catch(() => {});
  // The visitor may have left while the session was being opened: nothing tells of that a second time.
  if (res.closed) giveBack();
  else res.once('close', giveBack);
  return take;
}
