import { existsSync, type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import { ROOT } from './install.mjs';

export const SOURCE_FOLDERS = ['apps', 'packages', 'plugins'].map((folder) => path.join(ROOT, folder));

const MADE_BY_THE_BUILD = new Set(['build', 'generated', 'node_modules', '.turbo']);
/** A list of what counts, because editors and bundlers leave short-lived files beside the sources. */
const SOURCE = /(?<!\.test)\.(tsx?|css|json|prisma|sql|svg|png|woff2)$/;

/** Whether a change of the file can change what runs; the path is relative to the repository. */
export function isSource(file: string): boolean {
  return SOURCE.test(file) && !file.split(path.sep).some((part) => MADE_BY_THE_BUILD.has(part));
}

const isFolder = (file: string) => statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Calls `onChange` with the path of each source (relative to `root`) that is written, made or removed below the
 * folders. Returns the end of it.
 *
 * One watch per folder: the recursive watch of Node 20 follows the file, not its name, on Linux, and is blind to a file
 * after an editor or git has put another in its place.
 */
export function watchSources(root: string, folders: readonly string[], onChange: (file: string) => void): () => void {
  const watchers = new Map<string, FSWatcher>();

  function forget(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  function follow(folder: string): void {
    forget(folder);
    const watcher = watch(folder, (_, name) => {
      if (name) notice(path.join(folder, name));
    });
    watcher.on('error', () => forget(folder));
    watchers.set(folder, watcher);
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory() && !MADE_BY_THE_BUILD.has(entry.name)) follow(path.join(folder, entry.name));
  }

  function notice(file: string): void {
    if (MADE_BY_THE_BUILD.has(path.basename(file))) return;
    if (isFolder(file) && !watchers.has(file)) {
      try {
        follow(file);
        for (const inside of readdirSync(file, { recursive: true, encoding: 'utf8' })) report(path.join(file, inside));
      } catch (error) {
        // Gone again: git and editors make folders for a moment.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
      return;
    }
    // A folder that comes back under its old name needs a new watch.
    if (watchers.has(file) && !existsSync(file)) forget(file);
    report(file);
  }

  function report(file: string): void {
    const name = path.relative(root, file);
    if (isSource(name)) onChange(name);
  }

  for (const folder of folders) follow(folder);
  return () => {
    for (const watcher of watchers.values()) watcher.close();
  };
}
