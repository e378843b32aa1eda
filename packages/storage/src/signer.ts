/** Who signed, as the file itself states it. Nothing here says that the signature holds. */
export interface StatedSigner {
  readonly name: string;
  readonly organisation: string | null;
  readonly post: string | null;
  /** Serial number of the certificate, hexadecimal. */
  readonly certificateSerial: string;
  readonly issuer: string | null;
  /** ISO moment that the signer's device stated; null where the file states none. */
  readonly signedAt: string | null;
}
