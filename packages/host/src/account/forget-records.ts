import type { Sql } from '@viche/db';

/** In one transaction: the site goes on writing meanwhile. */
const ROWS_AT_ONCE = 2_000;

/**
 * Nightly: records that have served their years. Looks at data of people go by their day. Of consents goes what a later word has
 * replaced for that long; the last word of a person counts as long as the account lives, and after its erasure as long as that.
 *
 * @param years at least three: younger rows the database keeps, whatever is asked
 * @returns how many rows went
 */
export async function forgetRecords(sql: Sql, tenantId: string, years: number): Promise<number> {
  const [gone] = await sql<{ rows: number }>`
    with border as (select now() - make_interval(years => ${years}::int) as at),
    looks as (
      select a.id from personal_data_access a, border
      where a.tenant_id = ${tenantId}::uuid and a.at < border.at limit ${ROWS_AT_ONCE}::int),
    consents as (
      select c.id from consent c, border
      where c.tenant_id = ${tenantId}::uuid and c.at < border.at and (
        exists (
          select from consent n where n.tenant_id = c.tenant_id and n.participant_id = c.participant_id
            and n.purpose = c.purpose and n.id > c.id and n.at < border.at)
        or exists (
          select from participant p where p.tenant_id = c.tenant_id and p.id = c.participant_id
            and p.state = 'erased' and p.erased_at < border.at))
      limit ${ROWS_AT_ONCE}::int)
    select (viche.forget_served('personal_data_access', array(select id from looks))
      + viche.forget_served('consent', array(select id from consents)))::int as rows`;
  return gone?.rows ?? 0;
}
