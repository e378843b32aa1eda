import type { Sql } from '@viche/db';
import type { AttachedFile } from '@viche/plugin-api';
import { isMediaType, kindOf } from './file-types.ts';

interface Place {
  readonly sql: Sql;
  readonly tenantId: string;
}

type Row = Omit<AttachedFile, 'kind'>;

/** Only types that we know are ever written; a row of another one would be a defect. */
function shown(row: Row): AttachedFile {
  if (!isMediaType(row.mediaType)) throw new Error(`an attachment of the unknown type ${row.mediaType}`);
  return { ...row, kind: kindOf(row.mediaType) };
}

/** Files by the id of what they hang on, in the order in which they were sent. Ids without files are left out. */
export async function attachedFiles(
  { sql, tenantId }: Place,
  subjectIds: readonly string[],
): Promise<Map<string, AttachedFile[]>> {
  const rows = await sql<Row>`
    select a.id, a.subject_id as "subjectId", a.media_type as "mediaType", a.bytes, a.file_name as "fileName", a.alt, a.width,
      a.height, a.visibility, a.signers, t.id as "thumbnailId"
    from attachment a left join attachment t on t.tenant_id = a.tenant_id and t.derived_from_id = a.id
    where a.tenant_id = ${tenantId}::uuid and a.subject_id = any(${[...subjectIds]}::uuid[]) and a.derived_from_id is null
    order by a.id`;
  const bySubject = new Map<string, AttachedFile[]>();
  for (const row of rows) bySubject.set(row.subjectId, [...(bySubject.get(row.subjectId) ?? []), shown(row)]);
  return bySubject;
}

/** A row as its bytes are served. */
export interface AttachmentRow {
  readonly id: string;
  readonly storageKey: string;
  readonly fileKey: Uint8Array;
  readonly sha256: Uint8Array;
  readonly mediaType: string;
  readonly bytes: number;
  readonly fileName: string;
  readonly visibility: 'private' | 'public';
  readonly scanState: string;
}

export async function attachmentById({ sql, tenantId }: Place, id: string): Promise<AttachmentRow | null> {
  const [row] = await sql<AttachmentRow>`
    select id, storage_key as "storageKey", file_key as "fileKey", sha256, media_type as "mediaType", bytes,
      file_name as "fileName", visibility, scan_state as "scanState"
    from attachment where tenant_id = ${tenantId}::uuid and id = ${id}::uuid`;
  return row ?? null;
}
