import { BadInput, Conflict, NotFound, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { documentUrlProblem } from './document-url.ts';

export const DOCUMENT_KINDS = [
  'statute',
  'regulation',
  'privacy-notice',
  'processing-agreement',
  'decision',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Largest file of a document: the hromada's statute with its annexes. */
const MOST_BYTES = 20 * 1_048_576;

const facts = {
  kind: z.enum(DOCUMENT_KINDS),
  titleUk: z.string().trim().min(3).max(300),
  /** What is left out stays; of a new document there is none. */
  titleEn: z.string().trim().max(300).optional(),
  number: z.string().trim().max(60).default(''),
  adoptedOn: z.iso.date().nullable().default(null),
  inForceFrom: z.iso.date().nullable().default(null),
  /** Where the document lies, when it is no file of this site: `https://…`, or a path of the site. */
  url: z.string().trim().max(500).default(''),
  order: z.int().min(0).max(999).default(0),
};

const base = {
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'Document'],
  by: 'staff',
  errors: [],
  interactive: true,
} as const;
const seen = { documentId: z.guid(), revision: z.int().min(1) };

/** Publishes a document: a file that was sent before, or a link. */
export const addDocument = coreCommand({
  ...base,
  name: 'core.add-document',
  input: z.strictObject({ ...facts, fileId: z.guid().nullable().default(null) }),
  async run(ctx, { fileId, ...document }) {
    checkFacts(document, fileId !== null);
    const id = ctx.newId();
    if (fileId) await hang(ctx, id, fileId);
    const now = await ctx.now();
    await ctx.sql`
      insert into document (tenant_id, id, kind, title_uk, title_en, number, adopted_on, in_force_from, url, has_file, "order",
        created_at, changed_at)
      values (${ctx.tenantId}::uuid, ${id}::uuid, ${document.kind}, ${document.titleUk}, ${document.titleEn ?? ''}, ${document.number},
        ${document.adoptedOn}::date, ${document.inForceFrom}::date, ${document.url || null}, ${fileId !== null}, ${document.order},
        ${now}::timestamptz, ${now}::timestamptz)`;
    ctx.invalidate('Document:list');
    ctx.noteChange({ type: 'Document', id }, null, { ...document, fileId });
    return { documentId: id };
  },
});

/** Mends what is said of a document; a new file takes the place of the former one, which nobody sees from then on. */
export const editDocument = coreCommand({
  ...base,
  name: 'core.edit-document',
  input: z.strictObject({ ...seen, ...facts, fileId: z.guid().nullable().default(null) }),
  async run(ctx, { documentId, revision, fileId, ...document }) {
    const before = await lockDocument(ctx, documentId, revision);
    checkFacts(document, fileId !== null || before.hasFile);
    if (fileId) {
      // What was public is kept as it was (trigger), so the former paper is hidden and not replaced.
      await ctx.files.hide({ type: 'Document', id: documentId });
      await hang(ctx, documentId, fileId);
    }
    await ctx.sql`
      update document set kind = ${document.kind}, title_uk = ${document.titleUk}, title_en = coalesce(${document.titleEn ?? null}::text, title_en),
        number = ${document.number}, adopted_on = ${document.adoptedOn}::date, in_force_from = ${document.inForceFrom}::date,
        url = ${document.url || null}, has_file = ${fileId !== null || before.hasFile}, "order" = ${document.order},
        revision = revision + 1, changed_at = ${await ctx.now()}::timestamptz
      where tenant_id = ${ctx.tenantId}::uuid and id = ${documentId}::uuid`;
    ctx.invalidate('Document:list');
    ctx.noteChange({ type: 'Document', id: documentId }, before, { ...document, fileId });
    return { documentId };
  },
});

/** Takes a document out of the public list, or puts it back. Its row and its file stay. */
export const withdrawDocument = coreCommand({
  ...base,
  name: 'core.withdraw-document',
  input: z.strictObject({ ...seen, to: z.enum(['withdrawn', 'shown']), reason: z.string().trim().min(3).max(500) }),
  async run(ctx, { documentId, revision, to, reason }) {
    const before = await lockDocument(ctx, documentId, revision);
    if ((before.withdrawnAt !== null) === (to === 'withdrawn')) throw new Conflict({});
    const now = await ctx.now();
    await ctx.sql`
      update document set withdrawn_at = ${to === 'withdrawn' ? now : null}::timestamptz, revision = revision + 1,
        changed_at = ${now}::timestamptz
      where tenant_id = ${ctx.tenantId}::uuid and id = ${documentId}::uuid`;
    if (to === 'withdrawn') await ctx.files.hide({ type: 'Document', id: documentId });
    else await showLatestFile(ctx, documentId);
    ctx.invalidate('Document:list');
    ctx.noteChange({ type: 'Document', id: documentId }, before.withdrawnAt ? 'withdrawn' : 'shown', to, reason);
    return { documentId };
  },
});

interface DocumentRow {
  readonly kind: string;
  readonly titleUk: string;
  readonly hasFile: boolean;
  readonly revision: number;
  readonly withdrawnAt: Date | null;
}

async function lockDocument({ sql, tenantId }: PluginContext, id: string, revision: number): Promise<DocumentRow> {
  const [row] = await sql<DocumentRow>`
    select kind, title_uk as "titleUk", has_file as "hasFile", revision, withdrawn_at as "withdrawnAt" from document
    where tenant_id = ${tenantId}::uuid and id = ${id}::uuid for update`;
  if (!row) throw new NotFound({});
  if (row.revision !== revision) throw new Conflict({});
  return row;
}

function checkFacts(
  document: { url: string; adoptedOn: string | null; inForceFrom: string | null },
  hasFile: boolean,
): void {
  const { url, adoptedOn, inForceFrom } = document;
  const fields = [];
  if (!hasFile && url === '') fields.push({ field: 'file', problem: 'core:documents.problem.nothing' });
  const problem = url === '' ? null : documentUrlProblem(url);
  if (problem) fields.push({ field: 'url', problem });
  if (adoptedOn && inForceFrom && inForceFrom < adoptedOn)
    fields.push({ field: 'inForceFrom', problem: 'core:documents.problem.before-adoption' });
  if (fields.length > 0) throw new BadInput({ fields });
}

/** Hangs a paper on a document. Each paper is a subject of its own, so that an older one stays hidden when this one is shown. */
async function hang(ctx: PluginContext, documentId: string, fileId: string): Promise<void> {
  const subject = { type: 'Document', id: documentId };
  await ctx.files.attach(fileId, subject, {
    kinds: ['pdf', 'document', 'signature', 'image'],
    maxBytes: MOST_BYTES,
    most: MOST_PAPERS,
    field: 'file',
  });
  await showLatestFile(ctx, documentId);
}

/** Editions of one document over the years. */
const MOST_PAPERS = 40;

/** Everybody sees the paper that was sent last; former ones stay hidden. */
async function showLatestFile({ sql, tenantId, now }: PluginContext, documentId: string): Promise<void> {
  await sql`
    update attachment set visibility = 'public', published_at = coalesce(published_at, ${await now()}::timestamptz)
    where tenant_id = ${tenantId}::uuid and subject_id = ${documentId}::uuid and visibility = 'private'
      and coalesce(derived_from_id, id) = (
        select a.id from attachment a where a.tenant_id = ${tenantId}::uuid and a.subject_id = ${documentId}::uuid
          and a.derived_from_id is null order by a.created_at desc, a.id desc limit 1)`;
}
