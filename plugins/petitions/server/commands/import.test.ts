import { asPlugin } from '@viche/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stepImport as stepJob } from '../jobs.ts';
import { openPetitionsWorld, type PetitionsWorld, REASON, refusalOf } from '../test-petitions.ts';
import { addImplementationStep } from './add-implementation-step.ts';
import { applyImport } from './apply-import.ts';
import { checkImport } from './check-import.ts';
import { stepImport } from './step-import.ts';
import { undoImport } from './undo-import.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
});
afterAll(() => given.world.close());

const HEADER = 'Номер;Назва;Текст;Статус;Дата публікації;Кількість підписів;Відповідь;Дата відповіді;Посилання';
const row = (number: string, change: Partial<Record<'title' | 'status' | 'published' | 'signatures', string>> = {}) =>
  [
    number,
    change.title ?? `Петиція ${number}`,
    'Текст петиції з колишньої платформи',
    change.status ?? 'З відповіддю',
    change.published ?? '01.02.2021',
    change.signatures ?? '120',
    'Перехід збудовано.',
    '2021-04-01',
    'https://old.example/petition/1',
  ].join(';');
const base64 = (text: string, prefix: readonly number[] = []) =>
  Buffer.concat([Buffer.from(prefix), Buffer.from(text)]).toString('base64');

const owner = () => given.staff.owner.caller();
const check = (content: string, source = 'Стара платформа') => checkImport(owner(), { source, content });
const MEANINGS = [
  { status: 'З відповіддю', meaning: 'answered' as const },
  { status: 'Не набрала підписів', meaning: 'expired' as const },
];
async function applied(importId: string) {
  await applyImport(owner(), { importId, statuses: MEANINGS });
  while ((await stepImport(given.tenant.system(), { importId })).left);
}
const importRow = async (id: string) => {
  const [found] = await given.world.asSuperuser<Record<string, unknown>>(
    'select state, encoding, delimiter, rows, faulty_rows, applied from petitions_petition_import where id = $1',
    [id],
  );
  return found!;
};
const problemsOf = async (id: string) => {
  const rows = await given.world.asSuperuser<{ line: number; problems: { column: string; problem: string }[] }>(
    'select line, problems from petitions_petition_import_row where import_id = $1 and faulty order by line',
    [id],
  );
  return rows.flatMap(({ line, problems }) => problems.map(({ column, problem }) => `${line} ${column} ${problem}`));
};
const petitionsFrom = (source: string) =>
  given.world.asSuperuser<{
    number: string;
    former_number: string;
    state: string;
    signature_count: number;
    title: string;
  }>(
    'select number, former_number, state, signature_count, title from petitions_petition where imported_from = $1 order by former_number',
    [source],
  );

describe('the check of an archive', () => {
  it('names each wrong cell by row and column, and writes no petition', async () => {
    const table = [
      HEADER,
      row('1'),
      row('2', { published: '31.02.2021' }),
      row('3', { published: 'вчора', signatures: 'багато' }),
      row('4', { published: '2099-01-01' }),
      row('5', { title: '' }),
      row('6', { title: '=HYPERLINK("http://evil.example")' }),
      row('1', { title: 'Той самий номер' }),
      row('8', { published: '2021-05-01' }),
      row('9', { signatures: '-5' }),
    ].join('\r\n');
    const { importId } = await check(base64(table));
    expect(await importRow(importId)).toMatchObject({ state: 'checked', rows: 9, faulty_rows: 8, delimiter: ';' });
    expect(await problemsOf(importId)).toEqual([
      '3 published not-a-day',
      '4 published not-a-day',
      '4 signatures not-a-number',
      '5 published day-to-come',
      '5 answeredOn day-before-published',
      '6 title required',
      '7 title formula',
      '8 number number-repeated',
      '9 answeredOn day-before-published',
      '10 signatures not-a-number',
    ]);
    expect(await petitionsFrom('Стара платформа')).toEqual([]);
  });

  it.each([
    ['UTF-8 with a mark', (text: string) => base64(text, [0xef, 0xbb, 0xbf]), 'utf-8'],
    ['CP1251', (text: string) => toCp1251(text).toString('base64'), 'windows-1251'],
    ['commas', (text: string) => base64(text.replaceAll(';', ',')), 'utf-8'],
  ])('reads %s', async (_what, encode, encoding) => {
    const { importId } = await check(encode(`${HEADER}\n${row('77')}\n`));
    expect(await importRow(importId)).toMatchObject({ encoding, rows: 1, faulty_rows: 0 });
    const [kept] = await given.world.asSuperuser<{ former: { title: string } }>(
      'select former from petitions_petition_import_row where import_id = $1',
      [importId],
    );
    expect(kept!.former.title).toBe('Петиція 77');
  });

  it('reads quotes and line breaks in cells, and keeps the lines of the file', async () => {
    const table = `${HEADER}\n5;"Назва; з ""лапками""";"Перший\nдругий рядок";З відповіддю;01.02.2021;1;;;\n${row('6', { published: 'ні' })}`;
    const { importId } = await check(base64(table));
    expect(await problemsOf(importId)).toEqual(['4 published not-a-day']);
    const [kept] = await given.world.asSuperuser<{ former: { title: string; essence: string } }>(
      'select former from petitions_petition_import_row where import_id = $1 and line = 2',
      [importId],
    );
    expect(kept!.former).toMatchObject({ title: 'Назва; з "лапками"', essence: 'Перший\nдругий рядок' });
  });

  it.each([
    ['nothing', ' '],
    ['a header alone', HEADER],
    ['a spreadsheet', 'PK\u0003\u0004\0\0\0;;;\n1;2'],
    ['an open quote', `${HEADER}\n1;"без кінця;x`],
    ['a table without the column of titles', 'Номер;Текст;Статус;Дата публікації;Підписи\n1;2;3;4;5'],
  ])('refuses %s whole', async (_what, text) => {
    await expect(check(base64(text))).rejects.toMatchObject({ code: 'petitions/import-unreadable' });
  });

  it('is the owner’s', async () => {
    const content = base64(`${HEADER}\n${row('1')}`);
    const source = 'Стара платформа';
    expect(await refusalOf(checkImport(given.staff.officer.caller(), { source, content }))).toBe('core/forbidden');
  });
});

