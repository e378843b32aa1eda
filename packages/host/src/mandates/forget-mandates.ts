import { removeUnknown } from '../files/tidy-files.ts';
import type { HostServices } from '../services.ts';
import { NO_TENANT } from './platform-seal.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * What has served its term at the platform goes: letters and addresses of applicants so many days after they were refused, left or
 * used, approvals that nobody used, crests and colleagues of drafts that were left, records of sent letters, and bytes whose row is gone.
 *
 * @param days the platform's setting
 */
export async function forgetMandates(
  { pool, files }: Pick<HostServices, 'pool' | 'files'>,
  days: number,
  now = new Date(),
): Promise<void> {
  const removed = await pool.platform(
    async ({ sql }) => {
      await sql`select viche.lapse_mandates(${days}::int)`;
      const rows = await sql<{ file: string }>`select file from viche.forget_mandates(${days}::int)`;
      const crests = await sql<{ file: string }>`select file from viche.forget_application_crests(${days}::int)`;
      await sql`select viche.forget_applicant_contacts(${days}::int)`;
      await sql`select viche.forget_application_people(${days}::int)`;
      await sql`select viche.forget_platform_letters()`;
      return [...rows, ...crests];
    },
    { for: 'writing' },
  );
  if (!files) return;
  for (const { file } of removed) await files.store.remove(file);
  // A row is written after its bytes, so only what is a day old can be said to have none.
  await removeUnknown(files.store, NO_TENANT, new Date(now.getTime() - DAY_MS), (keys) =>
    pool.platform(
      ({ sql }) => sql<{ key: string }>`select file as key from viche.known_platform_files(${[...keys]}::text[])`,
    ),
  );
}
