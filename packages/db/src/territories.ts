import { ownerTransaction } from './owner-transaction.ts';

/** A unit of the codifier as its table keeps it. */
interface TerritoryRow {
  readonly code: string;
  readonly parentCode: string | null;
  readonly category: string;
  readonly name: string;
  readonly norm: string;
  readonly centre: { readonly category: string; readonly name: string } | null;
  readonly settlements: number | null;
  /** Settlements of a hromada as `placesOf` of @viche/territories reads them; empty for all else. */
  readonly places: string;
}

export interface CodifierToLoad {
  /** Day of the edition, `2025-05-16`: a later day counts before an earlier one. */
  readonly edition: string;
  readonly hash: string;
  territories(): readonly TerritoryRow[];
}

/**
 * Makes the table of territories hold this edition. One whose hash is stored already is not even read; earlier editions stay,
 * because sites were opened by them.
 *
 * @param ownerUrl connection string of `viche_owner`
 */
export async function syncTerritories(ownerUrl: string, codifier: CodifierToLoad): Promise<'loaded' | 'unchanged'> {
  const { edition, hash } = codifier;
  return ownerTransaction(ownerUrl, async (client) => {
    const known = await client.query('select from territory_edition where edition = $1 and hash = $2', [edition, hash]);
    if (known.rowCount) return 'unchanged';
    const rows = codifier.territories();
    await client.query(
      `insert into territory_edition (edition, hash) values ($1, $2)
       on conflict (edition) do update set hash = excluded.hash, loaded_at = now()`,
      [edition, hash],
    );
    await client.query('delete from territory where edition = $1', [edition]);
    await client.query(
      `insert into territory (edition, code, parent_code, category, name, norm, centre_category, centre, settlements, places)
       select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[], $10::text[])`,
      [
        edition,
        rows.map((row) => row.code),
        rows.map((row) => row.parentCode),
        rows.map((row) => row.category),
        rows.map((row) => row.name),
        rows.map((row) => row.norm),
        rows.map((row) => row.centre?.category ?? null),
        rows.map((row) => row.centre?.name ?? null),
        rows.map((row) => row.settlements),
        rows.map((row) => row.places),
      ],
    );
    return 'loaded';
  });
}
