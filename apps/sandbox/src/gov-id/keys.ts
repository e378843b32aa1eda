import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeKeyPair } from './seal.ts';

const keyPair = z.object({ key: z.string(), certificate: z.string() });
const govIdKeys = z.object({
  /** The service signs and encrypts with them. */
  signing: keyPair,
  sending: keyPair,
  /** The site's own pair, which on a real site its owner gets from a trust service. */
  client: keyPair,
  /** Of nobody: for answers sealed for another, or signed by another. */
  stranger: keyPair,
  strangerSigning: keyPair,
});

/** Keys of the demo id.gov.ua. */
export type GovIdKeys = z.infer<typeof govIdKeys>;

/** The keys, made at the first start and read from `<dataDir>/keys/gov-id.json` afterwards. */
export async function govIdKeysFor(dataDir: string): Promise<GovIdKeys> {
  const folder = join(dataDir, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'gov-id.json');
  const stored = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stored !== undefined) return govIdKeys.parse(JSON.parse(stored));
  const made: GovIdKeys = {
    signing: makeKeyPair('Навчальна служба ідентифікації', 'sign', 101),
    sending: makeKeyPair('Навчальна служба ідентифікації', 'encrypt', 102),
    client: makeKeyPair('Навчальна платформа', 'encrypt', 103),
    stranger: makeKeyPair('Сторонній отримувач', 'encrypt', 104),
    strangerSigning: makeKeyPair('Стороння служба', 'sign', 105),
  };
  // Renamed into place: a crash in the middle of writing must not leave half a key file.
  await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made;
}
