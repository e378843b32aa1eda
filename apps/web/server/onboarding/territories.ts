import type { Host } from '@viche/host';
import { type Territory, TerritoryIndex } from '@viche/territories';

const FRESH_MS = 10 * 60_000;

interface Row extends Omit<Territory, 'centre'> {
  readonly centre: string | null;
  readonly centreCategory: 'M' | 'X' | 'C' | null;
}

/** The latest edition of the codifier in memory, read from its table at first use and again every ten minutes. */
export function territoryReader(host: Host): () => Promise<TerritoryIndex> {
  let kept: { index: Promise<TerritoryIndex>; readAt: number } | null = null;
  return () => {
    if (kept && Date.now() - kept.readAt < FRESH_MS) return kept.index;
    const index = read(host);
    kept = { index, readAt: Date.now() };
    index.catch(() => {
      kept = null;
    });
    return index;
  };
}

async function read(host: Host): Promise<TerritoryIndex> {
  const rows = await host.pool.platform(
    ({ sql }) => sql<Row>`
    select code, parent_code as "parentCode", category, name, norm, centre, centre_category as "centreCategory", settlements
    from territory where edition = (select max(edition) from territory_edition)`,
  );
  return new TerritoryIndex(
    rows.map(({ centre, centreCategory, ...row }) => ({
      ...row,
      centre: centre && centreCategory ? { name: centre, category: centreCategory } : null,
    })),
  );
}
