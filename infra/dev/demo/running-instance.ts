import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const running = z.object({
  platformUrl: z.url(),
  env: z
    .record(z.string(), z.string())
    .and(z.object({ DATABASE_URL: z.string().startsWith('postgres'), SCOPE_KEY: z.string().min(32) })),
});
export type RunningInstance = z.output<typeof running>;

/** The load cannot be done as it was asked for; the message is for people. */
export class LoadRefused extends Error {}

/** Reads the note that a running instance keeps in its folder: address and environment of its processes. */
export function runningInstance(home: string): RunningInstance {
  let note: unknown;
  try {
    note = JSON.parse(readFileSync(path.join(home, 'running.json'), 'utf8'));
  } catch {
    throw new LoadRefused(`Viche is not running from ${home}: start it with npm start -- --home ${home}`);
  }
  const parsed = running.safeParse(note);
  if (!parsed.success)
    throw new LoadRefused(
      `${path.join(home, 'running.json')} was written by another version of Viche: stop it and start it again.`,
    );
  return parsed.data;
}
