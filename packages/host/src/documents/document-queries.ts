import type { DataContext } from '@viche/plugin-api';

type Place = Pick<DataContext, 'sql' | 'tenantId'>;

/** A document with the paper that everybody sees, or the link to where it lies. */
export interface DocumentView {
  readonly id: string;
  readonly kind: string;
  readonly titleUk: string;
  readonly titleEn: string;
  readonly number: string;
  /** Local days. */
  readonly adoptedOn: string | null;
  readonly inForceFrom: string | null;
  readonly url: string | null;
  readonly hasFile: boolean;
  readonly order: number;
  readonly revision: number;
  readonly changedAt: Date;
  readonly withdrawnAt: Date | null;
}

const MOST = 500;

/** Documents of one hromada: those that everybody sees, or the withdrawn ones too. By kind they stand as its editors ordered them. */
export function documentsOf({ sql, tenantId }: Place, which: 'shown' | 'all', first = MOST): Promise<DocumentView[]> {
  return sql<DocumentView>`
    select id, kind, title_uk as "titleUk", title_en as "titleEn", number, adopted_on::text as "adoptedOn",
      in_force_from::text as "inForceFrom", url, has_file as "hasFile", "order", revision, changed_at as "changedAt",
      withdrawn_at as "withdrawnAt"
    from document where tenant_id = ${tenantId}::uuid and (withdrawn_at is null or ${which === 'all'})
    order by "order", coalesce(adopted_on, created_at::date) desc, id desc limit ${Math.min(first, MOST)}`;
}
