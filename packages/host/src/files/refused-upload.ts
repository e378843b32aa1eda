import { type FileProblem, FileRefused, isNoRoom } from '@viche/storage';
import type { HostServices } from '../services.ts';

/** What was wrong with a file, in a word and its values. */
export interface RefusedUpload {
  readonly done: false;
  readonly problem: FileProblem;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * What the check of a file, or the store, refused. A full store is told to the operator, too.
 *
 * @param whose what the log knows of the owner
 * @throws whatever else went wrong
 */
export function refusedUpload(
  error: unknown,
  { log }: Pick<HostServices, 'log'>,
  whose: { readonly tenantId?: string } = {},
): RefusedUpload {
  if (error instanceof FileRefused) return { done: false, problem: error.problem, params: error.params };
  if (!isNoRoom(error)) throw error;
  log.error({ event: 'files.no-room', ...whose }, 'no room in the store of files');
  return { done: false, problem: 'no-room', params: {} };
}
