import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';

/** What `make` made at the first call for this name, read from `<dataDir>/keys/<name>.json` ever after. */
export async function keptKeys<T>(dataDir: string, name: string, schema: z.ZodType<T>, make: () => T): Promise<T> {
  const folder = join(dataDir, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.json`);
  const stored = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stored !== undefined) return schema.parse(JSON.parse(stored));
  const made = make();
  // Renamed into place: a crash in the middle of writing must not leave half a key file.
  await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made;
}
