import { BadInput, type DataContext } from '@viche/plugin-api';

/** Rows of one batch: enough that 200,000 of them are a hundred short transactions. */
const LINES_AT_ONCE = 2_000;
/** A moment as PostgreSQL writes it, to the microsecond, and the id that parts equal moments. */
const CURSOR = /^(\d{4}-\d{2}-\d{2} [0-9:.+-]{8,24})\|([0-9a-f-]{36})$/;

/** What a list of signatories counts, up to the moment at which it was begun. */
export interface SignatureSheet {
  readonly electronic: number;
  readonly paper: number;
  /** The list's last moment; signatures after it are not in it. */
  readonly until: string;
}

/** One line of the list: the name, or null where the law hides it, the local day, and how it was given. */
export type SignatureLine = readonly [name: string | null, signedOn: string, way: 'web' | 'paper'];

export interface SignatureLines {
  readonly lines: readonly SignatureLine[];
  /** Where the next batch begins; null after the last line. */
  readonly next: string | null;
}

export async function signatureSheet({ sql, tenantId }: DataContext, petitionId: string): Promise<SignatureSheet> {
  const [row] = await sql<SignatureSheet>`
    select count(*) filter (where channel <> 'paper')::int as electronic, count(*) filter (where channel = 'paper')::int as paper,
      (now() at time zone 'UTC')::text || '+00' as until
    from petitions_petition_signature
    where tenant_id = ${tenantId}::uuid and petition_id = ${petitionId}::uuid and standing = 'counted' and withdrawn_at is null
      and signed_at <= now()`;
  return row!;
}

/**
 * The whole list in the order of signing, batch by batch.
 *
 * @throws {BadInput} for a cursor that this list did not give
 */
export async function signatureLines(
  ctx: DataContext,
  petitionId: string,
  { after, until }: { after: string | null; until: string },
): Promise<SignatureLines> {
  const [, at, id] = CURSOR.exec(after ?? '') ?? [];
  if ((after !== null && !id) || !CURSOR.test(`${until}|${petitionId}`))
    throw new BadInput({ fields: [{ field: 'after', problem: 'invalid' }] });
  const rows = await ctx.sql<{ cursor: string; name: string | null; signedOn: string; way: 'web' | 'paper' }>`
    select (signed_at at time zone 'UTC')::text || '+00|' || id as cursor,
      case when name_hidden_at is null then public_name end as name,
      (signed_at at time zone ${ctx.tenant.timeZone})::date::text as "signedOn",
      case when channel = 'paper' then 'paper' else 'web' end as way
    from petitions_petition_signature
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid and standing = 'counted' and withdrawn_at is null
      and signed_at <= ${until}::timestamptz
      and (${id ?? null}::uuid is null or (signed_at, id) > (${at ?? null}::timestamptz, ${id ?? null}::uuid))
    order by signed_at, id limit ${LINES_AT_ONCE}`;
  return {
    lines: rows.map(({ name, signedOn, way }) => [name, signedOn, way] as const),
    next: rows.length === LINES_AT_ONCE ? rows.at(-1)!.cursor : null,
  };
}
