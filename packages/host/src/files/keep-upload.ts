import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { newId } from '@viche/db';
import { rowSealer, type TenantKeys } from '@viche/identity';
import type { Caller, FileKind, FilePurpose } from '@viche/plugin-api';
import { type CheckedPart, checkFile, cleanFileName, kindOf, newStorageKey, putSealed } from '@viche/storage';
import type { HostServices } from '../services.ts';
import type { TenantBundle } from '../tenants.ts';
import { FileQuota, keepFile } from './keep-file.ts';
import { type RefusedUpload, refusedUpload } from './refused-upload.ts';

/** A file as it came: its bytes lie in a folder of the request. */
export interface Upload {
  readonly path: string;
  /** As the browser said it. */
  readonly fileName: string;
  readonly purpose?: FilePurpose;
}

export type KeptUpload =
  | {
      readonly done: true;
      readonly fileId: string;
      readonly fileName: string;
      readonly mediaType: string;
      readonly kind: FileKind;
      readonly bytes: number;
    }
  | RefusedUpload;

/**
 * Checks a file, seals it under a key of its own and keeps it for the acting person until an act takes it. No transaction is
 * open meanwhile; bytes whose row was refused are taken away by the nightly tidying.
 */
export async function keepUpload(
  services: HostServices,
  { bundle, caller }: { bundle: TenantBundle; caller: Caller },
  upload: Upload,
): Promise<KeptUpload> {
  const { files } = services;
  if (!files) throw new Error('This process keeps no files');
  const tenantId = bundle.info.id;
  try {
    return await checkFile(
      upload.path,
      { folder: path.dirname(upload.path), scanner: files.scanner, purpose: upload.purpose },
      async (checked) => {
        const fileName = cleanFileName(upload.fileName, checked.main.mediaType);
        const main = await store(checked.main, fileName);
        const thumbnail = checked.thumbnail ? await store(checked.thumbnail, fileName) : null;
        const { fileId } = await keepFile(caller, {
          main,
          thumbnail,
          signers: checked.signers.map((signer) => ({ ...signer })),
          scanner: files.scanner ? 'asked' : 'none',
          quotaBytes: files.quotaBytes,
        });
        const { mediaType, bytes } = checked.main;
        return { done: true, fileId, fileName, mediaType, kind: kindOf(mediaType), bytes };
      },
    );
  } catch (error) {
    if (error instanceof FileQuota) return { done: false, problem: 'quota', params: {} };
    return refusedUpload(error, services, { tenantId });
  }

  async function store(part: CheckedPart, fileName: string) {
    const [id, storageKey, key] = [newId(), newStorageKey(tenantId), randomBytes(32)];
    await putSealed(files!.store, { storageKey, key }, createReadStream(part.path));
    return {
      id,
      storageKey,
      fileKey: fileKeySealer(bundle.keys, id).seal(key),
      sha256: new Uint8Array(part.sha256),
      mediaType: part.mediaType,
      bytes: part.bytes,
      fileName,
      width: part.width ?? null,
      height: part.height ?? null,
    };
  }
}

/** Seals and opens the key of one file with the tenant's data key, bound to its row. */
export function fileKeySealer(keys: TenantKeys, fileId: string) {
  const sealer = rowSealer(keys, 'attachment', fileId);
  return {
    seal: (key: Uint8Array) =>
      new Uint8Array(sealer.seal('file_key', Buffer.from(key).toString('base64')) as Uint8Array),
    open: (sealed: Uint8Array) => Buffer.from(sealer.open('file_key', sealed) as string, 'base64'),
  };
}
