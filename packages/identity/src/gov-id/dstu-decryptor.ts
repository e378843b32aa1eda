import type { Secret } from '../secret.ts';
import { askChild } from './answer-child.ts';
import { type AnswerDecryptor, DECRYPT_MS } from './answer-decryptor.ts';

export interface DstuKeys {
  /** PEM of our private key for encryption (DSTU 4145), without a password. */
  readonly key: Secret;
  /** PEM. */
  readonly certificate: string;
  readonly serviceCertificates: readonly string[];
  readonly signature: 'required' | 'optional';
}

/** Decrypts with the npm package `jkurwa`, in a process of its own. */
export function dstuDecryptor(keys: DstuKeys, limitMs = DECRYPT_MS): AnswerDecryptor {
  return {
    async decrypt(cms) {
      const request = { ...keys, key: keys.key.revealText(), cms: Buffer.from(cms).toString('base64') };
      const answer = await askChild<{ readonly content: string }>({ ask: 'open', ...request }, limitMs);
      if (!answer) throw new Error('the answer cannot be opened');
      return Buffer.from(answer.content, 'base64');
    },
  };
}
