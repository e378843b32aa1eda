import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '@viche/db/server';
import { openDatasets, readDataset } from '@viche/host';
import { datasetLines } from '@viche/open-data';
import type { OpenRow } from '@viche/plugin-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CsvwColumn, csvwProblems } from '../../../../tests/fixtures/cmu835/csvw-check.ts';
import { signPetition } from '../commands/sign-petition.ts';
import { takeDownPetition } from '../commands/take-down-petition.ts';
import { openPetitionsWorld, type PetitionsWorld, REASON } from '../test-petitions.ts';
import { petitionsDataset } from './petitions-dataset.ts';
import { votingsDataset } from './votings-dataset.ts';

const ORIGIN = 'https://slavutych.viche.example';
let kit: PetitionsWorld;

beforeAll(async () => {
  kit = await openPetitionsWorld();
});
afterAll(() => kit.world.close());

const annex = (name: string): CsvwColumn[] =>
  JSON.parse(readFileSync(path.join(repositoryRoot, `tests/fixtures/cmu835/${name}.schema.json`), 'utf8')).tableSchema
    .columns;

async function rowsOf(key: string, tenantId = kit.tenant.id): Promise<OpenRow[]> {
  const dataset = openDatasets(kit.world.host, new Set(['petitions'])).find(
    ({ declaration }) => declaration.key === key,
  )!;
  const rows: OpenRow[] = [];
  for await (const batch of readDataset(kit.world.host, tenantId, dataset, ORIGIN)) rows.push(...batch);
  return rows;
}

const numberOf = async (petitionId: string): Promise<string> =>
  (
    await kit.world.asSuperuser<{ number: string }>('select number from petitions_petition where id = $1', [petitionId])
  )[0]!.number;

