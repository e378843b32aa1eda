import type { Session } from '@viche/db';

export interface OwnFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly alt: string;
  readonly attachedTo: string | null;
  readonly visibility: string;
  readonly createdAt: Date;
}

/** Files that the person has sent, for the export of personal data. */
export function ownFiles({ sql }: Session, tenantId: string, participantId: string): Promise<OwnFile[]> {
  return sql<OwnFile>`
    select file_name as "fileName", media_type as "mediaType", bytes, alt, subject_type as "attachedTo", visibility,
      created_at as "createdAt"
    from attachment
    where tenant_id = ${tenantId}::uuid and owner_id = ${participantId}::uuid and derived_from_id is null order by id`;
}

/**
 * Files that wait for an act go, and so do papers about residence, which speak of nobody else; what hangs on something other is its
 * module's, and forgets who sent it.
 */
export async function eraseOwnFiles({ sql }: Session, tenantId: string, participantId: string): Promise<void> {
  const papers = sql.part`tenant_id = ${tenantId}::uuid and subject_type = 'ResidencyClaim' and subject_id in (
    select c.id from residency_claim c where c.tenant_id = ${tenantId}::uuid and c.participant_id = ${participantId}::uuid)`;
  await sql`delete from attachment where ${papers} and derived_from_id is not null`;
  await sql`delete from attachment where ${papers}`;
  await sql`delete from attachment where tenant_id = ${tenantId}::uuid and owner_id = ${participantId}::uuid and subject_id is null
    and derived_from_id is not null`;
  await sql`delete from attachment where tenant_id = ${tenantId}::uuid and owner_id = ${participantId}::uuid and subject_id is null`;
  await sql`update attachment set owner_id = null where tenant_id = ${tenantId}::uuid and owner_id = ${participantId}::uuid`;
}
