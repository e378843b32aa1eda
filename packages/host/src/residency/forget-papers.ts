import type { Sql } from '@viche/db';

/**
 * Nightly: files of papers whose days after the decision are over. Their rows stay, with no name and no file; the bytes become
 * noise at once, and the tidying of files takes them.
 */
export async function forgetPapers(sql: Sql, tenantId: string): Promise<void> {
  const over = sql.part`select c.id from residency_claim c where c.tenant_id = ${tenantId}::uuid and c.file_until < now()`;
  const ofThem = sql.part`tenant_id = ${tenantId}::uuid and subject_type = 'ResidencyClaim' and subject_id in (${over})`;
  // Copies first: nothing may hang on what is no more.
  await sql`delete from attachment where ${ofThem} and derived_from_id is not null`;
  await sql`delete from attachment where ${ofThem}`;
}
