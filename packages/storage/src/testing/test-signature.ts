import { createHash, webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  CryptoEngine,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

export interface TestSignature {
  /** CMS with its content and its signer's certificate inside. */
  readonly cms: Buffer;
  readonly certificateDer: Buffer;
}

/** Attributes of a certificate's subject, as providers of e-signatures fill them. */
const SUBJECT = {
  '2.5.4.3': 'Мельник Оксана Іванівна',
  '2.5.4.4': 'Мельник',
  '2.5.4.42': 'Оксана Іванівна',
  '2.5.4.10': 'Славутицька міська рада',
  '2.5.4.12': 'Міський голова',
  '2.5.4.5': 'TINUA-1234567890',
} as const;
const SERIAL = '5E984D526F82F38F';
const DATA = '1.2.840.113549.1.7.1';
const DAY = 86_400_000;

const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as never });

/** Signs a text with a key made on the spot, as an official's provider would (RSA here; who signed is read the same way). */
export async function signature(): Promise<TestSignature> {
  const { privateKey, publicKey } = await webcrypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  );
  const certificate = await certificateFor(publicKey as CryptoKey, privateKey as CryptoKey);
  const text = Buffer.from('Відповідь на петицію');
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: DATA,
      eContent: new asn1js.OctetString({ valueHex: text }),
    }),
    signerInfos: [signerInfo(certificate, text)],
    certificates: [certificate],
  });
  await signed.sign(privateKey as CryptoKey, 0, 'SHA-256', undefined, engine);
  const content = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  return {
    cms: Buffer.from(content.toSchema().toBER()),
    certificateDer: Buffer.from(certificate.toSchema(true).toBER()),
  };
}

async function certificateFor(publicKey: CryptoKey, privateKey: CryptoKey): Promise<Certificate> {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ valueHex: Buffer.from(SERIAL, 'hex') });
  for (const name of [certificate.subject, certificate.issuer])
    for (const [type, value] of Object.entries(SUBJECT))
      name.typesAndValues.push(new AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) }));
  certificate.notBefore.value = new Date();
  certificate.notAfter.value = new Date(Date.now() + 30 * DAY);
  await certificate.subjectPublicKeyInfo.importKey(publicKey, engine);
  await certificate.sign(privateKey, 'SHA-256', engine);
  return certificate;
}

function signerInfo({ issuer, serialNumber }: Certificate, text: Buffer): SignerInfo {
  const attribute = (type: string, value: asn1js.BaseBlock) => new Attribute({ type, values: [value] });
  return new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: 0,
      attributes: [
        attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: DATA })),
        attribute('1.2.840.113549.1.9.5', new asn1js.UTCTime({ valueDate: new Date() })),
        attribute(
          '1.2.840.113549.1.9.4',
          new asn1js.OctetString({ valueHex: createHash('sha256').update(text).digest() }),
        ),
      ],
    }),
  });
}
