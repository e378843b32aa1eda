export { type AttachmentRow, attachedFiles, attachmentById } from './attachment-rows.ts';
export { type CheckedFile, type CheckedPart, checkFile } from './check-file.ts';
export { createDiskStore } from './disk-store.ts';
export { addressSecret, checkAddress, expiryFrom, type FileAddress, signAddress } from './file-address.ts';
export { cleanFileName, contentDisposition } from './file-name.ts';
export {
  extensionOf,
  isMediaType,
  kindOf,
  LARGEST,
  LARGEST_FILE,
  type MediaType,
} from './file-types.ts';
export { filesCatalogue } from './files-catalogue.ts';
export { isNoRoom } from './no-room.ts';
export { isStorageKeyOf, newStorageKey, type ObjectStore, type StoredObject } from './object-store.ts';
export { FILE_PROBLEMS, type FileProblem, FileRefused } from './problems.ts';
export { createClamdScanner, type Scanner } from './scanner.ts';
export { openSealed, putSealed, type SealedFile } from './sealed-files.ts';
export { FileSealBroken, openingStream, sealingStream } from './sealed-stream.ts';
