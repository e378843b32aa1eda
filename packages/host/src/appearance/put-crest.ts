import { BadInput, type PluginContext } from '@viche/plugin-api';

interface CrestChange {
  /** A file that the acting person sent as a crest; null takes the crest away. */
  readonly fileId: string | null;
  readonly former: string | null;
  /** The look that is being written. */
  readonly brand: Record<string, unknown>;
}

/** Largest crest as it is kept; a drawing of 512 pixels takes a tenth of it. */
const MOST_BYTES = 1_048_576;

/** Hangs a crest up for everybody, and takes the former one down: its address answers nothing from then on. */
export async function putCrest(ctx: PluginContext, { fileId, former, brand }: CrestChange): Promise<void> {
  if (former) await hideFile(ctx, former);
  delete brand.crest;
  delete brand.crestFile;
  if (fileId === null) return;
  // Each crest is a subject of its own: a public file is kept as it was, so the next one cannot hang beside it.
  const subject = { type: 'Crest', id: ctx.newId() };
  const file = await ctx.files.attach(fileId, subject, {
    kinds: ['image'],
    maxBytes: MOST_BYTES,
    most: 1,
    field: 'crest',
  });
  // Only what was sent as a crest was drawn anew as a PNG; photos of other pages are encoded otherwise.
  if (file.mediaType !== 'image/png')
    throw new BadInput({ fields: [{ field: 'crest', problem: 'core:appearance.problem.not-a-crest' }] });
  await ctx.files.publish(subject);
  brand.crestFile = file.id;
}

async function hideFile({ sql, tenantId, files }: PluginContext, fileId: string): Promise<void> {
  const [row] = await sql<{ type: string; id: string }>`
    select subject_type as type, subject_id as id from attachment where tenant_id = ${tenantId}::uuid and id = ${fileId}::uuid`;
  if (row) await files.hide(row);
}
