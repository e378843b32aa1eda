import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { newId } from '@viche/db';
import { type Locale, RateLimited } from '@viche/plugin-api';
import {
  type CheckedFile,
  checkFile,
  cleanFileName,
  FileRefused,
  isNoRoom,
  kindOf,
  newStorageKey,
  sealingStream,
} from '@viche/storage';
import { hitCounter } from '../count-hits.ts';
import type { KeptUpload, Upload } from '../files/keep-upload.ts';
import type { HostServices } from '../services.ts';
import { applicantContact } from './applicant-contact.ts';
import { MandateMoved } from './errors.ts';
import { MANDATE_TABLE, type MandateDetails, type MandateRole } from './mandate.ts';
import { NO_TENANT, platformSealer } from './platform-seal.ts';

/** Megabytes of a letter as it comes: a scan of a few pages. */
export const MANDATE_MEGABYTES = 10;
const MEGABYTE = 1_048_576;
/** Letters that one person may try in a day, whatever becomes of them. */
export const MANDATES_PER_DAY = 10;
const DAY_MS = 24 * 3_600_000;
const HOUR_SECONDS = 3_600;

export interface NewMandate {
  /** Keyed mark of the person. */
  readonly applicant: Uint8Array;
  /** As the e-ID says it. */
  readonly name: string;
  readonly locale: Locale;
  /** KATOTTG of the hromada that was chosen. */
  readonly code: string;
  readonly edrpou: string;
  readonly role: MandateRole;
}

type Kept = Extract<KeptUpload, { done: false }> | { readonly done: true; readonly mandateId: string };

/**
 * Checks a council's signed letter by its content, seals it under a key of its own and hands it to the operators. No transaction
 * is open while it is read; bytes whose row was refused go at once.
 *
 * @throws {MandateMoved} when no address was confirmed, the hromada is another one, or a letter waits already
 * @throws {RateLimited}
 */
export async function sendMandate(services: HostServices, mandate: NewMandate, upload: Upload): Promise<Kept> {
  const { files, keys, pool, log } = services;
  if (!files) throw new Error('This process keeps no files');
  const { address, state } = await applicantContact(services, mandate.applicant);
  if (!address || state !== 'confirmed') throw new MandateMoved({});
  await countTry(services, mandate.applicant);
  try {
    return await checkFile(upload.path, { folder: path.dirname(upload.path), scanner: files.scanner }, keep);
  } catch (error) {
    if (error instanceof FileRefused) return { done: false, problem: error.problem, params: error.params };
    if (!isNoRoom(error)) throw error;
    log.error({ event: 'files.no-room' }, 'no room in the store of files');
    return { done: false, problem: 'no-room', params: {} };
  }

  async function keep({ main, signers }: CheckedFile): Promise<Kept> {
    // A letter is a scan or a signed file. What an office program writes carries nobody's signature.
    if (kindOf(main.mediaType) === 'document') return { done: false, problem: 'type-refused', params: {} };
    if (main.bytes > MANDATE_MEGABYTES * MEGABYTE)
      return { done: false, problem: 'too-big', params: { most: MANDATE_MEGABYTES } };
    const [id, storageKey, fileKey] = [newId(), newStorageKey(NO_TENANT), randomBytes(32)];
    const sealer = platformSealer(keys, MANDATE_TABLE, id);
    const { name, locale, applicant, code, edrpou, role } = mandate;
    const details: MandateDetails = {
      name,
      email: address!,
      locale,
      fileName: cleanFileName(upload.fileName, main.mediaType),
      signers: signers.map(({ name: signer, organisation, post, signedAt }) => ({
        name: signer,
        organisation,
        post,
        signedAt,
      })),
    };
    await files!.store.put(storageKey, createReadStream(main.path).pipe(sealingStream(fileKey, storageKey)));
    try {
      const [row] = await pool.platform(
        ({ sql }) => sql`
          select mandate from viche.send_mandate(${applicant}::bytea, ${id}::uuid, ${code}, ${edrpou}, ${role},
            ${sealer.seal('details', JSON.stringify(details))}::bytea, ${storageKey},
            ${sealer.seal('file_key', fileKey)}::bytea, ${main.mediaType}, ${main.bytes}::int)`,
        { for: 'writing' },
      );
      if (!row) throw new MandateMoved({});
    } catch (error) {
      await files!.store.remove(storageKey);
      throw error;
    }
    return { done: true, mandateId: id };
  }
}

/** A refused file counts too: reading it costs the same. */
async function countTry(services: Pick<HostServices, 'pool' | 'keys'>, applicant: Uint8Array): Promise<void> {
  const what = ['mandate-tries', Buffer.from(applicant).toString('hex')];
  const [times = 0] = await services.pool.platform(
    ({ sql }) => hitCounter(services, sql)([{ what, windowMs: DAY_MS }]),
    { for: 'writing' },
  );
  if (times > MANDATES_PER_DAY) throw new RateLimited({ retryAfter: HOUR_SECONDS }, 'letter');
}
