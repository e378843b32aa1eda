/** What the system says when a disk, a quota or a limit of file size is used up. */
const CODES = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** True for an error of the file system that only more room can cure (threats R09). */
export function isNoRoom(error: unknown): boolean {
  return error instanceof Error && CODES.has((error as NodeJS.ErrnoException).code ?? '');
}
