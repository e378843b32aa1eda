import { type DataContext, NotFound } from '@viche/plugin-api';

interface SignatoryRow {
  id: string;
  name: string | null;
  hidden: boolean;
  signedOn: string;
}

const CURSOR = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** One page of the public list, newest first. Ids are time-ordered, so the id alone is the cursor. */
export async function signaturePage(ctx: DataContext, petitionId: string, first: number, after: string | null) {
  if (after !== null && !CURSOR.test(after)) throw new NotFound({});
  const rows = await ctx.sql<SignatoryRow>`
    select id, public_name as name, name_hidden_at is not null as hidden, (signed_at at time zone ${ctx.tenant.timeZone})::date as "signedOn"
    from petitions_petition_signature
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid and standing = 'counted' and withdrawn_at is null
      and (${after}::uuid is null or id < ${after}::uuid)
    order by id desc limit ${first + 1}`;
  const page = rows.slice(0, first);
  return {
    edges: page.map(({ id, name, hidden, signedOn }) => ({
      cursor: id,
      node: { id, name: hidden ? null : name, withheld: hidden, signedOn },
    })),
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== null,
      startCursor: page[0]?.id ?? null,
      endCursor: page.at(-1)?.id ?? null,
    },
  };
}

export interface OwnSignature {
  readonly petitionId: string;
  readonly signedAt: Date;
  /** Whether the signatory is told what becomes of the petition. */
  readonly wantsLetters: boolean;
}

/** The viewer's signatures under these petitions, by petition; those not signed are absent. */
export async function mySignatures(
  petitionIds: readonly string[],
  ctx: DataContext,
): Promise<Map<string, OwnSignature>> {
  const { personKey } = ctx.actor;
  if (!personKey) return new Map();
  const rows = await ctx.sql<OwnSignature>`
    select petition_id as "petitionId", signed_at as "signedAt", wants_letters as "wantsLetters" from petitions_petition_signature
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = any(${[...petitionIds]}::uuid[]) and person_key = ${personKey} and withdrawn_at is null`;
  return new Map(rows.map((row) => [row.petitionId, row]));
}
