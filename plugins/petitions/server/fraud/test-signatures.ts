import { createHash } from 'node:crypto';
import type { PetitionsWorld } from '../test-petitions.ts';

export interface SeededSignature {
  /** Minutes ago. */
  readonly ago: number;
  readonly name?: string;
  /** Any word: equal words are one network. */
  readonly network?: string;
  readonly assurance?: 'email' | 'eid';
}

let serial = 0;

/** Signatures as they would stand if many people had given them at those moments; answers their ids in order. */
export async function seedSignatures(
  { world, tenant }: Pick<PetitionsWorld, 'world' | 'tenant'>,
  petitionId: string,
  signatures: readonly SeededSignature[],
): Promise<string[]> {
  const rows = signatures.map(({ ago, name, network, assurance = 'eid' }, place) => {
    serial += 1;
    return {
      key: createHash('sha256').update(`seeded ${serial}`).digest('hex'),
      name: name ?? `Підписант ${createHash('md5').update(String(serial)).digest('hex').slice(0, 6)}`,
      ago,
      assurance,
      place,
      mark: network ? createHash('sha256').update(network).digest('hex').slice(0, 32) : null,
    };
  });
  const inserted = await world.asSuperuser<{ id: string; place: number }>(
    `with given as (
       select r.*, uuidv7() as id from jsonb_to_recordset($3::jsonb)
         as r(key text, name text, ago float8, assurance text, mark text, place int)),
     signed as (
       insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, participant_id, public_name, assurance, signed_at)
       select $1, id, $2, decode(key, 'hex'), gen_random_uuid(), name, assurance, now() - make_interval(secs => ago * 60) from given returning id),
     traced as (
       insert into petitions_signature_trace (tenant_id, signature_id, mark)
       select $1, id, decode(mark, 'hex') from given where mark is not null),
     counted as (
       insert into counter_delta (tenant_id, id, subject_type, subject_id, counter, delta)
       values ($1, gen_random_uuid(), 'Petition', $2, 'signatures', $4))
     select id, place from given order by place`,
    [tenant.id, petitionId, JSON.stringify(rows), rows.length],
  );
  return inserted.map(({ id }) => id);
}

/** What the numbers of a petition are by its rows, and what its columns say once the counter is drained. */
export async function countsOf({ world }: Pick<PetitionsWorld, 'world'>, petitionId: string) {
  const [row] = await world.asSuperuser<
    Record<'shown' | 'waiting' | 'counted' | 'review' | 'quarantined' | 'fallen' | 'invalidated', number>
  >(
    `select p.signature_count as shown, p.quarantined_count as review, p.invalidated_count as fallen,
       coalesce((select sum(delta) from counter_delta d where d.subject_id = p.id and d.counter = 'signatures'), 0)::int as waiting,
       count(s.id) filter (where s.standing = 'counted' and s.withdrawn_at is null)::int as counted,
       count(s.id) filter (where s.standing = 'quarantined' and s.withdrawn_at is null)::int as quarantined,
       count(s.id) filter (where s.standing = 'invalidated' and s.withdrawn_at is null)::int as invalidated
     from petitions_petition p left join petitions_petition_signature s on s.petition_id = p.id where p.id = $1 group by p.tenant_id, p.id`,
    [petitionId],
  );
  return row!;
}
