import type { ObjectStore, Scanner } from '@viche/storage';

/** Where this process keeps files, and what it asks before it does. */
export interface FileService {
  readonly store: ObjectStore;
  /** Null where nobody looks for malware: the pages do not claim it then. */
  readonly scanner: Scanner | null;
  /** Bytes that one tenant may keep in all. */
  readonly quotaBytes: number;
  /** Origin of a tenant's files: `https://slavutych.files.viche.example`, without a slash at the end. */
  originOf(slug: string): string;
}

/** Host of a tenant's files below the platform's: `slavutych.files.localhost:3000`. */
export const filesHostOf = (platformHost: string, slug: string): string => `${slug}.files.${platformHost}`;