describe('the application of an archive', () => {
  it('needs a meaning for every status, leaves faulty rows out, and repeats nothing', async () => {
    const source = 'е-Громада';
    const table = [
      HEADER,
      row('101'),
      row('102', { status: 'Не набрала підписів', signatures: '7' }),
      row('103', { published: 'колись' }),
    ].join('\n');
    const { importId } = await check(base64(table), source);
    await expect(applyImport(owner(), { importId, statuses: MEANINGS.slice(0, 1) })).rejects.toMatchObject({
      code: 'petitions/import-statuses',
      params: { statuses: ['Не набрала підписів'] },
    });
    await applied(importId);
    expect(await petitionsFrom(source)).toMatchObject([
      { former_number: '101', state: 'answered', signature_count: 120 },
      { former_number: '102', state: 'expired', signature_count: 7 },
    ]);
    expect(await importRow(importId)).toMatchObject({ state: 'applied', applied: 2 });
    expect(await refusalOf(applyImport(owner(), { importId, statuses: MEANINGS }))).toBe(
      'petitions/import-not-waiting',
    );

    const again = await check(base64(`${table.replace('колись', '2021-03-03')}`), source);
    await applied(again.importId);
    expect((await petitionsFrom(source)).map(({ former_number }) => former_number)).toEqual(['101', '102', '103']);
    expect(await importRow(again.importId)).toMatchObject({ applied: 1 });
  });

  it('shows readers where it is from, what was answered, and the old number’s new address', async () => {
    const source = 'Показ';
    const { importId } = await check(base64(`${HEADER}\n${row('зв-9/21')}`), source);
    await applied(importId);
    const page = await given.ask(
      given.tenant.guest(),
      `{ petitionByFormerNumber(number: "зв-9/21") { state importedFrom signatureCount former { status answer signatures } signatories { edges { node { name } } } } }`,
    );
    expect(page).toContain('"importedFrom":"Показ"');
    expect(page).toContain('"answer":"Перехід збудовано."');
    expect(page).toContain('"signatories":{"edges":[]}');
    const terms = await given.world.asSuperuser(
      'select 1 from deadline d join petitions_petition p on p.id = d.subject_id where p.imported_from = $1',
      [source],
    );
    expect(terms, 'no clock: what was not done here is not late here').toEqual([]);
    const foreign = await given.world.tenant('lutsk');
    expect(await given.ask(foreign.guest(), `{ petitionByFormerNumber(number: "зв-9/21") { state } }`)).toContain(
      'null',
    );
  });

  it('is undone as a whole, until the hromada has built upon it', async () => {
    const source = 'Скасування';
    const { importId } = await check(base64(`${HEADER}\n${row('1')}\n${row('2')}`), source);
    await applied(importId);
    await undoImport(owner(), { importId, reason: REASON });
    while ((await stepImport(given.tenant.system(), { importId })).left);
    expect(await petitionsFrom(source)).toEqual([]);

    const second = await check(base64(`${HEADER}\n${row('1')}`), source);
    await applied(second.importId);
    const [petition] = await given.world.asSuperuser<{ id: string }>(
      'select id from petitions_petition where imported_from = $1',
      [source],
    );
    const step = { petitionId: petition!.id, title: 'Полагодити перехід', dueOn: '2027-01-01' };
    await addImplementationStep(given.staff.officer.caller(), step);
    await expect(undoImport(owner(), { importId: second.importId, reason: REASON })).rejects.toMatchObject({
      code: 'petitions/import-in-use',
    });
    expect(await petitionsFrom(source)).toHaveLength(1);
  });

  it('its job goes on batch by batch', async () => {
    const source = 'Тисяча';
    const table = [HEADER, ...Array.from({ length: 1_100 }, (_none, index) => row(String(index + 1)))].join('\n');
    const { importId } = await check(base64(table), source);
    await applyImport(owner(), { importId, statuses: MEANINGS });
    for (const part of [0, 1, 2])
      await asPlugin(given.world.host, { tenantId: given.tenant.id, plugin: 'petitions' }, (ctx) =>
        stepJob({ importId, part }, ctx as never),
      );
    expect(await petitionsFrom(source)).toHaveLength(1_100);
    const numbers = new Set((await petitionsFrom(source)).map(({ number }) => number));
    expect(numbers.size).toBe(1_100);
    expect(await importRow(importId)).toMatchObject({ state: 'applied', applied: 1_100 });
  });
});

/** The Ukrainian letters of CP1251. */
function toCp1251(text: string): Buffer {
  const table = new Map<string, number>();
  const decoder = new TextDecoder('windows-1251');
  for (let byte = 0; byte < 256; byte += 1) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Buffer.from([...text].map((letter) => table.get(letter) ?? 0x3f));
}
