import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleRunner } from './bundle-runner.ts';
import { RUNNER } from './instance.ts';
import { SEEDED_HOME } from './seeded-home.ts';

/** Bundles the platform's runner, names the folder of this run's seeded instance (whoever needs it first makes it), and removes both. */
export default async function prepareInstances(): Promise<() => void> {
  const runner = await bundleRunner();
  process.env[RUNNER] = runner;
  const folder = path.join(tmpdir(), `viche-seeded-${process.pid}-${randomBytes(3).toString('hex')}`);
  process.env[SEEDED_HOME] = folder;
  return () => {
    rmSync(runner, { force: true });
    rmSync(folder, { recursive: true, force: true });
  };
}
