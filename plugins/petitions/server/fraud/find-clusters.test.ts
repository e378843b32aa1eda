import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signPetition } from '../commands/sign-petition.ts';
import { openPetitionsWorld, type PetitionsWorld } from '../test-petitions.ts';
import { seedSignatures } from './test-signatures.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
});
afterAll(() => given.world.close());

const look = () => given.runJob('findClusters', {});
const clusters = (petitionId: string) =>
  given.world.asSuperuser<{ signals: string[]; signatures: number; state: string }>(
    'select signals, signatures, state from petitions_signature_cluster where petition_id = $1 order by signatures desc',
    [petitionId],
  );

describe('clusters', () => {
  it('F01 a village behind one address signs whole: a row for each, one note, and nobody is kept out', async () => {
    const { petitionId } = await given.published();
    const villagers = await Promise.all(
      Array.from({ length: 40 }, () => given.tenant.person({ network: '198.51.100.0/24' })),
    );
    for (const villager of villagers) await signPetition(villager.caller(), { petitionId });
    await look();
    await look();
    const found = await clusters(petitionId);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ signatures: 40, state: 'proposed' });
    expect(found[0]!.signals).toContain('network');
    const [standing] = await given.world.asSuperuser<{ counted: number }>(
      `select count(*)::int as counted from petitions_petition_signature where petition_id = $1 and standing = 'counted'`,
      [petitionId],
    );
    expect(standing).toEqual({ counted: 41 });
  });

  it('W05 the mark of a network stands apart from the act, differs from day to day, and goes after its days', async () => {
    const columns = await given.world.asSuperuser<{ column: string }>(
      `select column_name as column from information_schema.columns
        where table_name = 'petitions_petition_signature' and (column_name ~ 'network|address|mark|agent')`,
    );
    expect(columns).toEqual([]);
    const marks = await given.world.asSuperuser<{ mark: Buffer; length: number }>(
      'select distinct mark, length(mark) from petitions_signature_trace',
    );
    expect(marks).toEqual([{ mark: expect.any(Buffer), length: 16 }]);
    const { petitionId } = await given.published();
    const [old] = await seedSignatures(given, petitionId, [{ ago: 1, network: 'old' }]);
    await given.world.asSuperuser(
      `update petitions_signature_trace set signature_id = '01800000-0000-7000-8000-000000000001' where signature_id = $1`,
      [old],
    );
    const before = await given.world.asSuperuser('select 1 from petitions_signature_trace');
    await given.runJob('forgetTraces', {});
    const after = await given.world.asSuperuser('select 1 from petitions_signature_trace');
    expect(before.length - after.length).toBe(1);
  });

  it('F02 bought signatures are found: nine of ten at least, and of honest ones one in a hundred at most', async () => {
    const { petitionId } = await given.published();
    // Two days of honest signing: a person every minute or so, from as many networks.
    const honest = Array.from({ length: 2_000 }, (_, n) => ({
      ago: 10 + ((n * 1.37) % 2_700),
      network: `home ${n % 1_900}`,
    }));
    // Bought ones: four machines, twenty minutes, a list that somebody sorted.
    const bought = Array.from({ length: 200 }, (_, n) => ({
      ago: 400 - n / 10,
      network: `farm ${n % 4}`,
      name: `Бот ${String(n).padStart(3, '0')}`,
    }));
    await seedSignatures(given, petitionId, honest);
    await seedSignatures(given, petitionId, bought);
    await look();
    const [flagged] = await given.world.asSuperuser<{ bought: number; honest: number }>(
      `select count(*) filter (where s.public_name like 'Бот%')::int as bought, count(*) filter (where s.public_name not like 'Бот%')::int as honest
       from petitions_petition_signature s join petitions_signature_trace t on t.signature_id = s.id
       where s.petition_id = $1 and exists (
         select from petitions_signature_cluster c where c.petition_id = s.petition_id and c.mark = t.mark
           and s.signed_at >= (c.criteria ->> 'from')::timestamptz and s.signed_at < (c.criteria ->> 'to')::timestamptz
           and cardinality(c.signals) > 1)`,
      [petitionId],
    );
    expect(flagged!.bought).toBeGreaterThanOrEqual(180);
    expect(flagged!.honest).toBeLessThanOrEqual(20);
    const found = await clusters(petitionId);
    expect(found[0]!.signals).toEqual(expect.arrayContaining(['network', 'burst', 'alphabetical']));
    expect(await given.lettersTo(given.staff.moderator)).toContain('clusterFound');
  });

  it('F02 a burst that shares no network is seen against the petition’s own pace', async () => {
    const { petitionId } = await given.published();
    await seedSignatures(
      given,
      petitionId,
      Array.from({ length: 60 }, (_, n) => ({ ago: 20 + n * 20, network: `a ${n}` })),
    );
    await look();
    expect(await clusters(petitionId)).toHaveLength(0);
    await seedSignatures(
      given,
      petitionId,
      Array.from({ length: 40 }, (_, n) => ({ ago: 605 + n / 20, network: `b ${n}` })),
    );
    await look();
    expect((await clusters(petitionId))[0]).toMatchObject({ signals: ['burst'] });
  });
});
