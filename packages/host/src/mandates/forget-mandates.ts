import type { HostServices } from '../services.ts';
import { NO_TENANT } from './platform-seal.ts';

const DAY_MS = 24 * 3_600_000;
const AT_ONCE = 500;

/**
 * What has served its term at the platform goes: letters and addresses of applicants so many days after they were refused, left or
 * used, approvals that nobody used, crests of drafts that were left, records of sent letters, and bytes whose row is gone.
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
      await sql`select viche.forget_platform_letters()`;
      return [...rows, ...crests];
    },
    { for: 'writing' },
  );
  if (!files) return;
  for (const { file } of removed) await files.store.remove(file);
  // A row is written after its bytes, so only what is a day old can be said to have none.
  const before = new Date(now.getTime() - DAY_MS);
  let old: string[] = [];
  for await (const { key, modifiedAt } of files.store.list(NO_TENANT)) {
    if (modifiedAt < before) old.push(key);
    if (old.length < AT_ONCE) continue;
    await removeUnknown({ pool, files }, old);
    old = [];
  }
  await removeUnknown({ pool, files }, old);
}

async function removeUnknown(
  { pool, files }: Pick<HostServices, 'pool' | 'files'>,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  const known = await pool.platform(
    ({ sql }) => sql<{ file: string }>`select file from viche.known_platform_files(${[...keys]}::text[])`,
  );
  const kept = new Set(known.map(({ file }) => file));
  for (const key of keys) if (!kept.has(key)) await files!.store.remove(key);
}
