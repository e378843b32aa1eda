import { expected } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';

/** The hour, the day, or the hromada's whole room is full. */
export class FileQuota extends expected('core/file-quota', 429) {}

const part = z.strictObject({
  id: z.uuid(),
  storageKey: z.string(),
  fileKey: z.instanceof(Uint8Array),
  sha256: z.instanceof(Uint8Array),
  mediaType: z.string(),
  bytes: z.int().min(1),
  fileName: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
});

/** Threats §5.3. Staff work at their desk all day, under audit. */
const MOST_PER_HOUR = { person: 20, staff: 200 } as const;
const MOST_BYTES_PER_DAY = { person: 200 * 1_048_576, staff: 2_000 * 1_048_576 } as const;

/**
 * Notes a file that was checked and stored a moment ago: it waits a day for the act that takes it. Called by `keepUpload`
 * only; what the row says of the bytes is what the check found.
 */
export const keepFile = coreCommand({
  name: 'core.keep-file',
  plugin: CORE_MANIFEST,
  assurance: 'email',
  can: ['upload', 'Attachment'],
  by: 'participant',
  input: z.strictObject({
    main: part,
    thumbnail: part.nullable(),
    signers: z.array(z.record(z.string(), z.string().nullable())),
    scanner: z.enum(['asked', 'none']),
    quotaBytes: z.int(),
  }),
  errors: [FileQuota],
  async run(ctx, { main, thumbnail, signers, scanner, quotaBytes }) {
    const { tenantId, actor, sql } = ctx;
    const now = await ctx.now();
    const who = actor.staffId ? 'staff' : 'person';
    await ctx.gate('Uploads', actor.participantId!, 'move');
    const [own] = await sql<{ files: number; bytes: number }>`
      select count(*) filter (where derived_from_id is null and created_at > ${now}::timestamptz - interval '1 hour')::int as files,
        coalesce(sum(bytes), 0)::float8 as bytes
      from attachment
      where tenant_id = ${tenantId}::uuid and owner_id = ${actor.participantId}::uuid
        and created_at > ${now}::timestamptz - interval '1 day'`;
    const [all] = await sql<{ bytes: number }>`
      select coalesce(sum(bytes), 0)::float8 as bytes from attachment where tenant_id = ${tenantId}::uuid`;
    const more = main.bytes + (thumbnail?.bytes ?? 0);
    if (
      own!.files >= MOST_PER_HOUR[who] ||
      own!.bytes + more > MOST_BYTES_PER_DAY[who] ||
      all!.bytes + more > quotaBytes
    )
      throw new FileQuota({});
    for (const one of thumbnail ? [main, thumbnail] : [main]) {
      const original = one === main;
      await sql`
        insert into attachment (tenant_id, id, owner_id, derived_from_id, storage_key, file_key, sha256, media_type, bytes, file_name,
          width, height, scan_state, scanned_at, signers, created_at)
        values (${tenantId}::uuid, ${one.id}::uuid, ${actor.participantId}::uuid, ${original ? null : main.id}::uuid, ${one.storageKey},
          ${one.fileKey}, ${one.sha256}, ${one.mediaType}, ${one.bytes}, ${one.fileName}, ${one.width}, ${one.height}, 'clean',
          ${scanner === 'asked' ? now : null}::timestamptz, ${JSON.stringify(original ? signers : [])}::jsonb, ${now}::timestamptz)`;
    }
    return { fileId: main.id };
  },
});
