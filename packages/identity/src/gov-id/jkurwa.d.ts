/** The part of the two packages that is used here; they bring no types. */
declare module 'jkurwa' {
  interface PublicKey {
    /** Whether the signature (`le`: little-endian halves) is good for the hash. */
    verify(hash: Buffer, signature: Buffer, format: 'le'): boolean;
    keyid(algo: { hash: Hash }): Buffer;
  }
  type Hash = (data: Uint8Array) => Buffer;
  interface Sealed {
    readonly iv: Buffer;
    readonly wcek: Buffer;
    readonly ukm: Buffer;
    readonly data: Buffer;
  }
  export interface PrivateKey {
    sbox: Buffer;
    sign(hash: Buffer, format: 'le'): Buffer;
    encrypt(data: Buffer, recipient: Certificate, algo: unknown): Sealed;
    pub(): PublicKey;
    to_pem(): string;
  }
  export class Certificate {
    static from_asn1(der: Buffer): Certificate;
    static from_pem(pem: string): Certificate;
    static signCert(options: {
      privkey: PrivateKey;
      hash: Hash;
      certData: {
        serial: number;
        issuer: Readonly<Record<string, string>>;
        subject: Readonly<Record<string, string>>;
        pubkey?: PublicKey;
        valid: { from: number; to: number };
        usage: string;
      };
    }): Certificate;
    readonly pubkey: PublicKey;
    readonly valid: { readonly from: number; readonly to: number };
    readonly ob: { readonly tbsCertificate: { subjectPublicKeyInfo: { algorithm: { parameters: { dke: Buffer } } } } };
    as_asn1(): Buffer;
    as_pem(): string;
    canUseFor(use: 'sign' | 'encrypt'): boolean;
    nameSerial(): unknown;
    rdnSerial(): string;
    /** Serial number and issuer as one text. */
    static formatRDN(serialNumber: unknown, issuer: unknown): string;
  }
  interface NamedKey {
    readonly type: string;
    readonly value: { readonly serialNumber: unknown; readonly issuer: { readonly value: unknown } };
  }
  export class Message {
    constructor(parts: Buffer | Readonly<Record<string, unknown>>);
    readonly type: string;
    readonly info: {
      readonly recipientInfos: readonly { readonly type: string; readonly value: { readonly originator: NamedKey } }[];
      readonly signerInfos: readonly { readonly sid: NamedKey }[];
      readonly contentInfo: { readonly content?: Buffer };
      certificate?: readonly unknown[];
    };
    readonly attrs?: unknown;
    readonly pattrs: { readonly messageDigest: Buffer | null };
    readonly receiverKey: NamedKey;
    verify(hash: Hash, lookup: (query: unknown) => Certificate | null, lookupCa: () => null): boolean;
    decrypt(key: PrivateKey, algo: unknown, lookup: (query: NamedKey['value']) => Certificate | null): Buffer;
    as_asn1(): Buffer;
  }
  interface JKurwa {
    readonly Certificate: typeof Certificate;
    readonly Priv: { from_pem(pem: string): PrivateKey };
    readonly models: { readonly Message: typeof Message };
    readonly dstszi2010: {
      readonly DEFAULT_SBOX_COMPRESSED: Buffer;
      readonly IssuerAndSerialNumber: { encode(value: unknown, format: 'der'): Buffer };
    };
    std_curve(name: 'DSTU_PB_257'): { pkey(secret: string, format: 'hex'): PrivateKey };
  }
  const jkurwa: JKurwa;
  export default jkurwa;
}

declare module 'gost89' {
  const gost89: { readonly compat: { algos(): { hash(data: Uint8Array): Buffer } } };
  export default gost89;
}
