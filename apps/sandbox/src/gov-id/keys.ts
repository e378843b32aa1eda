import { z } from 'zod';
import { keptKeys } from '../kept-file.ts';
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
export type GovIdKeys = z.infer<typeof govIdKeys> & {
  /** Of a hromada with a client of its own. */
  readonly hromada: z.infer<typeof keyPair>;
};

/** The keys, made at the first start and read from `<dataDir>/keys/gov-id.json` and `gov-id-hromada.json` afterwards. */
export async function govIdKeysFor(dataDir: string): Promise<GovIdKeys> {
  const keys = await keptKeys(dataDir, 'gov-id', govIdKeys, () => ({
    signing: makeKeyPair('Навчальна служба ідентифікації', 'sign', 101),
    sending: makeKeyPair('Навчальна служба ідентифікації', 'encrypt', 102),
    client: makeKeyPair('Навчальна платформа', 'encrypt', 103),
    stranger: makeKeyPair('Сторонній отримувач', 'encrypt', 104),
    strangerSigning: makeKeyPair('Стороння служба', 'sign', 105),
  }));
  // In a file of its own: a demo of an earlier release has the other one already.
  const hromada = await keptKeys(dataDir, 'gov-id-hromada', keyPair, () =>
    makeKeyPair('Навчальна рада', 'encrypt', 106),
  );
  return { ...keys, hromada };
}
