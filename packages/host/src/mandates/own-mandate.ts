import type { Session } from '@viche/db';
import type { HostServices } from '../services.ts';
import { MandateMoved } from './errors.ts';
import { MANDATE_TABLE, type MandateRole, type MandateState, mandateDetails } from './mandate.ts';
import { platformSealer } from './platform-seal.ts';

/** The letter of an application, as the applicant sees it. */
export interface OwnMandate {
  readonly id: string;
  /** KATOTTG of the hromada that it is for. */
  readonly code: string;
  readonly edrpou: string;
  readonly role: MandateRole;
  readonly state: MandateState;
  /** Null when what was in it is forgotten. */
  readonly fileName: string | null;
  readonly sentAt: Date;
  /** What the operator wrote, where it was decided. */
  readonly reason: string | null;
}

interface MandateRow extends Omit<OwnMandate, 'fileName'> {
  readonly details: Uint8Array | null;
}

/** The latest letter of the applicant's draft; null where none was sent. */
export async function ownMandate(
  { pool, keys }: Pick<HostServices, 'pool' | 'keys'>,
  applicant: Uint8Array,
): Promise<OwnMandate | null> {
  const [row] = await pool.platform(
    ({ sql }) => sql<MandateRow>`
      select id::text, code, edrpou, role, state, details, sent_at as "sentAt", reason
      from viche.my_mandate(${applicant}::bytea)`,
  );
  if (!row) return null;
  const { details, ...mandate } = row;
  return { ...mandate, fileName: details && detailsOf(keys, row.id, details).fileName };
}

/** @throws {SealBroken} for details of another row */
export const detailsOf = (keys: HostServices['keys'], id: string, sealed: Uint8Array) =>
  mandateDetails.parse(JSON.parse(platformSealer(keys, MANDATE_TABLE, id).open('details', sealed).toString('utf8')));

/**
 * Takes the letter back, as long as no site was opened by it. Who and what it held is forgotten in the same moment.
 *
 * @throws {MandateMoved}
 */
export async function withdrawMandate(
  { pool, files }: Pick<HostServices, 'pool' | 'files'>,
  applicant: Uint8Array,
): Promise<void> {
  const [row] = await pool.platform(
    ({ sql }) => sql<{ file: string }>`select file from viche.withdraw_mandate(${applicant}::bytea)`,
    { for: 'writing' },
  );
  if (!row) throw new MandateMoved({});
  await files?.store.remove(row.file);
}

/**
 * Opens a site by an approved letter, in the transaction that opens it.
 *
 * @throws {MandateMoved} when the approval was taken back or used meanwhile
 */
export async function spendMandate(
  sql: Session['sql'],
  applicant: Uint8Array,
  { id, code }: Pick<OwnMandate, 'id' | 'code'>,
): Promise<void> {
  const [row] = await sql`select id from viche.use_mandate(${applicant}::bytea, ${id}::uuid, ${code})`;
  if (!row) throw new MandateMoved({});
}
