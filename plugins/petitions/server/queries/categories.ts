import { slugsOf } from '@viche/i18n';
import type { DataContext } from '@viche/plugin-api';

/** A category with the spelling that is its own in addresses. */
export interface CategoryRow {
  readonly tenantId: string;
  readonly id: string;
  readonly titleUk: string;
  readonly titleEn: string;
  readonly slug: string;
  readonly order: number;
  readonly archivedAt: Date | null;
}

/**
 * All categories in the hromada's order, archived ones last: a petition keeps the category under which it was published, and
 * an address that was shared its meaning.
 */
export async function allCategories({ sql, tenantId }: DataContext): Promise<CategoryRow[]> {
  const rows = await sql<Omit<CategoryRow, 'slug'>>`
    select tenant_id as "tenantId", id, title_uk as "titleUk", title_en as "titleEn", "order", archived_at as "archivedAt"
    from petitions_petition_category where tenant_id = ${tenantId}::uuid order by archived_at is not null, "order", id`;
  const slugs = slugsOf(rows.map(({ id, titleUk }) => ({ id, nameUk: titleUk })));
  return rows.map((row) => ({ ...row, slug: slugs.get(row.id)! }));
}