describe('annex 34 of CMU 835', () => {
  it.each([
    ['annex34_petitions', petitionsDataset],
    ['annex34_votings', votingsDataset],
  ] as const)('%s: the columns are the prescribed ones, in their order, with their types', (schema, { columns }) => {
    expect(columns.map(({ name, datatype, need }) => ({ name, datatype, required: need === 'required' }))).toEqual(
      annex(schema).map(({ name, datatype, required }) => ({ name, datatype, required })),
    );
  });

  it.each([
    ['petitions', 'annex34_petitions'],
    ['petitions-votings', 'annex34_votings'],
  ])('every row of %s fits %s, whatever strangers wrote', async (key, schema) => {
    const { petitionId } = await kit.published();
    await signPetition((await kit.tenant.person()).caller(), { petitionId });
    const rows = await rowsOf(key);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(csvwProblems(row, annex(schema))).toEqual([]);
  });

  it.each([
    ['collecting', 'триває збір підписів'],
    ['threshold-reached', 'на розгляді'],
    ['in-review', 'на розгляді'],
    ['answered', 'з відповіддю'],
    ['expired', 'не набрала необхідної кількості підписів'],
    ['refused', null],
    ['withdrawn', null],
    ['taken-down', null],
    ['moderation', null],
  ])('a petition that is %s is published as %s', async (state, status) => {
    const { petitionId } = await kit.published();
    const answeredAt = state === 'answered' ? '2026-11-20T22:30:00Z' : null;
    const bent = "state = $2, answered_at = $3::timestamptz, refusal_ground = 'hatred', refusal_reason = $4";
    await kit.bend(petitionId, bent, [state, answeredAt, REASON]);
    const number = await numberOf(petitionId);
    const row = (await rowsOf('petitions')).find(({ uid }) => uid === number);
    expect(row?.status ?? null).toBe(status);
    if (!row) return;
    expect(row.authorityCattutc).toMatch(/^UA\d{17}$/);
    // The day is the hromada's own: half past midnight of the 21st in Kyiv.
    expect([row.answerDate, row.answerUrl]).toEqual(
      state === 'answered' ? ['2026-11-21', `${row.url}#answer`] : [null, null],
    );
  });

  it('F09 a hidden name is null, and still counts; a withdrawn signature is gone', async () => {
    const { petitionId } = await kit.published();
    const hidden = await kit.tenant.person({ name: 'Прихована Особа Канарка' });
    const gone = await kit.tenant.person({ name: 'Відкликана Особа Канарка' });
    for (const person of [hidden, gone]) await signPetition(person.caller(), { petitionId });
    const mark = 'update petitions_petition_signature set';
    const whose = 'where petition_id = $1 and participant_id = $2';
    await kit.world.asSuperuser(`${mark} name_hidden_at = now() ${whose}`, [petitionId, hidden.actor.participantId]);
    await kit.world.asSuperuser(`${mark} withdrawn_at = now() ${whose}`, [petitionId, gone.actor.participantId]);
    const number = await numberOf(petitionId);
    const rows = (await rowsOf('petitions-votings')).filter(({ motionUid }) => motionUid === number);
    expect(rows.filter(({ voterName }) => voterName === null)).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('Канарка');
  });

  it('F12 a petition that is taken down leaves both tables at once, its signatories too', async () => {
    const { petitionId } = await kit.published();
    await signPetition((await kit.tenant.person()).caller(), { petitionId });
    const number = await numberOf(petitionId);
    const of = (rows: OpenRow[]) => rows.filter(({ uid, motionUid }) => (uid ?? motionUid) === number).length;
    expect(of(await rowsOf('petitions-votings'))).toBeGreaterThan(0);
    await takeDownPetition(kit.staff.owner.caller(), { petitionId, ground: 'hatred', reason: REASON });
    expect([of(await rowsOf('petitions')), of(await rowsOf('petitions-votings'))]).toEqual([0, 0]);
  });

  it('W05 a signature tells a name and a day: no hour, no channel, no assurance, no key', async () => {
    for (const row of await rowsOf('petitions-votings')) {
      expect(Object.keys(row).sort()).toEqual(['date', 'motionTitle', 'motionUid', 'voterName']);
      expect(row.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it('T11 the tables of one hromada hold nothing of another', async () => {
    const lutsk = await kit.world.tenant('lutsk', { name: 'Луцьк' });
    expect(await rowsOf('petitions', lutsk.id)).toEqual([]);
    expect(await rowsOf('petitions-votings', lutsk.id)).toEqual([]);
  });
});

it('R05 many signatures come in batches, each once, in an order that does not change, and hold no session in between', async () => {
  const { petitionId } = await kit.published();
  await kit.world.asSuperuser(
    `insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, public_name, channel, assurance, signed_at)
     select tenant_id, gen_random_uuid(), id, sha256(n::text::bytea), 'Особа ' || n, 'web', 'eid', now()
     from petitions_petition, generate_series(1, 2500) as n where id = $1`,
    [petitionId],
  );
  const dataset = { plugin: 'petitions', declaration: votingsDataset };
  const sizes: number[] = [];
  const seen = new Map<string, number>();
  for await (const batch of readDataset(kit.world.host, kit.tenant.id, dataset, ORIGIN)) {
    expect(kit.world.host.pool.stats().leased).toBe(0);
    sizes.push(batch.length);
    for (const { voterName } of batch) seen.set(String(voterName), (seen.get(String(voterName)) ?? 0) + 1);
  }
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
  for (let n = 1; n <= 2_500; n += 1) expect(seen.get(`Особа ${n}`)).toBe(1);
  const facts = await kit.tenant.person().then((person) => person.caller().read((ctx) => votingsDataset.facts(ctx)));
  expect(facts.changedAt).toBeInstanceOf(Date);
});

it('what is missing stands as null in the file, never as an empty cell', async () => {
  const dataset = { plugin: 'petitions', declaration: petitionsDataset };
  const names = petitionsDataset.columns.map(({ name }) => name);
  let csv = '';
  const batches = readDataset(kit.world.host, kit.tenant.id, dataset, ORIGIN);
  for await (const text of datasetLines(batches, names, 'csv')) csv += text;
  expect(csv.split('\r\n')[0]).toBe(names.join(','));
  expect(csv).not.toMatch(/,,|,\r\n/);
  expect(csv).toContain(',null,null,null\r\n');
});

it('the passports are in the public API, open to guests, with words in both languages', async () => {
  const answer = await kit.ask(
    kit.tenant.guest(),
    '{ openDatasets { key title annex licence facts { rows } files { path } columns { name title meaning required } } }',
  );
  const { data, errors } = JSON.parse(answer);
  expect(errors).toBeUndefined();
  expect(data.openDatasets.map(({ key }: { key: string }) => key)).toEqual(['petitions', 'petitions-votings']);
  expect(answer).not.toContain('openData.');
  expect(data.openDatasets[0].files.map(({ path: address }: { path: string }) => address)).toEqual([
    '/data/petitions.csv',
    '/data/petitions.office.csv',
    '/data/petitions.json',
  ]);
});
