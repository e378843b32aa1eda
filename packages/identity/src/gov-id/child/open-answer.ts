import gost89 from 'gost89';
import jkurwa, { type Certificate } from 'jkurwa';

/** What the child is given, all of it in PEM but the message. */
export interface OpenRequest {
  /** Base64 of CMS EnvelopedData. */
  readonly cms: string;
  readonly key: string;
  readonly certificate: string;
  /** Certificates of the service: the ones that it encrypts and signs with. */
  readonly serviceCertificates: readonly string[];
  /** Whether the inner data must be signed by the service. */
  readonly signature: 'required' | 'optional';
}

/** Any failed check. Which one is for nobody outside. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

const { Message } = jkurwa.models;
/** GOST 34.311. */
const DIGEST_BYTES = 32;

interface Named {
  readonly serialNumber: unknown;
  readonly issuer: { readonly value: unknown };
}

/**
 * Opens one encrypted answer: one recipient, who is us; a sender and a signer whose certificates we were given, never one
 * that the message brings along (threats G08).
 *
 * @param now milliseconds since 1970
 */
export function openAnswer(request: OpenRequest, now = Date.now()): Buffer {
  const algo = gost89.compat.algos();
  const own = jkurwa.Certificate.from_pem(request.certificate);
  const service = request.serviceCertificates.map((pem) => jkurwa.Certificate.from_pem(pem));

  const envelope = new Message(Buffer.from(request.cms, 'base64'));
  if (envelope.type !== 'envelopedData' || envelope.info.recipientInfos.length !== 1) throw new Unreadable();
  const recipient = envelope.receiverKey;
  if (recipient.type !== 'issuerAndSerialNumber' || nameOf(recipient.value) !== own.rdnSerial()) throw new Unreadable();
  // A key that comes with the message proves nothing about the sender.
  if (envelope.info.recipientInfos[0]?.value.originator.type !== 'issuerAndSerialNumber') throw new Unreadable();
  const known = (query: Named) =>
    service.find((certificate) => certificate.rdnSerial() === nameOf(query) && isCurrent(certificate, now)) ?? null;
  const content = envelope.decrypt(jkurwa.Priv.from_pem(request.key), algo, known);

  // `{` begins JSON and no DER.
  if (content[0] === 0x7b) {
    if (request.signature === 'required') throw new Unreadable();
    return content;
  }
  const signed = new Message(content);
  const [signer, ...others] = signed.type === 'signedData' ? signed.info.signerInfos : [];
  if (!signer || others.length > 0 || signer.sid.type !== 'issuerAndSerialNumber') throw new Unreadable();
  const certificate = known(signer.sid.value);
  if (!certificate?.canUseFor('sign')) throw new Unreadable();
  const inner = signed.info.contentInfo.content;
  // Without attributes, or with a shortened digest among them, the library would compare nothing.
  if (!inner || !signed.attrs || signed.pattrs.messageDigest?.length !== DIGEST_BYTES) throw new Unreadable();
  // Else the library would take whatever certificate the message brings along for the signer's.
  delete signed.info.certificate;
  const isGenuine = signed.verify(
    algo.hash,
    () => certificate,
    () => null,
  );
  if (!isGenuine) throw new Unreadable();
  return inner;
}

const nameOf = ({ serialNumber, issuer }: Named): string => jkurwa.Certificate.formatRDN(serialNumber, issuer.value);

const isCurrent = ({ valid }: Certificate, now: number): boolean => now >= valid.from && now <= valid.to;
