import { makeCaller, OPERATOR } from '@viche/host';
import { createWorld, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import petitions from '../../plugins/petitions/server/index.ts';
import { ImportArguments, importArchive, readArguments, type WantedImport } from './petition-archive.ts';

let world: World;
let slavutych: TestTenant;
beforeAll(async () => {
  world = await createWorld([petitions]);
  slavutych = await world.tenant('slavutych');
});
afterAll(() => world.close());

const HEADER = 'Номер,Назва,Текст,Статус,Дата публікації,Підписів';
const run = async (text: string, change: Partial<WantedImport> = {}) => {
  const bundle = (await world.host.tenants.byId(slavutych.id))!;
  const caller = makeCaller(world.host, { bundle, actor: OPERATOR, locale: 'uk' });
  const wanted = readArguments({ tenant: 'slavutych', source: 'Стара', file: 'x.csv' }) as WantedImport;
  return (await importArchive(caller, { ...wanted, ...change, content: Buffer.from(text) })).join('\n');
};
const brought = async () => (await world.asSuperuser('select 1 from petitions_petition')).length;

it('asks for what it needs, and for meanings that exist', () => {
  expect(readArguments({ tenant: 'x' })).toBeInstanceOf(ImportArguments);
  const given = { tenant: 'x', source: 'y', file: 'z' };
  expect(readArguments({ ...given, status: ['Архів=maybe'] })).toBeInstanceOf(ImportArguments);
  expect(readArguments({ ...given, status: ['a=b=skip'], apply: true })).toMatchObject({ act: 'apply' });
});

it('reports first, writes when told, and says what it cannot know', async () => {
  const table = `${HEADER}\n1,Міст,Аварійний міст,Розглянуто,2021-01-01,10\n2,Сад,Сад,Щось інше,2021-01-01,10\n3,Х,Х,Розглянуто,ні,1`;
  expect(await run(table)).toMatch(/3 rows, 1 with faults.*line 4, published: not-a-day.*Nothing was written/s);
  expect(await run(table, { act: 'apply' })).toContain('Say what these mean, by --status "WORD=meaning": Щось інше');
  expect(await brought()).toBe(0);
  const statuses = new Map([['Щось інше', 'skip' as const]]);
  expect(await run(table, { act: 'apply', statuses })).toContain('1 petitions were brought in.');
  expect(await brought()).toBe(1);
  expect(await run('нічого')).toContain('petitions/import-unreadable');
});

it('takes fifty thousand rows', async () => {
  const rows = Array.from(
    { length: 50_000 },
    (_none, index) => `n${index},Петиція,Текст петиції,Розглянуто,2021-01-01,10`,
  );
  expect(await run([HEADER, ...rows].join('\n'))).toContain('50000 rows, 0 with faults');
});
