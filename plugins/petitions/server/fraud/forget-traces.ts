import type { PetitionsContext } from '../jobs.ts';

/** Rows of one statement: signing goes on meanwhile. */
const AT_ONCE = 5_000;
/** A case that was taken up keeps the mark of its network longer (threats §5.9). */
const CASE_DAYS = 90;

/** Nightly: traces of networks go after their days, those of cases after theirs. Ids are ordered by time, so the key finds the old. */
export async function forgetTraces(_payload: object, ctx: PetitionsContext): Promise<void> {
  const { tenantId } = ctx;
  const now = await ctx.now();
  const before = firstIdOf(new Date(now.getTime() - ctx.settings.traceDays * 86_400_000));
  let gone: readonly unknown[];
  do {
    gone = await ctx.sql`
      delete from petitions_signature_trace where tenant_id = ${tenantId}::uuid and signature_id in (
        select signature_id from petitions_signature_trace
        where tenant_id = ${tenantId}::uuid and signature_id < ${before}::uuid order by signature_id limit ${AT_ONCE})
      returning signature_id`;
  } while (gone.length === AT_ONCE);
  await ctx.sql`
    update petitions_signature_cluster set mark = null
    where tenant_id = ${tenantId}::uuid and mark is not null and found_at < ${now}::timestamptz - make_interval(days => ${CASE_DAYS})`;
  await ctx.sql`
    update petitions_signature_invalidation set mark = null
    where tenant_id = ${tenantId}::uuid and mark is not null and state in ('drafted', 'confirmed')
      and created_at < ${now}::timestamptz - make_interval(days => ${CASE_DAYS})`;
}

/** The least UUIDv7 of that millisecond. */
function firstIdOf(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
