import { slugify } from '@viche/i18n';
import { BadInput, Conflict, expected, NotFound, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { raiseConfigVersion } from '../commands/raise-config-version.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { pagePlace, pageSlug, pageSlugProblem, pageText } from './page-input.ts';
import { pageTerms } from './page-terms.ts';

/** Another page of the hromada has this address. */
export class PageSlugTaken extends expected('core/page-slug-taken', 409)<{ slug: string }> {}

interface PageRow {
  readonly id: string;
  readonly slug: string;
  readonly placement: string;
  readonly order: number;
  readonly latest: number;
  readonly published: number | null;
  readonly revision: number;
  readonly publishedAt: Date | null;
}

const base = {
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'Page'],
  by: 'staff',
  interactive: true,
} as const;
const seen = { pageId: z.guid(), revision: z.int().min(1) };

/** Begins a page as a draft: nobody reads it before it is published. */
export const addPage = coreCommand({
  ...base,
  name: 'core.add-page',
  input: z.strictObject({ ...pageText, slug: pageSlug, ...pagePlace }),
  errors: [PageSlugTaken],
  async run(ctx, { slug, placement, order, ...said }) {
    const { tenantId, sql } = ctx;
    const text = orderedText({ titleEn: '', bodyEn: '', ...said });
    const address = checkedSlug(slug || slugify(text.titleUk));
    // Whoever gives this address to another page at the same time comes before or after, never in between.
    await ctx.gate('PageSlug', address, 'move');
    const now = await ctx.now();
    const [row] = await sql<{ id: string }>`
      insert into page (tenant_id, id, slug, placement, "order", created_at, changed_at)
      values (${tenantId}::uuid, ${ctx.newId()}::uuid, ${address}, ${placement}, ${order}, ${now}::timestamptz, ${now}::timestamptz)
      on conflict (tenant_id, slug) do nothing returning id`;
    if (!row) throw new PageSlugTaken({ slug: address }, 'slug');
    await writeVersion(ctx, { pageId: row.id, number: 1, restores: null, text });
    ctx.noteChange({ type: 'Page', id: row.id }, null, { slug: address, ...text });
    return { pageId: row.id };
  },
});

/**
 * Writes the page's next version, and changes its address and place. What everybody reads stays the published version. An address
 * that was published stays for ever.
 */
export const editPage = coreCommand({
  ...base,
  name: 'core.edit-page',
  input: z.strictObject({ ...seen, ...pageText, slug: pageSlug, ...pagePlace }),
  errors: [PageSlugTaken],
  async run(ctx, { pageId, revision, slug, placement, order, ...said }) {
    const { tenantId, sql } = ctx;
    const page = await lockPage(ctx, pageId, revision);
    const address = slug === '' || slug === page.slug ? page.slug : checkedSlug(slug);
    if (address !== page.slug) {
      if (page.publishedAt)
        throw new BadInput({ fields: [{ field: 'slug', problem: 'core:pages.problem.slug-kept' }] });
      await ctx.gate('PageSlug', address, 'move');
      const [taken] = await sql`select 1 from page where tenant_id = ${tenantId}::uuid and slug = ${address}`;
      if (taken) throw new PageSlugTaken({ slug: address }, 'slug');
    }
    const before = await textOf(ctx, page);
    const text = orderedText({ ...before, ...said });
    const isNewText = JSON.stringify(before) !== JSON.stringify(text);
    const latest = page.latest + (isNewText ? 1 : 0);
    if (isNewText) await writeVersion(ctx, { pageId, number: latest, restores: null, text });
    await sql`
      update page set slug = ${address}, placement = ${placement}, "order" = ${order}, latest = ${latest}, revision = revision + 1,
        changed_at = ${await ctx.now()}::timestamptz
      where tenant_id = ${tenantId}::uuid and id = ${pageId}::uuid`;
    if (page.published && (placement !== page.placement || order !== page.order)) await raiseConfigVersion(ctx);
    ctx.noteChange(
      { type: 'Page', id: pageId },
      { slug: page.slug, placement: page.placement, order: page.order, ...before },
      { slug: address, placement, order, ...text },
    );
    return { pageId };
  },
});

