/** What a file is for the people who attach it. */
export type FileKind = 'image' | 'pdf' | 'document' | 'signature';

/** What a file is sent for, where that asks for more than keeping it: a crest is drawn anew, also from a drawing. */
export type FilePurpose = 'crest';

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

/** A file that hangs on something: a petition, an answer. */
export interface AttachedFile {
  readonly id: string;
  readonly subjectId: string;
  readonly kind: FileKind;
  /** By content, never by name. */
  readonly mediaType: string;
  readonly bytes: number;
  readonly fileName: string;
  /** What a picture shows, in the words of whoever attached it; may be empty. */
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly visibility: 'private' | 'public';
  readonly signers: readonly StatedSigner[];
  /** Id of the small copy of a picture. */
  readonly thumbnailId: string | null;
}

/** What may be attached here; the file was checked and encoded when it was sent. */
export interface AttachRules {
  readonly kinds: readonly FileKind[];
  /** Of the file as it is kept. */
  readonly maxBytes?: number;
  /** Files of the subject, this one included. */
  readonly most: number;
  /** What the picture shows. */
  readonly alt?: string;
  /** Field of the command's input to which a refusal belongs. */
  readonly field: string;
}

type Subject = { readonly type: string; readonly id: string };

/** Files inside a command. Bytes are sent, checked and stored before it; here only their rows are moved. */
export interface Files {
  /**
   * Hangs a file that the acting person has sent on the subject; it stays private.
   *
   * @throws {NotFound} for a file of somebody else, or one that hangs somewhere already
   * @throws {FileNotAllowed | TooManyFiles}
   */
  attach(fileId: string, subject: Subject, rules: AttachRules): Promise<AttachedFile>;
  /** Everything that hangs on the subject, in the order in which it was sent. */
  of(subject: Subject): Promise<readonly AttachedFile[]>;
  /**
   * Ids of other subjects of the same type on which the same bytes hang, as they are kept. Of two at once the second sees
   * the first.
   */
  alike(fileId: string, subject: Subject): Promise<readonly string[]>;
  /**
   * Removes a file for good: without its key the stored bytes are noise, and the nightly tidying takes them too.
   *
   * @throws {NotFound} for one that does not hang on the subject
   */
  remove(fileId: string, subject: Subject): Promise<void>;
  /** Removes everything that hangs on the subject and was never public. */
  removeAll(subject: Subject): Promise<void>;
  /** Shows what hangs on the subject to everybody. From then on it cannot be changed. */
  publish(subject: Subject): Promise<void>;
  /** Shows it to nobody any more but by a signed address. */
  hide(subject: Subject): Promise<void>;
}
