import type { DataContext } from '@viche/plugin-api';
import { AGE_BAND_KEYS, type AgeBand } from '../age-bands.ts';

/** A number of a breakdown. */
export interface TerritoryFigure {
  /** Null stands for people who stated none. */
  readonly territoryId: string | null;
  /** Null where it is hidden. */
  readonly signatures: number | null;
  /** Whether a part of it is hidden: then there are so many at the least. */
  readonly partly: boolean;
}

export interface TerritoryBreakdown {
  /** First day of the quarter in which the collections ended. */
  readonly quarter: string;
  readonly petitions: number;
  readonly signatures: number;
  /** Not stated is the last one. */
  readonly figures: readonly TerritoryFigure[];
}

interface FigureRow {
  readonly quarter: string;
  readonly territoryId: string | null;
  readonly signatures: number | null;
  readonly partly: boolean;
}

/**
 * Closed quarters, the latest first, by territory: petitions whose collection ended in the quarter. Numbers are sums of what
 * the frozen tables show, so they tell nothing that those do not.
 */
export async function territoriesByQuarter(ctx: DataContext, last: number): Promise<TerritoryBreakdown[]> {
  const { sql, tenantId } = ctx;
  const heads = await sql<Omit<TerritoryBreakdown, 'figures'>>`
    select t.quarter, sum(t.signatures)::int as signatures, sum(t.petitions)::int as petitions
    from (select quarter, signatures, (select count(*) from petitions_petition_territory_counted c
        where c.tenant_id = table_.tenant_id and c.table_id = table_.id) as petitions
      from petitions_petition_territory_table table_ where tenant_id = ${tenantId}::uuid
        and quarter < date_trunc('quarter', ${await ctx.now()}::timestamptz at time zone ${ctx.tenant.timeZone})::date) t
    group by t.quarter order by t.quarter desc limit ${last}`;
  const figures = await sql<FigureRow>`
    select t.quarter, f.territory_id as "territoryId", sum(f.signatures)::int as signatures, bool_or(f.signatures is null) as partly
    from petitions_petition_territory_table t
    join (select tenant_id, table_id, territory_id, signatures from petitions_petition_territory_figure
      union all select tenant_id, id, null, not_stated from petitions_petition_territory_table) f
      on f.tenant_id = t.tenant_id and f.table_id = t.id
    where t.tenant_id = ${tenantId}::uuid and f.tenant_id = ${tenantId}::uuid
      and t.quarter = any(${heads.map(({ quarter }) => quarter)}::date[])
    group by t.quarter, f.territory_id`;
  return heads.map((head) => ({ ...head, figures: figures.filter(({ quarter }) => quarter === head.quarter) }));
}

/** The petition's own table; null while it collects, where it is too small for one, and where nobody stated a territory. */
export async function territoriesOfPetition(ctx: DataContext, petitionId: string): Promise<TerritoryBreakdown | null> {
  const { sql, tenantId } = ctx;
  const [table] = await sql<{ id: string; quarter: string; signatures: number; notStated: number | null }>`
    select id, quarter, signatures, not_stated as "notStated" from petitions_petition_territory_table
    where tenant_id = ${tenantId}::uuid and petition_id = ${petitionId}::uuid`;
  if (!table) return null;
  const stated = await sql<{ territoryId: string; signatures: number | null }>`
    select territory_id as "territoryId", signatures from petitions_petition_territory_figure
    where tenant_id = ${tenantId}::uuid and table_id = ${table.id}::uuid`;
  const figures = [...stated, { territoryId: null, signatures: table.notStated }];
  return {
    quarter: table.quarter,
    petitions: 1,
    signatures: table.signatures,
    figures: figures.map((figure) => ({ ...figure, partly: figure.signatures === null })),
  };
}

export interface AgeBreakdown {
  /** Its first day. */
  readonly quarter: string;
  /** Null where a number is hidden. */
  readonly bands: readonly { readonly band: AgeBand; readonly signatures: number | null }[];
}

/** Closed quarters, the latest first, by the age that signatories had on the day of signing. */
export async function agesByQuarter(ctx: DataContext, last: number): Promise<AgeBreakdown[]> {
  const rows = await ctx.sql<{ quarter: string; band: AgeBand; signatures: number | null }>`
    select quarter, band, signatures from petitions_petition_quarter_age
    where tenant_id = ${ctx.tenantId}::uuid order by quarter desc limit ${last * AGE_BAND_KEYS.length}`;
  return [...new Set(rows.map(({ quarter }) => quarter))].map((quarter) => ({
    quarter,
    bands: AGE_BAND_KEYS.map((band) => ({
      band,
      signatures: rows.find((row) => row.quarter === quarter && row.band === band)?.signatures ?? null,
    })),
  }));
}
