import { X509Certificate } from 'node:crypto';
import type { Secret } from '../secret.ts';
import { askChild } from './answer-child.ts';
import { DECRYPT_MS } from './answer-decryptor.ts';
import type { PairFault } from './child/look-at-pair.ts';

/** What can be wrong with a certificate and key that a hromada gives for answers of id.gov.ua. */
export type OwnPairFault = PairFault | 'too-early' | 'expired';

const BODY = /-----BEGIN (CERTIFICATE|PRIVATE KEY)-----([A-Za-z0-9+/=\s]+)-----END \1-----/;

/**
 * The first block of a PEM as it should be written, whatever became of its lines on the way; the text itself where there is none.
 * A field for secrets keeps no line ends, and files come with all kinds of them.
 */
export function tidyPem(text: string): string {
  const [, label, body = ''] = BODY.exec(text) ?? [];
  if (label === undefined) return text.trim();
  const lines = body.replace(/\s/g, '').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** From when and until when a certificate is good; null for a text that is none. Any algorithm: nothing but the form is read. */
export function certificateTerm(pem: string): { readonly from: Date; readonly to: Date } | null {
  try {
    const { validFrom, validTo } = new X509Certificate(tidyPem(pem));
    return { from: new Date(validFrom), to: new Date(validTo) };
  } catch {
    return null;
  }
}

/**
 * Looks whether answers can be sealed to a certificate and opened with a key.
 *
 * @param pair PEM; the key without a password. One over which the child dies, or broods for too long, is unreadable
 */
export async function ownPairFault(
  pair: { readonly certificate: string; readonly key: Secret },
  now = new Date(),
  limitMs = DECRYPT_MS,
): Promise<OwnPairFault | null> {
  const term = certificateTerm(pair.certificate);
  if (!term) return 'certificate-unreadable';
  if (now < term.from) return 'too-early';
  if (now >= term.to) return 'expired';
  const texts = { certificate: tidyPem(pair.certificate), key: tidyPem(pair.key.revealText()) };
  const answer = await askChild<{ readonly fault: PairFault | null }>({ ask: 'look', ...texts }, limitMs).catch(
    () => null,
  );
  return answer ? answer.fault : 'key-unreadable';
}
