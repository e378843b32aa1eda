import type { DataContext, Locale } from '@viche/plugin-api';
import { termsOf } from '@viche/search';
import { pageTerms } from './page-terms.ts';

type Place = Pick<DataContext, 'sql' | 'tenantId'>;

/** A page as everybody reads it, in one language. */
export interface PublicPage {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** With the marks of Markdown; no markup of it is ever shown as markup. */
  readonly body: string;
  /** Of title and body: Ukrainian where the other language was left out. */
  readonly titleLocale: Locale;
  readonly bodyLocale: Locale;
  readonly publishedAt: Date;
  readonly changedAt: Date;
}

interface TextRow {
  readonly titleUk: string;
  readonly titleEn: string;
  readonly bodyUk: string;
  readonly bodyEn: string;
}

/** The published version of a page in the reader's language; null for a draft, as for no page at all. */
export async function publicPage({ sql, tenantId, locale }: DataContext, slug: string): Promise<PublicPage | null> {
  const [row] = await sql<TextRow & { id: string; slug: string; publishedAt: Date; changedAt: Date }>`
    select p.id, p.slug, v.title_uk as "titleUk", v.title_en as "titleEn", v.body_uk as "bodyUk", v.body_en as "bodyEn",
      p.published_at as "publishedAt", v.created_at as "changedAt"
    from page p join page_version v on v.tenant_id = p.tenant_id and v.page_id = p.id and v.number = p.published
    where p.tenant_id = ${tenantId}::uuid and p.slug = ${slug}`;
  return row ? { ...row, ...inLanguage(row, locale) } : null;
}

function inLanguage({ titleUk, titleEn, bodyUk, bodyEn }: TextRow, locale: Locale) {
  const titleLocale: Locale = locale === 'en' && titleEn ? 'en' : 'uk';
  const bodyLocale: Locale = locale === 'en' && bodyEn ? 'en' : 'uk';
  return {
    title: titleLocale === 'en' ? titleEn : titleUk,
    body: bodyLocale === 'en' ? bodyEn : bodyUk,
    titleLocale,
    bodyLocale,
  };
}

/** A published page in a list: of the menus, of the site's map, of a search. */
export interface PageLink {
  readonly slug: string;
  readonly titleUk: string;
  readonly titleEn: string;
  readonly placement: string;
  readonly changedAt: Date;
}

/** All published pages, those of the menus in their order. */
export function pageLinks({ sql, tenantId }: Place): Promise<PageLink[]> {
  return sql<PageLink>`
    select p.slug, v.title_uk as "titleUk", v.title_en as "titleEn", p.placement, v.created_at as "changedAt"
    from page p join page_version v on v.tenant_id = p.tenant_id and v.page_id = p.id and v.number = p.published
    where p.tenant_id = ${tenantId}::uuid order by p."order", p.id limit 500`;
}

/** Published sections of the page of help, in the hromada's order and the reader's language. */
export async function helpSections({ sql, tenantId, locale }: DataContext): Promise<PublicPage[]> {
  const rows = await sql<TextRow & { id: string; slug: string; publishedAt: Date; changedAt: Date }>`
    select p.id, p.slug, v.title_uk as "titleUk", v.title_en as "titleEn", v.body_uk as "bodyUk", v.body_en as "bodyEn",
      p.published_at as "publishedAt", v.created_at as "changedAt"
    from page p join page_version v on v.tenant_id = p.tenant_id and v.page_id = p.id and v.number = p.published
    where p.tenant_id = ${tenantId}::uuid and p.placement = 'help' order by p."order", p.id limit 100`;
  return rows.map((row) => ({ ...row, ...inLanguage(row, locale) }));
}

const MOST_FOUND = 20;

/** Published pages that have every word of the question, in any form, in title or text; those of the menus in their order. */
export async function findPages({ sql, tenantId }: Place, text: string): Promise<PageLink[]> {
  const words = termsOf(text);
  if (words.length === 0) return [];
  const rows = await sql<PageLink & TextRow & { known: boolean }>`
    select p.slug, p.placement, v.created_at as "changedAt", v.terms @> ${words}::text[] as known, v.title_uk as "titleUk",
      v.title_en as "titleEn", v.body_uk as "bodyUk", v.body_en as "bodyEn"
    from page p join page_version v on v.tenant_id = p.tenant_id and v.page_id = p.id and v.number = p.published
    where p.tenant_id = ${tenantId}::uuid and (v.terms @> ${words}::text[] or v.terms = '{}') order by p."order", p.id limit 100`;
  const answers = (row: TextRow) => {
    const terms = new Set(pageTerms(row));
    return words.every((word) => terms.has(word));
  };
  return rows.filter((row) => row.known || answers(row)).slice(0, MOST_FOUND);
}

/** A page as the desk shows it: its latest version, published or not. */
export interface DeskPage extends TextRow {
  readonly id: string;
  readonly slug: string;
  readonly placement: string;
  readonly order: number;
  readonly latest: number;
  readonly published: number | null;
  readonly revision: number;
  readonly publishedAt: Date | null;
  readonly changedAt: Date;
}

export function deskPages({ sql, tenantId }: Place, pageId: string | null = null): Promise<DeskPage[]> {
  return sql<DeskPage>`
    select p.id, p.slug, p.placement, p."order", p.latest, p.published, p.revision, p.published_at as "publishedAt",
      p.changed_at as "changedAt", v.title_uk as "titleUk", v.title_en as "titleEn", v.body_uk as "bodyUk", v.body_en as "bodyEn"
    from page p join page_version v on v.tenant_id = p.tenant_id and v.page_id = p.id and v.number = p.latest
    where p.tenant_id = ${tenantId}::uuid and (${pageId}::uuid is null or p.id = ${pageId}::uuid)
    order by p."order", p.id limit 500`;
}

export interface PageVersionView extends TextRow {
  readonly number: number;
  readonly restores: number | null;
  readonly at: Date;
  readonly by: string | null;
}

/** Versions of a page with who wrote them, the newest first. */
export function pageVersions({ sql, tenantId }: Place, pageId: string): Promise<PageVersionView[]> {
  return sql<PageVersionView>`
    select v.number, v.restores, v.created_at as at, m.display_name as by, v.title_uk as "titleUk", v.title_en as "titleEn",
      v.body_uk as "bodyUk", v.body_en as "bodyEn"
    from page_version v left join staff_member m on m.tenant_id = v.tenant_id and m.id = v.staff_id
    where v.tenant_id = ${tenantId}::uuid and v.page_id = ${pageId}::uuid order by v.number desc limit 100`;
}
