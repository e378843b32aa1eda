import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SEEDED_HOME } from './seeded-home.ts';

/** Names the folder of this run's seeded instance and removes it at the end; whoever needs it first makes it. */
export default function nameSeededHome(): () => void {
  const folder = path.join(tmpdir(), `viche-seeded-${process.pid}-${randomBytes(3).toString('hex')}`);
  process.env[SEEDED_HOME] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
