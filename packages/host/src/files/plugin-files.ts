import type { Session } from '@viche/db';
import { type BaseContext, FileNotAllowed, type Files, NotFound, TooManyFiles } from '@viche/plugin-api';
import { attachedFiles } from '@viche/storage';

/** The files of one tenant inside the transaction of a command. */
export function pluginFiles({ sql }: Session, { tenantId, actor }: BaseContext, now: () => Promise<Date>): Files {
  const place = { sql, tenantId };
  const filesOf = async (id: string) => (await attachedFiles(place, [id])).get(id) ?? [];

  /** Copies go first: nothing may hang on what is no more. */
  async function removeFiles(ids: readonly string[]): Promise<void> {
    const among = [...ids];
    await sql`delete from attachment where tenant_id = ${tenantId}::uuid and derived_from_id = any(${among}::uuid[])`;
    await sql`delete from attachment where tenant_id = ${tenantId}::uuid and id = any(${among}::uuid[])`;
  }

  return {
    async attach(fileId, subject, { kinds, maxBytes, most, alt = '', field }) {
      // Two at once: the second one sees the first, so that no subject gets more than it may have.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${tenantId}:files:${subject.id}`}, 0))`;
      const before = await filesOf(subject.id);
      if (before.length >= most) throw new TooManyFiles({ most }, field);
      const taken = await sql<{ id: string }>`
        update attachment set subject_type = ${subject.type}, subject_id = ${subject.id}::uuid,
          alt = case when derived_from_id is null then ${alt} else alt end
        where tenant_id = ${tenantId}::uuid and (id = ${fileId}::uuid or derived_from_id = ${fileId}::uuid)
          and subject_id is null and scan_state = 'clean' and owner_id = ${actor.participantId}::uuid
        returning id`;
      if (taken.length === 0) throw new NotFound({});
      const file = (await filesOf(subject.id)).find(({ id }) => id === fileId);
      if (!file) throw new NotFound({});
      const tooBig = maxBytes !== undefined && file.bytes > maxBytes;
      if (tooBig || !kinds.includes(file.kind))
        throw new FileNotAllowed({ megabytes: Math.floor((maxBytes ?? 0) / 1_048_576) }, field);
      return file;
    },
    of: ({ id }) => filesOf(id),
    async alike(fileId, { type, id }) {
      // By bytes: whoever attaches the same ones elsewhere waits here until the first act has ended.
      await sql`
        select pg_advisory_xact_lock(hashtextextended(${`${tenantId}:bytes:`} || encode(sha256, 'hex'), 0))
        from attachment where tenant_id = ${tenantId}::uuid and id = ${fileId}::uuid`;
      const rows = await sql<{ id: string }>`
        select distinct o.subject_id as id from attachment a
        join attachment o on o.tenant_id = a.tenant_id and o.sha256 = a.sha256
        where a.tenant_id = ${tenantId}::uuid and a.id = ${fileId}::uuid and o.subject_type = ${type}
          and o.subject_id <> ${id}::uuid and o.derived_from_id is null`;
      return rows.map((row) => row.id);
    },
    async remove(fileId, { id }) {
      if (!(await filesOf(id)).some((file) => file.id === fileId)) throw new NotFound({});
      await removeFiles([fileId]);
    },
    async removeAll({ id }) {
      await removeFiles((await filesOf(id)).map((file) => file.id));
    },
    async publish({ id }) {
      await sql`
        update attachment set visibility = 'public', published_at = coalesce(published_at, ${await now()}::timestamptz)
        where tenant_id = ${tenantId}::uuid and subject_id = ${id}::uuid and visibility = 'private'`;
    },
    async hide({ id }) {
      await sql`
        update attachment set visibility = 'private'
        where tenant_id = ${tenantId}::uuid and subject_id = ${id}::uuid and visibility = 'public'`;
    },
  };
}
