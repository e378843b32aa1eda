/** Fields of a file, for the documents that ask for one. */
export const ATTACHMENT_FIELDS =
  'uuid subjectUuid kind mediaType bytes fileName alt width height url thumbnailUrl signers';

export interface SignerData {
  readonly name: string;
  readonly organisation: string | null;
  readonly post: string | null;
  readonly certificateSerial: string;
  readonly issuer: string | null;
  readonly signedAt: string | null;
}

export interface AttachmentData {
  readonly uuid: string;
  /** Bare id of the petition or the answer. */
  readonly subjectUuid: string;
  readonly kind: 'image' | 'pdf' | 'document' | 'signature';
  readonly mediaType: string;
  readonly bytes: number;
  readonly fileName: string;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly url: string;
  readonly thumbnailUrl: string | null;
  readonly signers: readonly SignerData[];
}

export interface FileRulesData {
  readonly kinds: readonly AttachmentData['kind'][];
  readonly maxBytes: number;
  readonly most: number;
}

/** Files of one answer among those of all answers of a petition. */
export const filesOfAnswer = (
  { answerAttachments }: { readonly answerAttachments: readonly AttachmentData[] },
  { uuid }: { readonly uuid: string },
): AttachmentData[] => answerAttachments.filter(({ subjectUuid }) => subjectUuid === uuid);
