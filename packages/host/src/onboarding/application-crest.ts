import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type CheckedFile, checkFile, newStorageKey, openSealed, putSealed } from '@viche/storage';
import { spendOnPlatform } from '../count-hits.ts';
import type { Upload } from '../files/keep-upload.ts';
import { type RefusedUpload, refusedUpload } from '../files/refused-upload.ts';
import { NO_TENANT, platformSealer } from '../mandates/platform-seal.ts';
import type { HostServices } from '../services.ts';
import { ApplicationEnded } from './errors.ts';

/** Whose draft it is: the keyed mark of the person and the code of the organisation, empty for a private person. */
export interface DraftMark {
  readonly key: Uint8Array;
  readonly edrpou: string;
}

const TABLE = 'tenant_application';
const DAY_MS = 24 * 3_600_000;
const CRESTS_PER_DAY = 20;

interface CrestRow {
  readonly application: string;
  readonly file: string | null;
  readonly fileKey: Uint8Array | null;
}

const rowOf = async ({ pool }: Pick<HostServices, 'pool'>, { key, edrpou }: DraftMark): Promise<CrestRow | null> => {
  const [row] = await pool.platform(
    ({ sql }) => sql<CrestRow>`
      select application::text, file, file_key as "fileKey" from viche.application_crest(${key}::bytea, ${edrpou})`,
  );
  return row ?? null;
};

/**
 * Keeps a crest with a draft, drawn anew as at the desk (threats B08) and sealed as the platform's own files are; no hromada has it
 * before the site opens. The one before it goes.
 *
 * @returns what was wrong with the file, or null
 * @throws {ApplicationEnded | RateLimited}
 */
export async function keepApplicationCrest(
  services: HostServices,
  mark: DraftMark,
  upload: Upload,
): Promise<RefusedUpload | null> {
  const { files, keys } = services;
  if (!files) throw new Error('This process keeps no files');
  const what = ['application-crests', Buffer.from(mark.key).toString('hex')];
  await spendOnPlatform(services, { what, windowMs: DAY_MS, most: CRESTS_PER_DAY, field: 'crest' });
  const row = await rowOf(services, mark);
  if (!row) throw new ApplicationEnded({});
  try {
    await checkFile(
      upload.path,
      { folder: path.dirname(upload.path), scanner: files.scanner, purpose: 'crest' },
      async ({ main }: CheckedFile) => {
        const [file, fileKey] = [newStorageKey(NO_TENANT), randomBytes(32)];
        await putSealed(files.store, { storageKey: file, key: fileKey }, createReadStream(main.path));
        const sealed = platformSealer(keys, TABLE, row.application).seal('crest_file_key', fileKey);
        await put(services, mark, file, sealed);
      },
    );
    return null;
  } catch (error) {
    return refusedUpload(error, services);
  }
}

/** Takes the crest of a draft away, where there is one. */
export const dropApplicationCrest = (services: HostServices, mark: DraftMark): Promise<void> =>
  put(services, mark, null, null);

async function put(
  { pool, files }: Pick<HostServices, 'pool' | 'files'>,
  { key, edrpou }: DraftMark,
  file: string | null,
  fileKey: Uint8Array | null,
): Promise<void> {
  const [row] = await pool.platform(
    ({ sql }) => sql<{ former: string | null }>`
      select former from viche.put_application_crest(${key}::bytea, ${edrpou}, ${file}, ${fileKey}::bytea)`,
    { for: 'writing' },
  );
  if (row?.former) await files?.store.remove(row.former);
}

/** Whether the draft has a crest. */
export const hasApplicationCrest = async (services: Pick<HostServices, 'pool'>, mark: DraftMark): Promise<boolean> =>
  Boolean((await rowOf(services, mark))?.file);

/** The crest of a draft as a PNG; null where there is none. */
export async function applicationCrest(services: HostServices, mark: DraftMark): Promise<Buffer | null> {
  const row = await rowOf(services, mark);
  if (!row?.file || !row.fileKey) return null;
  const key = platformSealer(services.keys, TABLE, row.application).open('crest_file_key', row.fileKey);
  const opened = await openSealed(services.files!.store, { storageKey: row.file, key });
  return opened && buffer(opened);
}
