import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { email, kopiykas, line, localDay, paragraphs, parseForm, phone } from './index.ts';

const schema = z.strictObject({
  title: line({ min: 10, max: 60 }),
  text: paragraphs({ min: 20, max: 500 }),
  mail: email(),
  tel: phone().optional(),
  day: localDay({ from: '2026-01-01' }),
  sum: kopiykas({ min: 100 }),
  people: z.int().min(1).max(1_000_000),
  category: z.enum(['roads', 'parks']),
  topics: z
    .array(z.enum(['water', 'light']))
    .max(2)
    .default([]),
  agree: z.literal(true),
  note: line({ min: 0 }).optional(),
});

const GOOD: readonly [string, string][] = [
  ['title', '  Ремонт п’яти  дворів '],
  ['text', 'Перший рядок.\r\n\r\n\r\n\r\nДругий рядок тексту.  \r\n'],
  ['mail', ' Olena@UKR.net '],
  ['tel', '067 123-45-67'],
  ['day', '24.11.2026'],
  ['sum', '12 500,50 грн'],
  ['people', '1 250'],
  ['category', 'parks'],
  ['topics', 'water'],
  ['topics', 'light'],
  ['agree', 'on'],
  ['note', ''],
];

function posted(entries: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

function goodWith(changes: Readonly<Record<string, string | null>>): FormData {
  const kept = GOOD.filter(([name]) => !(name in changes));
  const added = Object.entries(changes).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return posted([...kept, ...added]);
}

function problemOf(field: string, text: string | null): string | undefined {
  const form = parseForm(schema, goodWith({ [field]: text }));
  return form.ok ? undefined : form.problems.find((problem) => problem.field === field)?.problem;
}

describe('parseForm', () => {
  it('reads what people type into what the schema wants', () => {
    expect(parseForm(schema, posted(GOOD))).toEqual({
      ok: true,
      value: {
        title: 'Ремонт п’яти дворів',
        text: 'Перший рядок.\n\nДругий рядок тексту.',
        mail: 'Olena@ukr.net',
        tel: '+380671234567',
        day: '2026-11-24',
        sum: 1_250_050,
        people: 1250,
        category: 'parks',
        topics: ['water', 'light'],
        agree: true,
      },
    });
  });

  it.each([
    ['title', '', 'required'],
    ['title', null, 'required'],
    ['title', '   ', 'required'],
    ['title', 'Коротко', 'too-short'],
    ['title', 'д'.repeat(61), 'too-long'],
    ['title', '🎉🎉🎉🎉🎉🎉🎉', 'only-emoji'],
    ['title', '👨‍👩‍👧‍👦👍🏽🇺🇦❤️ 🎉🎉', 'only-emoji'],
    ['title', '!!! ??? ... —', 'no-words'],
    ['mail', 'olena', 'not-an-email'],
    ['mail', 'olena@ukr', 'not-an-email'],
    ['mail', '', 'required'],
    ['tel', '12345', 'not-a-phone'],
    ['tel', '+48 123 456 789', 'not-a-phone'],
    ['day', '31.02.2026', 'not-a-day'],
    ['day', '31.12.2025', 'too-early'],
    ['day', '', 'required'],
    ['sum', 'багато', 'not-money'],
    ['sum', '1,005', 'not-money'],
    ['sum', '0,5', 'too-little-money'],
    ['people', '1,250', 'not-a-whole-number'],
    ['people', 'сто', 'not-a-whole-number'],
    ['people', '0', 'too-small'],
    ['people', '1000001', 'too-big'],
    ['people', '', 'required'],
    ['category', 'hack', 'not-a-choice'],
    ['category', '', 'required'],
    ['agree', null, 'required'],
    ['topics', 'fire', undefined],
  ])('names the problem of %s = %j as %s', (field, text, problem) => {
    expect(problemOf(field, text)).toBe(problem);
  });

  it('names a bad item of a list by its place', () => {
    const form = parseForm(schema, goodWith({ topics: 'fire' }));
    expect(form).toMatchObject({ ok: false, problems: [{ field: 'topics.0', problem: 'not-a-choice' }] });
  });

  it('counts the characters to add and to remove', () => {
    const short = parseForm(schema, goodWith({ title: ' Коротко ' }));
    expect(short).toMatchObject({ problems: [{ params: { count: 3, min: 10 } }] });
    const long = parseForm(schema, goodWith({ title: 'д'.repeat(65) }));
    expect(long).toMatchObject({ problems: [{ params: { count: 5, max: 60 } }] });
  });

  it('keeps the typed text and tells the problems in the order of the form', () => {
    const form = parseForm(schema, goodWith({ people: 'сто', title: 'Ні', mail: 'olena' }));
    expect(form).toMatchObject({
      ok: false,
      values: { people: 'сто', title: 'Ні', mail: 'olena', sum: '12 500,50 грн' },
    });
    expect(form.ok ? [] : form.problems.map(({ field }) => field)).toEqual(['title', 'mail', 'people']);
  });

  it.each(["'", '’', 'ʼ', '`', '´'])('accepts the apostrophe %s in words and numbers', (apostrophe) => {
    const form = parseForm(
      schema,
      goodWith({ title: `Сквер на П${apostrophe}ятихатках`, people: `12${apostrophe}500` }),
    );
    expect(form).toMatchObject({ ok: true, value: { title: `Сквер на П${apostrophe}ятихатках`, people: 12_500 } });
  });

  it('B10 strips direction overrides, zero-width letters and NUL', () => {
    const form = parseForm(schema, goodWith({ title: 'Ре\u202Eмонт\u200B дворів\u0000 громади' }));
    expect(form).toMatchObject({ ok: true, value: { title: 'Ремонт дворів громади' } });
  });

  it('B09 refuses extra, repeated and prototype fields, and leaves the prototype alone', () => {
    for (const name of ['__proto__', '__proto__.polluted', 'constructor[prototype][polluted]', 'state', 'tenantId']) {
      const form = parseForm(schema, posted([...GOOD, [name, 'yes']]));
      expect(form).toMatchObject({ ok: false, problems: [{ field: name, problem: 'unknown-field' }] });
    }
    const repeated = parseForm(schema, posted([...GOOD, ['category', 'roads']]));
    expect(repeated).toMatchObject({ ok: false, problems: [{ field: 'category', problem: 'repeated' }] });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('B09 refuses 10,000 fields and a megabyte without reading them', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => [`a${index}`, 'x'] as const);
    expect(parseForm(schema, posted([...GOOD, ...many]))).toMatchObject({ problems: [{ problem: 'too-many-fields' }] });
    const large = Array.from({ length: 20 }, (_, index) => [`a${index}`, 'x'.repeat(60_000)] as const);
    expect(parseForm(schema, posted(large))).toMatchObject({ problems: [{ problem: 'too-large' }] });
    const long = parseForm(schema, goodWith({ text: 'д'.repeat(90_000) }));
    expect(long).toMatchObject({ ok: false, problems: [{ problem: 'too-long' }] });
    expect(long.ok ? 0 : long.values.text?.length).toBe(50_000);
  });

  it('refuses a file where text belongs', () => {
    const form = goodWith({ title: null });
    form.append('title', new File(['x'], 'x.txt'));
    expect(parseForm(schema, form)).toMatchObject({ ok: false, problems: [{ field: 'title', problem: 'not-text' }] });
  });

  it('reads rows of a list, closing the holes that removed rows left', () => {
    const rows = z.strictObject({ lines: z.array(z.strictObject({ what: line(), sum: kopiykas() })).min(1) });
    const form = posted([
      ['lines.0.what', 'Лавки'],
      ['lines.0.sum', '1 000'],
      ['lines.7.what', 'Дерева'],
      ['lines.7.sum', 'багато'],
    ]);
    expect(parseForm(rows, form)).toEqual({
      ok: false,
      problems: [{ field: 'lines.1.sum', problem: 'not-money' }],
      values: { 'lines.0.what': 'Лавки', 'lines.0.sum': '1 000', 'lines.1.what': 'Дерева', 'lines.1.sum': 'багато' },
    });
  });

  it('never throws and never lets through what the schema refuses, whatever is posted', () => {
    const names = fc.oneof(fc.constantFrom(...GOOD.map(([name]) => name), '__proto__', 'toString'), fc.string());
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...GOOD.map(([, value]) => value)));
    fc.assert(
      fc.property(fc.array(fc.tuple(names, texts), { maxLength: 30 }), (entries) => {
        const form = parseForm(schema, posted(entries));
        if (form.ok) expect(schema.safeParse(form.value).success).toBe(true);
        else expect(form.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
