import { createTestDatabase, type TestDatabase } from '@viche/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { syncTerritories } from './territories.ts';

const hromada = {
  code: 'UA32100130000093505',
  parentCode: 'UA32100000000065867',
  category: 'H',
  name: 'Славутицька',
  norm: 'славутицьк славутич',
  centre: { category: 'M', name: 'Славутич' },
  settlements: 1,
  places: 'M01000021587Славутич',
};
let database: TestDatabase;
let app: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
});
afterAll(async () => {
  await app?.end();
  await database?.drop();
});

const load = (edition: string, hash: string, name: string) =>
  syncTerritories(database.ownerUrl, { edition, hash, territories: () => [{ ...hromada, name }] });
const names = async () => (await app.query('select edition, name from territory order by edition')).rows;

test('an unchanged edition is not read again, a changed one replaces itself, an earlier one stays', async () => {
  expect(await load('2026-01-01', 'a', 'Перша')).toBe('loaded');
  const again = { edition: '2026-01-01', hash: 'a', territories: () => expect.unreachable('read again') as never };
  expect(await syncTerritories(database.ownerUrl, again)).toBe('unchanged');
  expect(await load('2026-01-01', 'b', 'Виправлена')).toBe('loaded');
  expect(await load('2026-06-01', 'c', 'Нова')).toBe('loaded');
  expect(await names()).toEqual([
    { edition: '2026-01-01', name: 'Виправлена' },
    { edition: '2026-06-01', name: 'Нова' },
  ]);
});

test('the runtime reads the codifier and cannot change it', async () => {
  await expect(app.query(`update territory set name = 'x'`)).rejects.toMatchObject({ code: '42501' });
  await expect(app.query(`delete from territory_edition`)).rejects.toMatchObject({ code: '42501' });
});
