import type { Readable } from 'node:stream';
import { databaseRefusal } from '@viche/db';
import { NotFound } from '@viche/plugin-api';
import { openSealed } from '@viche/storage';
import { EdrpouTaken, TerritoryTaken } from '../onboarding/errors.ts';
import { actOnPlatform, needProof, type OperatorAtWork } from '../operators/operator-at-work.ts';
import { notePlatformAct } from '../operators/platform-journal.ts';
import type { HostServices } from '../services.ts';
import { MandateMoved, MandateOfAnother } from './errors.ts';
import { MANDATE_TABLE, type MandateDetails, type MandateRole, type MandateState } from './mandate.ts';
import { detailsOf } from './own-mandate.ts';
import { queuePlatformLetter } from './platform-letters.ts';
import { platformSealer } from './platform-seal.ts';

/** A letter as operators see it. */
export interface OperatorMandate {
  readonly id: string;
  /** KATOTTG of the hromada, and the council's EDRPOU code as the applicant says it. */
  readonly code: string;
  readonly edrpou: string;
  readonly role: MandateRole;
  readonly state: MandateState;
  /** Null when who and what is forgotten. */
  readonly details: MandateDetails | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sentAt: Date;
  readonly decidedAt: Date | null;
  /** Name of the operator who decided. */
  readonly operator: string | null;
  readonly reason: string | null;
  /** Slug of the site that the hromada has already. */
  readonly site: string | null;
  /** Slug of the site that the council of this EDRPOU code has already. */
  readonly councilSite: string | null;
  /** Other letters for the hromada that wait or were approved. */
  readonly others: number;
  readonly otherApproved: boolean;
}

interface MandateRow extends Omit<OperatorMandate, 'details'> {
  readonly details: Uint8Array | null;
  readonly storageKey: string | null;
  readonly fileKey: Uint8Array | null;
}

/** What an operator can ask for; `ended` are all that neither wait nor are approved. */
export const MANDATE_LISTS = ['waiting', 'approved', 'ended'] as const;
export type MandateList = (typeof MANDATE_LISTS)[number];

const PER_PAGE = 50;

const rowsOf = (
  { pool }: Pick<HostServices, 'pool'>,
  { session }: Pick<OperatorAtWork, 'session'>,
  asked: { readonly id?: string; readonly state?: MandateList; readonly before?: string | null; readonly most: number },
): Promise<MandateRow[]> =>
  pool.platform(
    ({ sql }) => sql<MandateRow>`
      select id::text, code, edrpou, role, state, details, storage_key as "storageKey", file_key as "fileKey", media_type as "mediaType",
        bytes, sent_at as "sentAt", decided_at as "decidedAt", operator, reason, site, council_site as "councilSite", others,
        other_approved as "otherApproved"
      from viche.operator_mandates(${session}::bytea, ${asked.id ?? null}::uuid, ${asked.state ?? null}, ${asked.before ?? null}::uuid,
        ${asked.most}::int)`,
  );

const shown = (
  { keys }: Pick<HostServices, 'keys'>,
  { storageKey: _, fileKey: __, details, ...row }: MandateRow,
): OperatorMandate => ({
  ...row,
  details: details && detailsOf(keys, row.id, details),
});

/** A page of letters, the newest first, and how many there are of each kind. */
export async function listMandates(
  services: HostServices,
  who: OperatorAtWork,
  { state, before }: { readonly state: MandateList; readonly before: string | null },
): Promise<{
  readonly mandates: OperatorMandate[];
  readonly next: string | null;
  readonly counts: Readonly<Record<string, number>>;
}> {
  const rows = await rowsOf(services, who, { state, before, most: PER_PAGE + 1 });
  const counts = await services.pool.platform(
    ({ sql }) => sql<{ state: string; count: number }>`
      select state, count from viche.operator_mandate_counts(${who.session}::bytea)`,
  );
  const mandates = rows.slice(0, PER_PAGE).map((row) => shown(services, row));
  return {
    mandates,
    next: rows.length > PER_PAGE ? mandates.at(-1)!.id : null,
    counts: Object.fromEntries(counts.map(({ state: name, count }) => [name, count])),
  };
}

/** One letter; null for whatever is none. */
export async function findMandate(
  services: HostServices,
  who: OperatorAtWork,
  id: string,
): Promise<OperatorMandate | null> {
  const [row] = await rowsOf(services, who, { id, most: 1 });
  return row ? shown(services, row) : null;
}

