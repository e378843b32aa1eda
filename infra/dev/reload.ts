import { spawn } from 'node:child_process';
import { BUILD_ARGS, BUILD_ENVIRONMENT } from './build.mjs';
import { ROOT } from './install.mjs';
import { watchSources } from './sources.ts';

/** Editors save in several steps, and a change of branch touches many files. */
const QUIET_MS = 300;

/** Builds what changed. Resolves with null, or with the output of a build that failed. */
export function build(signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const turbo = spawn(process.execPath, BUILD_ARGS, {
      cwd: ROOT,
      env: { ...process.env, ...BUILD_ENVIRONMENT },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let output = '';
    for (const stream of [turbo.stdout, turbo.stderr]) stream.on('data', (data: Buffer) => (output += data));
    turbo.once('error', (error) => resolve(String(error)));
    turbo.once('close', (code) => resolve(code === 0 ? null : output));
  });
}

export interface Reloading {
  /** What the paths in messages are relative to. */
  readonly root: string;
  readonly folders: readonly string[];
  /** Resolves with null when the build succeeded, else with its output. */
  build(signal: AbortSignal): Promise<string | null>;
  restart(): Promise<void>;
  say(line: string): void;
}

/**
 * Builds and restarts after each change of a source below the folders, one reload at a time. A failed build or start is
 * told and leaves everything waiting for the next change; after a failed build the old processes go on.
 * Returns the end of it: no reload is under way once that has resolved.
 */
export function reloadOnChange({ root, folders, build, restart, say }: Reloading): () => Promise<void> {
  const ended = new AbortController();
  const changed = new Set<string>();
  let quiet: NodeJS.Timeout | undefined;
  let reloading: Promise<void> | null = null;

  async function reload(): Promise<void> {
    while (changed.size > 0 && !ended.signal.aborted) {
      const [first, ...others] = changed;
      const what = others.length > 0 ? `${first} and ${others.length} more` : first;
      changed.clear();
      const since = Date.now();
      const failure = await build(ended.signal);
      if (ended.signal.aborted) return;
      if (failure !== null) {
        say(`Not reloaded, the build failed: ${what}\n${failure.trimEnd()}`);
        continue;
      }
      try {
        await restart();
        say(`Reloaded in ${((Date.now() - since) / 1000).toFixed(1)} s: ${what}`);
      } catch (error) {
        say(`Not reloaded: ${what}\n${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  const endWatch = watchSources(root, folders, (file) => {
    changed.add(file);
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      // A reload that is under way takes the new changes when it is done.
      reloading ??= reload().finally(() => {
        reloading = null;
      });
    }, QUIET_MS);
  });
  return async () => {
    endWatch();
    clearTimeout(quiet);
    ended.abort();
    await reloading;
  };
}
