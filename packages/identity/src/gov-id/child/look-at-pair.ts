import gost89 from 'gost89';
import jkurwa from 'jkurwa';

/** A private key and a certificate as somebody gave them, both PEM. */
export interface KeyPairText {
  readonly key: string;
  readonly certificate: string;
}

/** What can be wrong with a pair with which answers are to be opened. */
export const PAIR_FAULTS = ['certificate-unreadable', 'not-for-encryption', 'key-unreadable', 'other-key'] as const;
export type PairFault = (typeof PAIR_FAULTS)[number];

/** Whether answers can be sealed to this certificate and opened with this key. */
export function lookAtPair(pair: KeyPairText): { readonly fault: PairFault | null } {
  const { hash } = gost89.compat.algos();
  const certificate = attempt(() => {
    const read = jkurwa.Certificate.from_pem(pair.certificate);
    return { encrypts: read.canUseFor('encrypt'), keyId: read.pubkey.keyid({ hash }) };
  });
  if (!certificate) return { fault: 'certificate-unreadable' };
  if (!certificate.encrypts) return { fault: 'not-for-encryption' };
  const keyId = attempt(() => jkurwa.Priv.from_pem(pair.key).pub().keyid({ hash }));
  if (!keyId) return { fault: 'key-unreadable' };
  return { fault: keyId.equals(certificate.keyId) ? null : 'other-key' };
}

function attempt<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}
