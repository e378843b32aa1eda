/** Why an archive is not brought in. */
export type ArchiveProblem =
  /** Of another format, or of tables that this release does not have. */
  | 'core/archive-version'
  /** Cut short, damaged or changed. */
  | 'core/archive-broken'
  /** It holds what does not belong to its hromada (threats T17). */
  | 'core/archive-foreign'
  | 'core/archive-passphrase'
  /** The hromada, its address, its council or its territory is here already. */
  | 'core/archive-taken';

/** An archive that is refused as a whole: no row and no file of it was kept. The message is for the operator. */
export class ArchiveRefused extends Error {
  override readonly name = 'ArchiveRefused';
  readonly code: ArchiveProblem;
  constructor(code: ArchiveProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
