import type { DataContext } from '@viche/plugin-api';
import { z } from 'zod';
import type { CellProblem } from '../import/read-row.ts';
import { type StatusMeaning, usualMeaning } from '../import/statuses.ts';

export interface ImportRow {
  readonly id: string;
  readonly source: string;
  readonly state: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly columns: unknown;
  readonly statuses: unknown;
  readonly rows: number;
  readonly faultyRows: number;
  readonly applied: number;
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
}

/** Imports of the hromada, the latest first. */
export const importsOf = ({ db, tenantId }: DataContext): Promise<ImportRow[]> =>
  db.petitionImport.findMany({ where: { tenantId }, orderBy: { createdAt: 'desc' }, take: 100 });

export const importById = ({ db, tenantId }: DataContext, id: string): Promise<ImportRow | null> =>
  db.petitionImport.findFirst({ where: { tenantId, id } });

/** A word for a status in the file, how often it stands there, and what it probably means. */
export interface ImportStatus {
  readonly status: string;
  readonly rows: number;
  readonly meaning: StatusMeaning | null;
}

/** The statuses of an import: as somebody confirmed them, or as they usually are. */
export async function statusesOf({ sql, tenantId }: DataContext, given: ImportRow): Promise<ImportStatus[]> {
  const confirmed = given.statuses as Record<string, StatusMeaning>;
  const staged = await sql<{ status: string; rows: number }>`
    select status, count(*)::int as rows from petitions_petition_import_row
    where tenant_id = ${tenantId}::uuid and import_id = ${given.id}::uuid and not faulty
    group by status order by rows desc, status limit 100`;
  return staged.map(({ status, rows }) => ({ status, rows, meaning: confirmed[status] ?? usualMeaning(status) }));
}

export interface ImportProblem extends CellProblem {
  readonly line: number;
}

/** What is wrong in the file, line by line after `afterLine`. */
export async function problemsAfter(
  { db, tenantId }: DataContext,
  importId: string,
  afterLine: number,
  rows: number,
): Promise<ImportProblem[]> {
  const faulty = await db.petitionImportRow.findMany({
    where: { tenantId, importId, faulty: true, line: { gt: afterLine } },
    orderBy: { line: 'asc' },
    take: rows,
    select: { line: true, problems: true },
  });
  return faulty.flatMap(({ line, problems }) =>
    Array.isArray(problems) ? (problems as unknown as CellProblem[]).map((problem) => ({ line, ...problem })) : [],
  );
}

/** The petition that had this number on a former platform; the latest import wins. */
export async function refOfFormerNumber({ sql, tenantId }: DataContext, number: string): Promise<string | null> {
  const [found] = await sql<{ ref: string }>`
    select ref from petitions_petition
    where tenant_id = ${tenantId}::uuid and former_number = ${number} and import_id is not null order by id desc limit 1`;
  return found?.ref ?? null;
}

/** What the former platform said, as readers see it; a row of an older version of this program lacks what is newer. */
const formerFacts = z.object({
  number: z.string().catch(''),
  status: z.string().catch(''),
  threshold: z.int().nullable().catch(null),
  signatures: z.int().catch(0),
  answer: z.string().catch(''),
  answeredOn: z.iso.date().nullable().catch(null),
  address: z.url({ protocol: /^https?$/ }).catch(''),
});
export type FormerFacts = z.output<typeof formerFacts>;

/** What the former platform said about a petition; null for one of this platform. */
export async function formerOf({ sql, tenantId }: DataContext, petitionId: string): Promise<FormerFacts | null> {
  const [row] = await sql<{ former: unknown }>`
    select former from petitions_petition
    where tenant_id = ${tenantId}::uuid and id = ${petitionId}::uuid and import_id is not null`;
  return row ? (formerFacts.safeParse(row.former).data ?? null) : null;
}

const importColumns = z.array(z.object({ name: z.string(), column: z.string().nullable() })).catch([]);

/** Columns of the file and what each became. */
export const columnsOf = ({ columns }: ImportRow) => importColumns.parse(columns);
