import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { newId } from '@viche/db';
import type { Locale } from '@viche/plugin-api';
import { type CheckedFile, checkFile, cleanFileName, kindOf, newStorageKey, putSealed } from '@viche/storage';
import { spendOnPlatform } from '../count-hits.ts';
import type { Upload } from '../files/keep-upload.ts';
import { type RefusedUpload, refusedUpload } from '../files/refused-upload.ts';
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

type Kept = RefusedUpload | { readonly done: true; readonly mandateId: string };

/**
 * Checks a council's signed letter by its content, seals it under a key of its own and hands it to the operators. No transaction
 * is open while it is read; bytes whose row was refused go at once.
 *
 * @throws {MandateMoved} when no address was confirmed, the hromada is another one, or a letter waits already
 * @throws {RateLimited}
 */
export async function sendMandate(services: HostServices, mandate: NewMandate, upload: Upload): Promise<Kept> {
  const { files, keys, pool } = services;
  if (!files) throw new Error('This process keeps no files');
  const { address, state } = await applicantContact(services, mandate.applicant);
  if (!address || state !== 'confirmed') throw new MandateMoved({});
  const what = ['mandate-tries', Buffer.from(mandate.applicant).toString('hex')];
  // A refused file counts too: reading it costs the same.
  await spendOnPlatform(services, { what, windowMs: DAY_MS, most: MANDATES_PER_DAY, field: 'letter' });
  try {
    return await checkFile(upload.path, { folder: path.dirname(upload.path), scanner: files.scanner }, keep);
  } catch (error) {
    return refusedUpload(error, services);
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
    await putSealed(files!.store, { storageKey, key: fileKey }, createReadStream(main.path));
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
