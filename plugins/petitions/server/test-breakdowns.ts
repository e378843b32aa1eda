import type { PetitionsWorld } from './test-petitions.ts';

/** Territories of a hromada by name, as its staff would have entered them. */
export async function withTerritories(
  { world }: PetitionsWorld,
  tenantId: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const rows = await world.asSuperuser<{ id: string; name: string }>(
    `insert into tenant_territory (tenant_id, id, kind, name_uk, name_en, "order")
     select $1, gen_random_uuid(), 'neighbourhood', name, name || ' (en)', place
     from unnest($2::text[]) with ordinality as given (name, place) returning id, name_uk as name`,
    [tenantId, names],
  );
  return new Map(rows.map(({ id, name }) => [name, id]));
}

interface PastPetition {
  readonly tenantId: string;
  readonly ref: string;
  readonly state?: string;
  readonly publishedAt: string;
  readonly endedAt: string;
}

/** A petition of the past, as the clock would have left it. Its rules are those of any petition that there is. */
export async function pastPetition({ world }: PetitionsWorld, past: PastPetition): Promise<string> {
  const [row] = await world.asSuperuser<{ id: string }>(
    `insert into petitions_petition (tenant_id, id, ref, number, title, essence, demand, norm, author_name, state, rules, submitted_at, published_at, collect_until, ended_at)
     select $1, gen_random_uuid(), $2, $2, 'т', 'с', 'в', 'т', 'а', $3, rules, $4::timestamptz - interval '1 day', $4, $5, $5
     from petitions_petition where rules is not null limit 1 returning id`,
    [past.tenantId, past.ref, past.state ?? 'expired', past.publishedAt, past.endedAt],
  );
  return row!.id;
}

interface PastSignatures {
  readonly petitionId: string;
  readonly at: string;
  readonly people: number;
  readonly territoryId?: string | null;
  readonly participantId?: string | null;
}

/** Signatures of different people as they were given at a moment of the past. */
export async function pastSignatures({ world }: PetitionsWorld, signed: PastSignatures): Promise<void> {
  await world.asSuperuser(
    `insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, public_name, channel, assurance, signed_at, territory_id, participant_id)
     select tenant_id, gen_random_uuid(), id, sha256(gen_random_uuid()::text::bytea), 'Особа', 'web', 'eid', $2::timestamptz, $4, $5
     from petitions_petition, generate_series(1, $3::int) where id = $1`,
    [signed.petitionId, signed.at, signed.people, signed.territoryId ?? null, signed.participantId ?? null],
  );
}
