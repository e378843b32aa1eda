import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type ObjectStore, requireKey, type StoredObject } from './object-store.ts';

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';
const UNFINISHED = '.part';

/** Objects as files of a folder: one machine, or a folder that all web processes and the worker share. */
export function createDiskStore(folder: string): ObjectStore {
  const fileOf = (key: string) => path.join(folder, requireKey(key));
  return {
    async put(key, source) {
      const target = fileOf(key);
      const unfinished = `${target}${UNFINISHED}`;
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      try {
        await pipeline(source, createWriteStream(unfinished, { mode: 0o600, flags: 'wx' }));
        const handle = await open(unfinished, 'r');
        await handle.sync().finally(() => handle.close());
        await rename(unfinished, target);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async get(key) {
      try {
        const handle = await open(fileOf(key), 'r');
        return createReadStream('', { fd: handle });
      } catch (error) {
        if (isAbsent(error)) return null;
        throw error;
      }
    },
    remove: (key) => rm(fileOf(key), { force: true }),
    removeAll: (tenantId) => removeFolder(folder, tenantId),
    list: (tenantId) => filesBelow(folder, tenantId),
  };
}

const TENANT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function removeFolder(folder: string, tenantId: string): Promise<number> {
  if (!TENANT.test(tenantId)) throw new Error('not an id of a tenant');
  const top = path.join(folder, tenantId);
  let files = 0;
  for (const group of await entriesOf(top)) files += (await entriesOf(path.join(top, group))).length;
  await rm(top, { recursive: true, force: true });
  return files;
}

/** Unfinished ones too, under the key that they would have had: a process that died left them. */
async function* filesBelow(folder: string, tenantId: string): AsyncGenerator<StoredObject> {
  const top = path.join(folder, tenantId);
  for (const group of await entriesOf(top)) {
    for (const name of await entriesOf(path.join(top, group))) {
      const found = await stat(path.join(top, group, name)).catch(() => null);
      if (!found?.isFile()) continue;
      const key = `${tenantId}/${group}/${name}`;
      if (name.endsWith(UNFINISHED)) await removeStale(path.join(top, group, name), found.mtime);
      else yield { key, modifiedAt: found.mtime };
    }
  }
}

const STALE_MS = 24 * 3_600_000;

async function removeStale(file: string, modifiedAt: Date): Promise<void> {
  if (Date.now() - modifiedAt.getTime() > STALE_MS) await rm(file, { force: true });
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    const names: string[] = [];
    for await (const entry of await opendir(folder)) names.push(entry.name);
    return names;
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
