import type { HostServices } from '../services.ts';

/** The certificate of a closed site: what was deleted, in numbers. It names nobody and holds no word that anybody wrote. */
export interface ClosedSite {
  readonly slug: string;
  readonly code: string;
  readonly officialName: string;
  readonly officialNameEn: string;
  readonly openedAt: Date;
  readonly closingSince: Date;
  readonly closedAt: Date;
  /** Null while the sweep goes on. */
  readonly finishedAt: Date | null;
  readonly movedTo: string | null;
  readonly withoutArchive: boolean;
  /** By kind: `files`, `jobs`, `domains`, `applications` and `table <name>`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Last head of the audit log in hex, and its number; null for a site that had none. */
  readonly auditHead: string | null;
  readonly auditSeq: number | null;
}

/** Null for a tenant that is not closed. */
export async function closedSite({ pool }: Pick<HostServices, 'pool'>, tenantId: string): Promise<ClosedSite | null> {
  const [row] = await pool.platform(
    ({ sql }) => sql<ClosedSite>`
      select slug, code, official_name as "officialName", official_name_en as "officialNameEn", opened_at as "openedAt",
        closing_since as "closingSince", closed_at as "closedAt", finished_at as "finishedAt", moved_to as "movedTo",
        without_archive as "withoutArchive", counts, audit_head as "auditHead", audit_seq as "auditSeq"
      from viche.closed_site(${tenantId}::uuid)`,
  );
  return row ?? null;
}

/** The kinds that people understand, and all the rest as rows. */
export const SWEPT_KINDS = ['people', 'letters', 'log', 'files', 'jobs', 'rows'] as const;
export type SweptKind = (typeof SWEPT_KINDS)[number];

const KIND_OF: Readonly<Record<string, SweptKind>> = {
  'table participant': 'people',
  'table notification': 'letters',
  'table audit_entry': 'log',
  files: 'files',
  jobs: 'jobs',
};

/** Counts of a certificate by those kinds. */
export function sweptByKind({ counts }: Pick<ClosedSite, 'counts'>): Readonly<Record<SweptKind, number>> {
  const sums = Object.fromEntries(SWEPT_KINDS.map((kind) => [kind, 0])) as Record<SweptKind, number>;
  for (const [name, amount] of Object.entries(counts)) sums[KIND_OF[name] ?? 'rows'] += amount;
  return sums;
}

/** The certificate as a file: stable names, moments in UTC. */
export const closingCertificate = (site: ClosedSite): string =>
  `${JSON.stringify({ format: 'viche-closing-certificate/1', ...site }, null, 2)}\n`;
