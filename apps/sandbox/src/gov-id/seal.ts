import { randomBytes } from 'node:crypto';
import gost89 from 'gost89';
import jkurwa, { type Certificate, type PrivateKey } from 'jkurwa';
import { nothing, objectId, octets, sequence, set, smallInteger, tagged, taggedOctets } from './der.ts';

const algo = gost89.compat.algos();

const ENVELOPED_DATA = objectId('1.2.840.113549.1.7.3');
const DATA = objectId('1.2.840.113549.1.7.1');
const KEY_AGREEMENT = objectId('1.2.804.2.1.1.1.1.3.4');
const KEY_WRAP = objectId('1.2.804.2.1.1.1.1.1.1.5');
const CONTENT_CIPHER = objectId('1.2.804.2.1.1.1.1.1.1.3');

/** A private key (DSTU 4145) with its certificate, both PEM. */
export interface KeyPair {
  readonly key: string;
  readonly certificate: string;
}

const DAY_MS = 86_400_000;
/** One less than the order of the curve has. */
const KEY_BYTES = 31;
/** Bits of the extension keyUsage. */
const USAGE = { sign: '\x03\x02\x06\xc0', encrypt: '\x03\x02\x03\x08' };

/** Makes a key pair whose certificate is signed by itself and good for ten years: in the demo nobody issues certificates. */
export function makeKeyPair(name: string, use: keyof typeof USAGE, serial: number, days = 3_650): KeyPair {
  // Not the package's own `keygen`: it also makes keys above the order of the curve, with which its key agreement fails.
  const key = jkurwa.std_curve('DSTU_PB_257').pkey(randomBytes(KEY_BYTES).toString('hex'), 'hex');
  key.sbox = jkurwa.dstszi2010.DEFAULT_SBOX_COMPRESSED;
  const owner = { organizationName: name, serialNumber: `UA-${serial}`, localityName: 'Навчальний' };
  const certificate = jkurwa.Certificate.signCert({
    privkey: key,
    hash: algo.hash,
    certData: {
      serial,
      issuer: owner,
      subject: owner,
      valid: { from: Date.now() - DAY_MS, to: Date.now() + days * DAY_MS },
      usage: USAGE[use],
    },
  });
  return { key: key.to_pem(), certificate: certificate.as_pem() };
}

const opened = ({ key, certificate }: KeyPair): { key: PrivateKey; certificate: Certificate } => ({
  key: jkurwa.Priv.from_pem(key),
  certificate: jkurwa.Certificate.from_pem(certificate),
});

/** CMS SignedData around the content. */
export function signData(content: Buffer, signer: KeyPair): Buffer {
  const { key, certificate } = opened(signer);
  return new jkurwa.models.Message({
    type: 'signedData',
    cert: certificate,
    data: content,
    signer: key,
    hash: algo.hash,
  }).as_asn1();
}

/**
 * CMS EnvelopedData for one recipient: the cipher is the package's; it cannot write the envelope with the published version
 * of its ASN.1 package, so that is written here.
 *
 * @param recipient certificate, DER
 */
export function sealData(content: Buffer, sender: KeyPair, recipient: Buffer): Buffer {
  const { key, certificate } = opened(sender);
  const to = jkurwa.Certificate.from_asn1(recipient);
  const { iv, wcek, ukm, data } = key.encrypt(content, to, algo);
  const nameOf = (of: Certificate) => jkurwa.dstszi2010.IssuerAndSerialNumber.encode(of.nameSerial(), 'der');
  const { dke } = certificate.ob.tbsCertificate.subjectPublicKeyInfo.algorithm.parameters;
  const agreement = tagged(
    1,
    smallInteger(3),
    tagged(0, nameOf(certificate)),
    tagged(1, octets(ukm)),
    sequence(KEY_AGREEMENT, sequence(KEY_WRAP, nothing())),
    sequence(sequence(nameOf(to), octets(wcek))),
  );
  const encrypted = sequence(DATA, sequence(CONTENT_CIPHER, sequence(octets(iv), octets(dke))), taggedOctets(0, data));
  return sequence(ENVELOPED_DATA, tagged(0, sequence(smallInteger(2), set(agreement), encrypted)));
}
