import type { DataContext } from '@viche/plugin-api';

/** A sheet with its numbers. */
export interface SheetRow {
  readonly id: string;
  readonly petitionId: string;
  readonly number: string;
  readonly collectedOn: string;
  readonly place: string;
  readonly stated: number;
  readonly state: string;
  readonly closeReason: string | null;
  readonly by: string | null;
  readonly entered: number;
  readonly known: number;
  readonly struck: number;
  readonly createdAt: Date;
}

const sheetsWhere = (ctx: DataContext, where: ReturnType<DataContext['sql']['part']>) => ctx.sql<SheetRow>`
  select h.id, h.petition_id as "petitionId", h.number, h.collected_on::text as "collectedOn", h.place, h.stated, h.state,
    h.close_reason as "closeReason", m.display_name as by, h.created_at as "createdAt",
    count(l.id) filter (where l.outcome = 'entered')::int as entered,
    count(l.id) filter (where l.outcome = 'already-signed')::int as known,
    count(l.id) filter (where l.outcome = 'struck')::int as struck
  from petitions_paper_sheet h
  left join petitions_paper_sheet_line l on l.tenant_id = h.tenant_id and l.sheet_id = h.id and l.removed_at is null
  left join staff_member m on m.tenant_id = h.tenant_id and m.id = h.staff_id
  where h.tenant_id = ${ctx.tenantId}::uuid ${where}
  group by h.tenant_id, h.id, m.display_name order by h.created_at desc, h.id desc limit 500`;

/** Sheets of a petition, the latest first. */
export const sheetsOf = (ctx: DataContext, petitionId: string): Promise<SheetRow[]> =>
  sheetsWhere(ctx, ctx.sql.part`and h.petition_id = ${petitionId}::uuid`);

/** One sheet, or null. */
export async function sheetById(ctx: DataContext, id: string): Promise<SheetRow | null> {
  const [sheet] = await sheetsWhere(ctx, ctx.sql.part`and h.id = ${id}::uuid`);
  return sheet ?? null;
}

/** A line of a sheet, removed ones too. */
export interface LineRow {
  readonly line: number;
  readonly outcome: string;
  /** For looks alone. */
  readonly name: string | null;
  readonly ground: string | null;
  readonly signedAt: Date | null;
  readonly channel: string | null;
  /** The sheet on which the person signed before. */
  readonly earlierSheet: string | null;
  readonly removedReason: string | null;
}

/** The lines of a sheet in their order; a line that was removed stands after the one in its place. */
export function linesOf({ sql, tenantId }: DataContext, sheetId: string): Promise<LineRow[]> {
  return sql<LineRow>`
    select l.line, l.outcome, s.public_name as name, l.ground, s.signed_at as "signedAt", s.channel,
      case when l.outcome = 'already-signed' then e.number end as "earlierSheet", l.removed_reason as "removedReason"
    from petitions_paper_sheet_line l
    left join petitions_petition_signature s on s.tenant_id = l.tenant_id and s.id = l.signature_id
    left join petitions_paper_sheet_line el on el.tenant_id = l.tenant_id and el.signature_id = l.signature_id
      and el.outcome = 'entered' and el.removed_at is null and l.outcome = 'already-signed'
    left join petitions_paper_sheet e on e.tenant_id = el.tenant_id and e.id = el.sheet_id
    where l.tenant_id = ${tenantId}::uuid and l.sheet_id = ${sheetId}::uuid
    order by l.line, l.removed_at nulls first, l.entered_at limit 1000`;
}

/** So many lines that are known from one other sheet are no chance: the same sheet under another number. */
const FEWEST_ALIKE = 3;

/** The sheet that this one repeats, where half of its lines or more stand there already; null for none. */
export async function repeatedSheet(
  { sql, tenantId }: DataContext,
  sheetId: string,
): Promise<{ number: string; lines: number } | null> {
  const [repeated] = await sql<{ number: string; lines: number }>`
    select e.number, count(*)::int as lines
    from petitions_paper_sheet_line l
    join petitions_paper_sheet_line el on el.tenant_id = l.tenant_id and el.signature_id = l.signature_id
      and el.outcome = 'entered' and el.removed_at is null and el.sheet_id <> l.sheet_id
    join petitions_paper_sheet e on e.tenant_id = el.tenant_id and e.id = el.sheet_id
    where l.tenant_id = ${tenantId}::uuid and l.sheet_id = ${sheetId}::uuid and l.removed_at is null
    group by e.number
    having count(*) >= ${FEWEST_ALIKE} and count(*) * 2 >= (
      select count(*) from petitions_paper_sheet_line a
      where a.tenant_id = ${tenantId}::uuid and a.sheet_id = ${sheetId}::uuid and a.removed_at is null)
    order by lines desc limit 1`;
  return repeated ?? null;
}