/** Shows the latest version to everybody, or takes the page back: its address then answers as one that never was. */
export const publishPage = coreCommand({
  ...base,
  name: 'core.publish-page',
  input: z.strictObject({ ...seen, to: z.enum(['published', 'draft']) }),
  errors: [],
  async run(ctx, { pageId, revision, to }) {
    const page = await lockPage(ctx, pageId, revision);
    const published = to === 'published' ? page.latest : null;
    const now = await ctx.now();
    await ctx.sql`
      update page set published = ${published}, revision = revision + 1, changed_at = ${now}::timestamptz,
        published_at = coalesce(published_at, ${published ? now : null}::timestamptz)
      where tenant_id = ${ctx.tenantId}::uuid and id = ${pageId}::uuid`;
    await raiseConfigVersion(ctx);
    ctx.invalidate(`Page:${pageId}`, 'Page:list');
    ctx.noteChange({ type: 'Page', id: pageId }, { published: page.published }, { published });
    return { pageId };
  },
});

/** Writes what an older version said as the page's next one: nothing of the history is lost. */
export const restorePage = coreCommand({
  ...base,
  name: 'core.restore-page',
  input: z.strictObject({ ...seen, version: z.int().min(1) }),
  errors: [],
  async run(ctx, { pageId, revision, version }) {
    const page = await lockPage(ctx, pageId, revision);
    if (version >= page.latest) throw new NotFound({});
    const text = await textOf(ctx, { id: pageId, latest: version });
    await writeVersion(ctx, { pageId, number: page.latest + 1, restores: version, text });
    await ctx.sql`
      update page set latest = latest + 1, revision = revision + 1, changed_at = ${await ctx.now()}::timestamptz
      where tenant_id = ${ctx.tenantId}::uuid and id = ${pageId}::uuid`;
    ctx.noteChange(
      { type: 'Page', id: pageId },
      { latest: page.latest },
      { latest: page.latest + 1, restores: version },
    );
    return { pageId };
  },
});

interface PageText {
  readonly titleUk: string;
  readonly titleEn: string;
  readonly bodyUk: string;
  readonly bodyEn: string;
}

const orderedText = ({ titleUk, titleEn, bodyUk, bodyEn }: PageText): PageText => ({
  titleUk,
  titleEn,
  bodyUk,
  bodyEn,
});

function checkedSlug(slug: string): string {
  const problem = pageSlugProblem(slug);
  if (problem) throw new BadInput({ fields: [{ field: 'slug', problem }] });
  return slug;
}

async function lockPage({ sql, tenantId }: PluginContext, pageId: string, revision: number): Promise<PageRow> {
  const [page] = await sql<PageRow>`
    select id, slug, placement, "order", latest, published, revision, published_at as "publishedAt" from page
    where tenant_id = ${tenantId}::uuid and id = ${pageId}::uuid for update`;
  if (!page) throw new NotFound({});
  if (page.revision !== revision) throw new Conflict({});
  return page;
}

async function textOf({ sql, tenantId }: PluginContext, page: Pick<PageRow, 'id' | 'latest'>): Promise<PageText> {
  const [text] = await sql<PageText>`
    select title_uk as "titleUk", title_en as "titleEn", body_uk as "bodyUk", body_en as "bodyEn" from page_version
    where tenant_id = ${tenantId}::uuid and page_id = ${page.id}::uuid and number = ${page.latest}`;
  return text!;
}

async function writeVersion(
  ctx: PluginContext,
  version: { pageId: string; number: number; restores: number | null; text: PageText },
): Promise<void> {
  const { pageId, number, restores, text } = version;
  await ctx.sql`
    insert into page_version (tenant_id, id, page_id, number, title_uk, body_uk, title_en, body_en, terms, restores,
      staff_id, created_at)
    values (${ctx.tenantId}::uuid, ${ctx.newId()}::uuid, ${pageId}::uuid, ${number}, ${text.titleUk}, ${text.bodyUk}, ${text.titleEn},
      ${text.bodyEn}, ${pageTerms(text)}::text[], ${restores}, ${ctx.actor.staffId}::uuid, ${await ctx.now()}::timestamptz)`;
}
