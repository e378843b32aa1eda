import { describe, expect, test } from 'vitest';
import { carriedCodifier } from './codifier.ts';
import { councilName, regionOf, TerritoryIndex } from './index.ts';

const codifier = carriedCodifier();
const rows = codifier.territories();
const index = new TerritoryIndex(rows);
const SLAVUTYCH = 'UA32100130000093505';

describe('the codifier that comes with the product', () => {
  test('has all 1,772 hromadas and the two cities, each with its raion and oblast', () => {
    expect(index.size).toBe(1_774);
    const homeless = rows.filter(({ category, code }) => category === 'H' && !index.byCode(code)?.oblast);
    expect(homeless).toEqual([]);
    expect(index.byCode('UA80000000000093317')).toMatchObject({ kind: 'special-city', name: 'Київ', oblast: null });
  });

  test('133 names are shared by 350 hromadas', () => {
    const hromadas = rows.filter(({ category }) => category === 'H');
    const shared = hromadas.filter(({ code }) => index.namesakes(index.byCode(code)!).length > 1);
    expect(shared).toHaveLength(350);
    expect(new Set(shared.map(({ name }) => name)).size).toBe(133);
  });
});

describe('the catalogue by oblast', () => {
  const oblasts = index.oblasts();

  test('has every municipality once, in 24 oblasts, the Autonomous Republic and two cities', () => {
    expect(oblasts).toHaveLength(27);
    expect(new Set(oblasts.map(({ slug }) => slug)).size).toBe(27);
    const codes = oblasts.flatMap(({ municipalities }) => municipalities.map(({ code }) => code));
    expect(new Set(codes).size).toBe(index.size);
    expect(codes).toHaveLength(index.size);
  });

  test('spells addresses in Latin letters, and names in both languages by the Ukrainian alphabet', () => {
    expect(oblasts[0]!.name).toEqual({ uk: 'Автономна Республіка Крим', en: 'Autonomous Republic of Crimea' });
    for (const { slug } of oblasts) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
    const names = oblasts.map(({ name }) => name.uk);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'uk')));
    expect(oblasts.find(({ slug }) => slug === 'kyiv')?.municipalities).toHaveLength(1);
    const kyivska = oblasts.find(({ slug }) => slug === 'kyivska')!;
    expect(kyivska.municipalities.map(({ code }) => code)).toContain(SLAVUTYCH);
  });
});

describe('search', () => {
  test.each([
    'Славутич',
    'славутицька',
    'Славутицької міської ради',
    'у Славутицькій громаді Київської області',
    'SLAVUTYCH',
    'slavutytska',
    SLAVUTYCH,
    ` ${SLAVUTYCH.toLowerCase()} `,
  ])('%s', (question) => {
    const asked = question.replace(/^у /, '');
    expect(index.search(asked).found[0]?.code).toBe(SLAVUTYCH);
  });

  test.each([
    ["Знам'янка", 'Знам’янська'],
    ['Знам’янська', 'Знам’янська'],
    ['знамянка', 'Знам’янська'],
    ['Znamianka', 'Знам’янська'],
    ['Галицинівська', 'Галицинівська'],
    ['Ґалицинівська', 'Галицинівська'],
  ])('apostrophes and ґ: %s', (question, name) => {
    const names = index.search(question).found.map((found) => found.name.replaceAll(/['ʼ]/g, '’'));
    expect(names[0]).toBe(name);
  });

  test('a name that many share shows all of them, and the oblast tells which', () => {
    const all = index.search('Миколаївська');
    expect(all.found.filter(({ name }) => name === 'Миколаївська').length).toBeGreaterThan(5);
    const [first] = index.search('Миколаївська Сумський').found;
    expect(first).toMatchObject({ name: 'Миколаївська', raion: 'Сумський', oblast: 'Сумська' });
  });

  test.each(['', ' ', 'міська рада', '’', 'UA1', 'ы', '%', 'a'])('nothing for «%s»', (question) => {
    expect(index.search(question)).toEqual({ found: [], count: 0 });
  });
});

test('names in both languages', () => {
  const slavutych = index.byCode(SLAVUTYCH)!;
  expect(councilName(slavutych)).toEqual({ uk: 'Славутицька міська рада', en: 'Slavutych City Council' });
  expect(regionOf(slavutych).uk).toBe('Вишгородський район, Київська область');
  expect(councilName(index.byCode('UA80000000000093317')!).uk).toBe('Київська міська рада');
});
