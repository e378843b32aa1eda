import type { StatedSigner } from '@viche/plugin-api';
import * as asn1js from 'asn1js';
import {
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  type RelativeDistinguishedNames,
  SignedData,
  type SignerInfo,
} from 'pkijs';

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  signingTime: '1.2.840.113549.1.9.5',
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  givenName: '2.5.4.42',
  organisation: '2.5.4.10',
  title: '2.5.4.12',
} as const;

const MOST_SIGNERS = 20;
const LONGEST = 200;

const hex = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as ArrayBuffer).toString('hex');

/**
 * The subject's attribute as text. The serial number of the subject is not asked for: in Ukraine it holds the person's tax
 * number, which is nobody's business.
 */
function attribute({ typesAndValues }: RelativeDistinguishedNames, oid: string): string | null {
  const found = typesAndValues.find(({ type }) => type === oid)?.value as
    | { valueBlock?: { value?: unknown } }
    | undefined;
  const value = found?.valueBlock?.value;
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST) : null;
}

function signerOf({ subject, issuer, serialNumber }: Certificate, signedAt: Date | null): StatedSigner {
  const fullName = [attribute(subject, OID.surname), attribute(subject, OID.givenName)].filter(Boolean).join(' ');
  return {
    name: fullName || attribute(subject, OID.commonName) || '',
    organisation: attribute(subject, OID.organisation),
    post: attribute(subject, OID.title),
    certificateSerial: hex(serialNumber.valueBlock.valueHexView),
    issuer: attribute(issuer, OID.commonName) ?? attribute(issuer, OID.organisation),
    signedAt: signedAt && !Number.isNaN(signedAt.getTime()) ? signedAt.toISOString() : null,
  };
}

/**
 * Signers of a CMS file (CAdES, `.p7s`) whose certificates lie in it, as the file states them. The signature itself is not
 * checked: that takes the state's list of trusted providers and the national algorithms.
 *
 * @returns an empty list for what is no CMS with signers
 */
export function signersOfCms(der: Uint8Array): StatedSigner[] {
  const parsed = asn1js.fromBER(new Uint8Array(der));
  if (parsed.offset === -1) return [];
  try {
    const content = new ContentInfo({ schema: parsed.result });
    if (content.contentType !== OID.signedData) return [];
    const signed = new SignedData({ schema: content.content });
    const certificates = (signed.certificates ?? []).filter(
      (entry): entry is Certificate => entry instanceof Certificate,
    );
    return signed.signerInfos.slice(0, MOST_SIGNERS).flatMap((info) => {
      const certificate = certificates.find((candidate) => isOf(info, candidate)) ?? certificates[0];
      return certificate ? [signerOf(certificate, signingTime(info))] : [];
    });
  } catch {
    return [];
  }
}

function isOf({ sid }: SignerInfo, { serialNumber }: Certificate): boolean {
  return (
    sid instanceof IssuerAndSerialNumber &&
    hex(sid.serialNumber.valueBlock.valueHexView) === hex(serialNumber.valueBlock.valueHexView)
  );
}

function signingTime({ signedAttrs }: SignerInfo): Date | null {
  const value = signedAttrs?.attributes.find(({ type }) => type === OID.signingTime)?.values[0] as
    | { toDate?: () => Date }
    | undefined;
  return value?.toDate?.() ?? null;
}

const SIGNATURE = /<(?:[\w-]+:)?Signature[\s>][\s\S]*?<\/(?:[\w-]+:)?Signature>/g;
const CERTIFICATE = /<(?:[\w-]+:)?X509Certificate>([\s\w+/=]+)<\/(?:[\w-]+:)?X509Certificate>/;
const SIGNING_TIME = /<(?:[\w-]+:)?SigningTime>\s*([\d:TZ.+-]{10,40})\s*<\/(?:[\w-]+:)?SigningTime>/;

/** Signers of XML signatures (XAdES), read without an XML parser: there is no DTD and no network that one could ask. */
export function signersOfXades(xml: string): StatedSigner[] {
  return (xml.match(SIGNATURE) ?? []).slice(0, MOST_SIGNERS).flatMap((signature) => {
    const encoded = CERTIFICATE.exec(signature)?.[1];
    if (!encoded) return [];
    const parsed = asn1js.fromBER(new Uint8Array(Buffer.from(encoded, 'base64')));
    if (parsed.offset === -1) return [];
    const moment = SIGNING_TIME.exec(signature)?.[1];
    try {
      return [signerOf(new Certificate({ schema: parsed.result }), moment ? new Date(moment) : null)];
    } catch {
      return [];
    }
  });
}
