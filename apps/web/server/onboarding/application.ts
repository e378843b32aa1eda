import { hkdfSync } from 'node:crypto';
import { newId } from '@viche/db';
import { ApplicationEnded, type Host } from '@viche/host';
import { type IdentityClaims, personKey, Secret } from '@viche/identity';
import { Conflict, LOCALES } from '@viche/plugin-api';
import { ONBOARDING_PAPERS } from '@viche/site';
import { z } from 'zod';

/** What an applicant has chosen; nothing in it is a person's: address and telephone are the council's. */
export const applicationContent = z.object({
  code: z.string().optional(),
  /** Code of the hromada that the applicant said to be hers although her key does not say so. */
  confirmedCode: z.string().optional(),
  slug: z.string().optional(),
  /** A name of the hromada's own, as DNS has it. */
  domain: z.string().optional(),
  /** The state's colours where there is none. */
  look: z.object({ accent: z.string().nullable() }).optional(),
  /** Languages of the site; all that the platform has before anybody chose. */
  locales: z.array(z.enum(LOCALES)).optional(),
  population: z.number().int().optional(),
  modules: z.array(z.string()).optional(),
  papers: z.partialRecord(z.enum(ONBOARDING_PAPERS), z.string()).optional(),
  rules: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]))).optional(),
});
export type ApplicationContent = z.output<typeof applicationContent>;

export interface Application {
  readonly content: ApplicationContent;
  /** 0 before anything was kept. */
  readonly revision: number;
  readonly savedAt: Date | null;
}

/** Who applies, as the rows know her: a keyed mark of the person and the code of the organisation. */
export interface ApplicantMark {
  readonly key: Buffer;
  readonly edrpou: string;
}

/** A mark of the platform's own, so that no tenant's person key can be compared with it. */
export function applicantMark(host: Host, claims: IdentityClaims, edrpou: string): ApplicantMark {
  const pepper = new Secret(Buffer.from(hkdfSync('sha256', host.keys.platform.reveal(), '', 'applicants', 32)));
  return { key: personKey({ pepper, outer: host.keys.outer }, claims.codes[0]!), edrpou };
}

export async function readApplication(host: Host, { key, edrpou }: ApplicantMark): Promise<Application> {
  const [row] = await host.pool.platform(
    ({ sql }) => sql<{ content: unknown; revision: number; updatedAt: Date }>`
    select content, revision, updated_at as "updatedAt" from viche.my_application(${key}::bytea, ${edrpou})`,
  );
  if (!row) return { content: {}, revision: 0, savedAt: null };
  return { content: applicationContent.catch({}).parse(row.content), revision: row.revision, savedAt: row.updatedAt };
}

/** @throws {Conflict} when another device has kept something since the page was shown */
export async function saveApplication(
  host: Host,
  { key, edrpou }: ApplicantMark,
  organisation: string,
  content: ApplicationContent,
  seen: number,
): Promise<void> {
  const [row] = await host.pool.platform(
    ({ sql }) => sql`
    select revision from viche.save_application(${newId()}::uuid, ${key}::bytea, ${edrpou}, ${organisation},
      ${JSON.stringify(content)}::jsonb, ${seen}::int)`,
    { for: 'writing' },
  );
  if (!row) throw new Conflict({});
}

/** Ends the draft in the transaction that opens its site. */
export async function endApplication(
  sql: Parameters<Parameters<Host['pool']['scoped']>[1]>[0]['sql'],
  { key, edrpou }: ApplicantMark,
  tenantId: string,
): Promise<void> {
  const [row] = await sql`select id from viche.end_application(${key}::bytea, ${edrpou}, ${tenantId}::uuid)`;
  // Pressed twice, or opened on another device: this transaction must leave nothing.
  if (!row) throw new ApplicationEnded({});
}