export interface MandateDecision {
  readonly mandateId: string;
  /** Stands in the platform's log, and in the letter to the applicant. */
  readonly reason: string;
}

/**
 * Lets the applicant open the site of the hromada. Another site, council or approved applicant stands in the way; between the
 * approval and the opening the indexes decide as ever.
 *
 * @throws {StepUpNeeded | NotFound | TerritoryTaken | EdrpouTaken | MandateOfAnother | MandateMoved}
 */
export async function approveMandate(
  services: HostServices,
  who: OperatorAtWork,
  { mandateId, reason }: MandateDecision,
): Promise<void> {
  const mandate = await mandateToDecide(services, who, mandateId);
  if (mandate.site) throw new TerritoryTaken({ code: mandate.code });
  if (mandate.councilSite) throw new EdrpouTaken({ edrpou: mandate.edrpou });
  if (mandate.state !== 'waiting') throw new MandateMoved({});
  try {
    await decide(services, who, { mandateId, reason, to: 'approved' });
  } catch (error) {
    if (databaseRefusal(error)?.constraint === 'application_mandate_one_approved') throw new MandateOfAnother({});
    throw error;
  }
}

/**
 * Refuses a letter, or takes an approval back as long as no site was opened by it.
 *
 * @throws {StepUpNeeded | NotFound | MandateMoved}
 */
export async function refuseMandate(
  services: HostServices,
  who: OperatorAtWork,
  { mandateId, reason }: MandateDecision,
): Promise<void> {
  const mandate = await mandateToDecide(services, who, mandateId);
  if (mandate.state !== 'waiting' && mandate.state !== 'approved') throw new MandateMoved({});
  await decide(services, who, { mandateId, reason, to: 'refused' });
}

async function mandateToDecide(services: HostServices, who: OperatorAtWork, mandateId: string) {
  needProof(who);
  const mandate = await findMandate(services, who, mandateId);
  if (!mandate) throw new NotFound({});
  return mandate;
}

/** The decision, its row in the platform's log and the letter to the applicant: together or not at all. */
async function decide(
  services: HostServices,
  who: OperatorAtWork,
  { mandateId, reason, to }: MandateDecision & { readonly to: 'approved' | 'refused' },
): Promise<void> {
  await actOnPlatform(services, who, {
    action: to === 'approved' ? 'operator.approve-application' : 'operator.refuse-application',
    detail: { mandate: mandateId },
    reason,
    async run(sql) {
      const rows = await (to === 'approved'
        ? sql<{ details: Uint8Array }>`
            select details from viche.approve_mandate(${who.session}::bytea, ${mandateId}::uuid, ${reason})`
        : sql<{ details: Uint8Array }>`
            select details from viche.refuse_mandate(${who.session}::bytea, ${mandateId}::uuid, ${reason})`);
      for (const { details } of rows) {
        const { email, locale } = detailsOf(services.keys, mandateId, details);
        await queuePlatformLetter(services, sql, { kind: to, address: email, locale, values: { reason } });
      }
      return rows;
    },
  });
}

export interface MandateFile {
  readonly stream: Readable;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/**
 * The letter itself, opened as it flows. That an operator took it stands in the platform's log first.
 *
 * @returns null where there is none, or none any more
 */
export async function openMandateFile(
  services: HostServices,
  who: OperatorAtWork,
  mandateId: string,
): Promise<MandateFile | null> {
  const { files, keys, pool, log } = services;
  if (!files) throw new Error('This process keeps no files');
  const [row] = await rowsOf(services, who, { id: mandateId, most: 1 });
  if (!row?.storageKey || !row.fileKey || !row.details) return null;
  const { requestId, id: operatorId } = who;
  const detail = { mandate: mandateId };
  await pool.platform(
    ({ sql }) => notePlatformAct(sql, { action: 'operator.take-letter', operatorId, detail, requestId }),
    { for: 'writing' },
  );
  const key = platformSealer(keys, MANDATE_TABLE, mandateId).open('file_key', row.fileKey);
  const stream = await openSealed(files.store, { storageKey: row.storageKey, key });
  if (!stream) {
    log.error({ event: 'file.missing', status: 404 }, 'a letter of the database is not in the store');
    return null;
  }
  return {
    stream,
    fileName: detailsOf(keys, mandateId, row.details).fileName,
    mediaType: row.mediaType,
    bytes: row.bytes,
  };
}
