import { setTimeout as delay } from 'node:timers/promises';
import { ProviderAnswerInvalid } from '../errors.ts';

/** Opens the CMS EnvelopedData (DSTU 4145, GOST 28147) in which id.gov.ua sends what it knows about a person. */
export interface AnswerDecryptor {
  /**
   * @param cms DER
   * @returns the inner JSON as it came
   * @throws Error of any kind: the caller tells none from another
   */
  decrypt(cms: Uint8Array): Promise<Uint8Array>;
}

/** Threats G08. */
export const DECRYPT_MS = 5_000;
/** An answer about a person has a few kilobytes; with documents of a bank, some tens. */
export const LARGEST_SEALED = 256 * 1024;

/**
 * A decryptor whose failures are all one: same code, and told only when the whole time is over, so that neither words nor
 * the clock say at which check a forged answer fell (threats G08).
 */
export function evenTempered(inner: AnswerDecryptor, limitMs = DECRYPT_MS): AnswerDecryptor {
  return {
    async decrypt(cms) {
      const opened = new AbortController();
      const limit = delay(limitMs, null, { signal: opened.signal });
      limit.catch(() => {});
      const work = cms.length > LARGEST_SEALED ? limit : inner.decrypt(cms).catch(() => limit);
      const content = await Promise.race([work, limit]);
      if (content === null) throw new ProviderAnswerInvalid({ reason: 'sealed' });
      opened.abort();
      return content;
    },
  };
}
