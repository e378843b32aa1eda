import { createHmac, randomInt } from 'node:crypto';
import { email as emailField } from '@viche/forms';
import type { KeyRing } from '@viche/identity';
import { BadInput, type Locale, RateLimited } from '@viche/plugin-api';
import { hitCounter, spendOf } from '../count-hits.ts';
import { countUnconfirmed } from '../letter-limits.ts';
import type { HostServices } from '../services.ts';
import { ContactCodeOver, ContactCodeWrong, MandateMoved } from './errors.ts';
import { queuePlatformLetter } from './platform-letters.ts';
import { NO_TENANT, platformKey, platformSealer } from './platform-seal.ts';

/** Where a private person who opens a site is written to. */
export interface ApplicantContact {
  readonly address: string | null;
  /** `asked`: a code is on its way and can still be tried. */
  readonly state: 'none' | 'asked' | 'confirmed';
}

/** Minutes for which a code can be typed. */
export const CODE_MINUTES = 60;
const CODES_PER_DAY = 10;
const DAY_MS = 24 * 3_600_000;
const HOUR_SECONDS = 3_600;
const CODE = /^\d{6}$/;

/** Six digits, of which five tries find the right one in 200,000 times; the row keeps their keyed mark only. */
const codeMark = (keys: KeyRing, application: string, code: string): Buffer =>
  createHmac('sha256', platformKey(keys, 'applicant-codes').reveal()).update(`${application}\n${code}`).digest();

interface ContactRow {
  readonly application: string;
  readonly email: Uint8Array | null;
  readonly confirmedAt: Date | null;
  readonly asked: boolean;
}

/** @param applicant the keyed mark of the person */
export async function applicantContact(
  { pool, keys }: Pick<HostServices, 'pool' | 'keys'>,
  applicant: Uint8Array,
): Promise<ApplicantContact> {
  const [row] = await pool.platform(
    ({ sql }) => sql<ContactRow>`
      select application::text, email, confirmed_at as "confirmedAt", asked from viche.applicant_contact(${applicant}::bytea)`,
  );
  if (!row?.email) return { address: null, state: 'none' };
  const address = platformSealer(keys, 'tenant_application', row.application).open('email', row.email).toString('utf8');
  return { address, state: row.confirmedAt ? 'confirmed' : row.asked ? 'asked' : 'none' };
}

/**
 * Sends a one-time code to the address that the applicant wishes to be written to. An address that has had its letters of the
 * day gets none, and nobody learns that (threats M04).
 *
 * @throws {BadInput | RateLimited | MandateMoved} the last one when no hromada was chosen yet
 */
export async function askApplicantContact(
  services: Pick<HostServices, 'pool' | 'keys'>,
  applicant: Uint8Array,
  { address: typed, locale }: { readonly address: string; readonly locale: Locale },
): Promise<void> {
  const read = emailField().safeParse(typed);
  if (!read.success) throw new BadInput({ fields: [{ field: 'email', problem: 'email' }] });
  const address = read.data;
  const { pool, keys } = services;
  await pool.platform(
    async ({ sql }) => {
      const count = hitCounter(services, sql);
      const what = ['applicant-codes', Buffer.from(applicant).toString('hex')];
      await spendOf(count, { what, windowMs: DAY_MS, most: CODES_PER_DAY, field: 'email' });
      const verdict = await countUnconfirmed(count, NO_TENANT, address);
      if (verdict === 'spent') throw new RateLimited({ retryAfter: HOUR_SECONDS }, 'email');
      const [row] = await sql<{ application: string }>`
        select application::text from viche.applicant_contact(${applicant}::bytea)`;
      if (!row) throw new MandateMoved({});
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const sealed = platformSealer(keys, 'tenant_application', row.application).seal('email', address);
      await sql`select application from viche.ask_applicant_contact(${applicant}::bytea, ${sealed}::bytea,
        ${codeMark(keys, row.application, code)}::bytea, ${CODE_MINUTES}::int)`;
      if (verdict === 'send')
        await queuePlatformLetter(services, sql, {
          kind: 'code',
          address,
          locale,
          values: { code, minutes: String(CODE_MINUTES) },
        });
    },
    { for: 'writing' },
  );
}

/** @throws {ContactCodeWrong | ContactCodeOver} */
export async function confirmApplicantContact(
  { pool, keys }: Pick<HostServices, 'pool' | 'keys'>,
  applicant: Uint8Array,
  typed: string,
): Promise<void> {
  const code = typed.replace(/[\s-]/g, '');
  if (!CODE.test(code)) throw new ContactCodeWrong({}, 'code');
  // The try is counted whatever comes of it: it must outlive the refusal.
  const verdict = await pool.platform(
    async ({ sql }) => {
      const [row] = await sql<{ application: string }>`
        select application::text from viche.applicant_contact(${applicant}::bytea)`;
      if (!row) return null;
      const mark = codeMark(keys, row.application, code);
      const [tried] = await sql<{ confirmed: boolean }>`
        select confirmed from viche.try_applicant_code(${applicant}::bytea, ${mark}::bytea)`;
      return tried ?? null;
    },
    { for: 'writing' },
  );
  if (!verdict) throw new ContactCodeOver({}, 'code');
  if (!verdict.confirmed) throw new ContactCodeWrong({}, 'code');
}
