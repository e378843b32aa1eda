import type { UploadLimits } from './uploads.ts';

const MB = 1_048_576;

/** Forms of the core's own pages that take files; a little more than the largest file, for the rest of the form. */
const CORE_UPLOADS: readonly (readonly [pattern: RegExp, limits: UploadLimits])[] = [
  [/^\/admin\/appearance$/, { files: 1, bytes: 11 * MB }],
  [/^\/admin\/residency\/register$/, { files: 1, bytes: 21 * MB }],
  [/^\/residency$/, { files: 1, bytes: 21 * MB }],
  [/^\/admin\/documents(\/[\w-]+)?$/, { files: 1, bytes: 21 * MB }],
];

/** What the form of a page of the core may send, by the page's address. */
export const coreUploadsOfPath = (pathname: string): UploadLimits | null =>
  CORE_UPLOADS.find(([pattern]) => pattern.test(pathname))?.[1] ?? null;

/** Forms of the platform's own host that take files, from whoever has signed in there: a council's letter, a crest. */
const PLATFORM_UPLOADS: ReadonlyMap<string, UploadLimits> = new Map([
  ['/open/mandate', { files: 1, bytes: 21 * MB }],
  ['/open/look', { files: 1, bytes: 11 * MB }],
]);

/** @param pathname without the prefix of a language */
export const platformUploadsOfPath = (pathname: string): UploadLimits | null => PLATFORM_UPLOADS.get(pathname) ?? null;
