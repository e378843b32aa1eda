import type { Sql } from '@viche/db';
import type { HostServices } from '../services.ts';
import type { OperatorAtWork } from './operator-at-work.ts';

/** A hromada in the operator's list: numbers that its own job counted, nothing of any person. */
export interface OperatorTenantLine {
  readonly id: string;
  readonly slug: string;
  readonly officialName: string;
  readonly officialNameEn: string;
  readonly region: string;
  readonly regionEn: string;
  readonly state: string;
  readonly population: number;
  readonly openedAt: Date;
  /** Null before the first count. */
  readonly usage: TenantUsage | null;
}

export interface TenantUsage {
  readonly participants: number;
  readonly processes: number;
  readonly failedJobs: number;
  /** Plugins that are switched on. */
  readonly modules: readonly string[];
  /** `2026-11-22`, the last day on which somebody was signed in. */
  readonly lastActivityOn: string | null;
  readonly countedAt: Date;
}

export interface OperatorTenantQuery {
  /** Part of a name, an address, a KATOTTG or EDRPOU code. */
  readonly question?: string | undefined;
  readonly state?: string | undefined;
  /** Slug after which the page begins. */
  readonly after?: string | undefined;
}

export const TENANT_STATES = ['draft', 'sandbox', 'live', 'suspended', 'closing', 'closed'] as const;

const PER_PAGE = 50;
const LONGEST_QUESTION = 100;
const SLUG = /^[a-z0-9-]{1,63}$/;

interface Row extends Omit<OperatorTenantLine, 'usage'>, Omit<TenantUsage, 'countedAt'> {
  readonly countedAt: Date | null;
}

interface RowQuestion {
  readonly text?: string | null;
  readonly state?: string | null;
  readonly after?: string | null;
  readonly slug?: string | null;
  readonly most: number;
}

/** A page of hromadas by their addresses, and how many there are in each state. */
export async function findTenants(
  { pool }: HostServices,
  { session }: OperatorAtWork,
  { question = '', state, after }: OperatorTenantQuery,
): Promise<{
  readonly tenants: OperatorTenantLine[];
  readonly next: string | null;
  readonly counts: Readonly<Record<string, number>>;
}> {
  return pool.platform(async ({ sql }) => {
    const rows = await readRows(sql, session, {
      text: question.trim().slice(0, LONGEST_QUESTION) || null,
      state: TENANT_STATES.find((one) => one === state) ?? null,
      after: SLUG.test(after ?? '') ? after! : null,
      most: PER_PAGE + 1,
    });
    const counts = await sql<{ state: string; count: number }>`
      select state, count from viche.operator_tenant_counts(${session}::bytea)`;
    const tenants = rows.slice(0, PER_PAGE).map(lineOf);
    return {
      tenants,
      next: rows.length > PER_PAGE ? tenants.at(-1)!.slug : null,
      counts: Object.fromEntries(counts.map(({ state: name, count }) => [name, count])),
    };
  });
}

/** One hromada by its slug; null where nobody has it. */
export async function findTenant(
  { pool }: HostServices,
  { session }: OperatorAtWork,
  slug: string,
): Promise<OperatorTenantLine | null> {
  if (!SLUG.test(slug)) return null;
  const [row] = await pool.platform(({ sql }) => readRows(sql, session, { slug, most: 1 }));
  return row ? lineOf(row) : null;
}

const readRows = (sql: Sql, session: Buffer, { text, state, after, slug, most }: RowQuestion): Promise<Row[]> =>
  sql<Row>`
    select id::text, slug, official_name as "officialName", official_name_en as "officialNameEn", region, region_en as "regionEn",
      state, population, created_at as "openedAt", participants, processes, failed_jobs as "failedJobs", modules,
      last_activity_on as "lastActivityOn", counted_at as "countedAt"
    from viche.operator_tenants(${session}::bytea, ${text ?? null}, ${state ?? null}, ${after ?? null}, ${most}::int, ${slug ?? null})`;

function lineOf({
  participants,
  processes,
  failedJobs,
  modules,
  lastActivityOn,
  countedAt,
  ...line
}: Row): OperatorTenantLine {
  const usage = countedAt && { participants, processes, failedJobs, modules, lastActivityOn, countedAt };
  return { ...line, usage };
}
