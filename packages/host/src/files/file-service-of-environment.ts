import { createClamdScanner, createDiskStore } from '@viche/storage';
import type { Environment } from '../environment.ts';
import { type FileService, filesHostOf } from './file-service.ts';

/** Where files lie and who looks through them, as the environment says. */
export function fileServiceOf(env: Environment): FileService {
  const platform = new URL(env.PLATFORM_URL);
  const clamd = env.CLAMD_URL ? new URL(env.CLAMD_URL) : null;
  return {
    store: createDiskStore(env.STORAGE_PATH),
    scanner: clamd ? createClamdScanner({ host: clamd.hostname, port: Number(clamd.port) }) : null,
    quotaBytes: env.STORAGE_QUOTA_MB * 1_048_576,
    originOf: (slug) => `${platform.protocol}//${filesHostOf(platform.host, slug)}`,
  };
}
