import { asPlugin } from '@viche/host';
import { sealField } from '@viche/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freezeQuarterAges } from './commands/freeze-quarter-ages.ts';
import { freezeTerritoryTables } from './commands/freeze-territory-tables.ts';
import { freezeQuarters } from './jobs.ts';
import { pastPetition, pastSignatures, withTerritories } from './test-breakdowns.ts';
import { openPetitionsWorld, type PetitionsWorld } from './test-petitions.ts';

let kit: PetitionsWorld;
let serial = 0;

beforeAll(async () => {
  kit = await openPetitionsWorld();
  await kit.published();
});
afterAll(() => kit.world.close());

const hromada = (name: string) => kit.world.tenant(`${name}-${++serial}`, { name: 'Громада' });
type Tenant = Awaited<ReturnType<typeof hromada>>;
const FIGURES = 'quarter petitions signatures figures { territory { name } signatures partly }';

interface Territories {
  readonly quarter: string;
  readonly petitions: number;
  readonly signatures: number;
  readonly figures: readonly { territory: { name: string } | null; signatures: number | null; partly: boolean }[];
}

async function breakdowns(tenant: Tenant) {
  const answer = JSON.parse(
    await kit.ask(
      tenant.guest(),
      `{ petitionStatistics { territories { ${FIGURES} } ages { quarter bands { band signatures } } } }`,
    ),
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.petitionStatistics as {
    territories: readonly Territories[] | null;
    ages: readonly { quarter: string; bands: readonly { band: string; signatures: number | null }[] }[] | null;
  };
}

async function ofPetition(tenant: Tenant, ref: string): Promise<Territories | null> {
  const answer = JSON.parse(
    await kit.ask(
      tenant.guest(),
      `query ($ref: String!) { petition(ref: $ref) { signatureTerritories { ${FIGURES} } } }`,
      {
        ref,
      },
    ),
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.petition.signatureTerritories;
}

/** `name number`, with a mark for hidden and for partly hidden numbers. */
const asText = ({ figures }: Territories): string[] =>
  figures.map(
    ({ territory, signatures, partly }) =>
      `${territory?.name ?? '—'} ${signatures === null ? '·' : `${partly ? '≥' : ''}${signatures}`}`,
  );

/** An expired petition of the first quarter, signed by so many people of each territory; of none under the empty name. */
async function signedFrom(tenant: Tenant, ref: string, ids: Map<string, string>, people: Record<string, number>) {
  const petitionId = await pastPetition(kit, {
    tenantId: tenant.id,
    ref,
    publishedAt: '2026-01-06T08:00:00Z',
    endedAt: '2026-03-07T22:00:00Z',
  });
  for (const [name, number] of Object.entries(people))
    await pastSignatures(kit, {
      petitionId,
      at: '2026-02-01T10:00:00Z',
      people: number,
      territoryId: ids.get(name) ?? null,
    });
  return petitionId;
}

describe('territories', () => {
  it('a large petition shows its own table when it is over, small ones stand together in the quarter', async () => {
    const tenant = await hromada('places');
    const ids = await withTerritories(kit, tenant.id, ['Північ', 'Південь', 'Схід']);
    await signedFrom(tenant, 'aaaaaaaa', ids, { Північ: 60, Південь: 40, Схід: 20, '': 30 });
    await signedFrom(tenant, 'bbbbbbbb', ids, { Північ: 40, Південь: 11, '': 12 });
    await signedFrom(tenant, 'cccccccc', ids, { Північ: 4, Схід: 3, '': 2 });
    expect(await ofPetition(tenant, 'aaaaaaaa')).toBeNull();
    expect(await freezeTerritoryTables(tenant.system(), {})).toEqual({ tables: 2 });

    const own = await ofPetition(tenant, 'aaaaaaaa');
    expect(own).toMatchObject({ quarter: '2026-01-01', petitions: 1, signatures: 150 });
    expect(asText(own!)).toEqual(['Північ 60', 'Південь 40', 'Схід 20', '— 30']);
    expect(await ofPetition(tenant, 'bbbbbbbb')).toBeNull();

    // The small ones together: 44, 11, 3 and 14. Three are hidden, and what comes close goes with them.
    const { territories } = await breakdowns(tenant);
    expect(territories).toHaveLength(1);
    expect(territories![0]).toMatchObject({ quarter: '2026-01-01', petitions: 3, signatures: 222 });
    expect(asText(territories![0]!)).toEqual(['Північ 104', 'Південь ≥40', 'Схід ≥20', '— ≥30']);
  });

  it('F10 the table of a petition that was counted never changes, whatever is signed, withdrawn or restored', async () => {
    const tenant = await hromada('frozen');
    const ids = await withTerritories(kit, tenant.id, ['Північ', 'Південь']);
    const petitionId = await signedFrom(tenant, 'dddddddd', ids, { Північ: 80, Південь: 30, '': 20 });
    const small = await signedFrom(tenant, 'eeeeeeee', ids, { Північ: 20, Південь: 15, '': 10 });
    await freezeTerritoryTables(tenant.system(), {});
    const before = [await ofPetition(tenant, 'dddddddd'), await breakdowns(tenant)];

    for (const id of [petitionId, small])
      await pastSignatures(kit, {
        petitionId: id,
        at: '2026-02-02T10:00:00Z',
        people: 1,
        territoryId: ids.get('Південь')!,
      });
    await kit.world.asSuperuser(
      `update petitions_petition_signature set withdrawn_at = now() where petition_id = $1 and territory_id is null`,
      [petitionId],
    );
    await kit.bend(petitionId, `state = 'answered'`);
    expect(await freezeTerritoryTables(tenant.system(), {})).toEqual({ tables: 0 });
    expect([await ofPetition(tenant, 'dddddddd'), await breakdowns(tenant)]).toEqual(before);
  });

  it('F10 what is hidden is written nowhere, and the database rewrites nothing', async () => {
    const tenant = await hromada('unwritten');
    const ids = await withTerritories(kit, tenant.id, ['Північ', 'Південь', 'Схід']);
    await signedFrom(tenant, 'ffffffff', ids, { Північ: 90, Південь: 9, Схід: 4, '': 40 });
    await freezeTerritoryTables(tenant.system(), {});
    const written = await kit.world.asSuperuser<{ signatures: number | null }>(
      'select signatures from petitions_petition_territory_figure where tenant_id = $1 order by signatures',
      [tenant.id],
    );
    expect(written.map(({ signatures }) => signatures)).toEqual([90, null, null]);
    for (const change of [
      'petitions_petition_territory_figure set signatures = 1',
      'petitions_petition_quarter_age set signatures = 1',
    ])
      await expect(kit.world.asSuperuser(`set role viche_app; update ${change}`)).rejects.toMatchObject({
        code: '42501',
      });
    await kit.world.asSuperuser('reset role');
  });

  it('a petition that nobody said a territory under, one that collects and one that was merged have no table', async () => {
    const tenant = await hromada('none');
    const ids = await withTerritories(kit, tenant.id, ['Північ', 'Південь']);
    await signedFrom(tenant, 'gggggggg', ids, { '': 150 });
    const collecting = await signedFrom(tenant, 'hhhhhhhh', ids, { Північ: 150 });
    await kit.bend(collecting, `state = 'collecting', collect_until = now() + interval '1 day', ended_at = null`);
    const merged = await signedFrom(tenant, 'jjjjjjjj', ids, { Північ: 150 });
    await kit.bend(merged, `state = 'merged', merged_into_id = $2`, [collecting]);
    expect(await freezeTerritoryTables(tenant.system(), {})).toEqual({ tables: 0 });
    expect((await breakdowns(tenant)).territories).toBeNull();
  });

  it('T11 two hromadas know nothing of each other', async () => {
    const [one, other] = [await hromada('one'), await hromada('other')];
    const ids = await withTerritories(kit, one.id, ['Північ', 'Південь']);
    await signedFrom(one, 'kkkkkkkk', ids, { Північ: 90, Південь: 60 });
    await freezeTerritoryTables(other.system(), {});
    expect(await ofPetition(one, 'kkkkkkkk')).toBeNull();
    await freezeTerritoryTables(one.system(), {});
    expect((await breakdowns(one)).territories).toHaveLength(1);
    expect(await breakdowns(other)).toEqual({ territories: null, ages: [] });
  });
});

describe('ages', () => {
  /** Somebody who was born on a day, as a login with an e-ID leaves it. */
  async function born(tenant: Tenant, birthDate: string | null): Promise<string> {
    const { actor } = await tenant.person();
    const id = actor.participantId!;
    if (birthDate === null) return id;
    const { keys } = (await kit.world.host.tenants.byId(tenant.id))!;
    const sealed = sealField(
      {
        dataKey: keys.dataKey,
        tenantId: tenant.id,
        table: 'participant',
        column: 'birth_date',
        rowId: id,
        keyVersion: keys.dataKeyVersion,
      },
      birthDate,
    );
    await kit.world.asSuperuser('update participant set birth_date = $2 where id = $1', [id, sealed]);
    return id;
  }

  const shown = (quarter: { bands: readonly { band: string; signatures: number | null }[] } | undefined) =>
    Object.fromEntries(quarter?.bands.map(({ band, signatures }) => [band, signatures]) ?? []);

  it('are counted on the day of signing, by the hromada’s own clock', async () => {
    const tenant = await hromada('ages');
    const petitionId = await signedFrom(tenant, 'mmmmmmmm', new Map(), {});
    // Eighteen on 1 February in Kyiv, where it is the day before in UTC.
    const young = await born(tenant, '2008-02-01');
    const old = await born(tenant, '1960-05-05');
    const silent = await born(tenant, null);
    const signed = (participantId: string | null, at: string, people: number) =>
      pastSignatures(kit, { petitionId, at, people, participantId });
    await signed(young, '2026-01-31T21:00:00Z', 11); // 23:00 of the last day as a minor
    await signed(young, '2026-01-31T22:30:00Z', 12);
    await signed(old, '2026-02-03T10:00:00Z', 25);
    await signed(silent, '2026-02-03T10:00:00Z', 13);
    await signed(null, '2026-02-04T10:00:00Z', 7);
    expect(await freezeQuarterAges(tenant.system(), {})).toEqual({ frozen: 1, left: true });
    expect(shown((await breakdowns(tenant)).ages!.at(-1))).toEqual({
      UNDER_18: 11,
      FROM_18_TO_24: 12,
      FROM_25_TO_34: 0,
      FROM_35_TO_44: 0,
      FROM_45_TO_59: 0,
      FROM_60: 25,
      UNKNOWN: 20,
    });
  });

  it('F10 small numbers are hidden with their complement, frozen, and the same however often it runs', async () => {
    const tenant = await hromada('twice');
    const petitionId = await signedFrom(tenant, 'nnnnnnnn', new Map(), {});
    const [young, old] = [await born(tenant, '2000-01-01'), await born(tenant, '1950-01-01')];
    const signed = (participantId: string, people: number) =>
      pastSignatures(kit, { petitionId, at: '2026-02-03T10:00:00Z', people, participantId });
    await signed(young, 3);
    await signed(old, 60);
    const run = () =>
      asPlugin(kit.world.host, { tenantId: tenant.id, plugin: 'petitions' }, (ctx) => freezeQuarters({}, ctx as never));
    for (let quarters = 0; quarters < 4; quarters += 1) await run();
    const before = (await breakdowns(tenant)).ages!;
    expect(new Set(Object.values(shown(before.at(-1))))).toEqual(new Set([null]));

    await signed(young, 40);
    await run();
    expect((await breakdowns(tenant)).ages).toEqual(before);
  });

  it('are more than one batch, and of nobody where the hromada does not want them', async () => {
    const tenant = await hromada('many');
    const petitionId = await signedFrom(tenant, 'pppppppp', new Map(), {});
    const person = await born(tenant, '1980-06-01');
    await pastSignatures(kit, { petitionId, at: '2026-02-03T10:00:00Z', people: 2_100, participantId: person });
    await tenant.set('petitions', { countAges: false });
    expect(await freezeQuarterAges(tenant.system(), {})).toEqual({ frozen: 0, left: false });
    expect((await breakdowns(tenant)).ages).toBeNull();
    await tenant.set('petitions', { countAges: true });
    await freezeQuarterAges(tenant.system(), {});
    expect(shown((await breakdowns(tenant)).ages!.at(-1))).toMatchObject({ FROM_45_TO_59: 2_100, UNKNOWN: 0 });
  });

  it('are counted by the clock alone', async () => {
    for (const command of [freezeQuarterAges, freezeTerritoryTables])
      await expect(command(kit.staff.owner.caller(), {})).rejects.toMatchObject({ code: 'core/not-found' });
  });
});
