import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

const SWEEP_EVERY_WRITES = 2_000;

/**
 * Keeps the provider's sessions, codes and grants in memory, one store per issuer. A restart ends the sessions at the
 * e-ID, which harms nobody in a demo; keys and mails are what lives on disk.
 */
export function memoryAdapterFactory(now: () => number = Date.now): AdapterFactory {
  const entries = new Map<string, Entry>();
  const keysByGrant = new Map<string, Set<string>>();
  const sessionIdByUid = new Map<string, string>();
  let writes = 0;

  const drop = (key: string) => {
    const entry = entries.get(key);
    entries.delete(key);
    if (!entry) return;
    const { grantId, uid } = entry.payload;
    if (uid && `Session:${sessionIdByUid.get(uid)}` === key) sessionIdByUid.delete(uid);
    const siblings = grantId ? keysByGrant.get(grantId) : undefined;
    siblings?.delete(key);
    if (grantId && siblings?.size === 0) keysByGrant.delete(grantId);
  };

  const read = (key: string) => {
    const entry = entries.get(key);
    if (entry && entry.expiresAt <= now()) {
      drop(key);
      return undefined;
    }
    return entry?.payload;
  };

  const sweep = () => {
    for (const [key, entry] of entries) if (entry.expiresAt <= now()) drop(key);
  };

  return (model): Adapter => ({
    async upsert(id, payload, expiresIn) {
      writes += 1;
      if (writes % SWEEP_EVERY_WRITES === 0) sweep();
      const key = `${model}:${id}`;
      drop(key);
      entries.set(key, { payload, expiresAt: expiresIn === undefined ? Infinity : now() + expiresIn * 1000 });
      if (model === 'Session' && payload.uid) sessionIdByUid.set(payload.uid, id);
      if (payload.grantId) {
        const siblings = keysByGrant.get(payload.grantId) ?? new Set();
        keysByGrant.set(payload.grantId, siblings.add(key));
      }
    },
    async find(id) {
      return read(`${model}:${id}`);
    },
    async findByUid(uid) {
      return read(`${model}:${sessionIdByUid.get(uid)}`);
    },
    // The device flow, the only one with user codes, is off.
    async findByUserCode() {},
    async consume(id) {
      const payload = read(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(now() / 1000);
    },
    async destroy(id) {
      drop(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const key of keysByGrant.get(grantId) ?? []) drop(key);
    },
  });
}
