import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { extractOf, foundIn, markWords, normOf, termsOf } from './index.ts';

const one = (text: string) => termsOf(text)[0];

describe('the terms of a text', () => {
  it.each(["об'єкт", 'об’єкт', 'обʼєкт', 'об`єкт', 'об´єкт', 'ОБ’ЄКТИ', 'oб’єктoм'])(
    'are the same for %s',
    (written) => {
      expect(one(written)).toBe(one('обʼєкт'));
    },
  );

  it.each([
    ['ґанок', 'ганок'],
    ['проект', 'проєкт'],
    ['вулиця'.normalize('NFD'), 'вулиця'],
    ['їжак'.normalize('NFD'), 'їжаки'],
    ['CЛАВУТИЧ', 'Славутич'],
    ['Roads', 'road'],
    ['cities', 'city'],
    ['planning', 'plan'],
    ['за́мок', 'замок'],
  ])('take %s and %s for one', (written, other) => expect(one(written)).toBe(one(other)));

  it('leave out what stands everywhere, keep numbers', () => {
    expect(termsOf('що це за і на № 3, буд. 17-А')).toEqual(['3', '17']);
    expect(termsOf('...!?%_ \u202e 🙂 — «»')).toEqual([]);
    expect(termsOf("' | & ! :* <-> ( )")).toEqual([]);
  });

  it('R02 are cut in a time that grows with the text and no faster', () => {
    const time = (length: number) => {
      const text = `${'а'.repeat(length)}!${"ц'".repeat(length)}${'з\u0337\u0338'.repeat(length)}`;
      const from = performance.now();
      termsOf(text);
      return performance.now() - from;
    };
    time(1_000);
    // Sixteen times the text: a pattern that goes back over it would take 256 times as long.
    expect(time(2 ** 15)).toBeLessThan(100 * Math.max(time(2 ** 11), 1));
  });

  it('bound what one word may be', () => {
    expect(one('а'.repeat(10_000))!.length).toBeLessThanOrEqual(40);
  });
});

describe('a norm', () => {
  it('weighs a title more than any number of words below it', () => {
    expect(normOf({ title: 'Дорога', body: 'школа школа школа школа школа дорога' })).toBe('s1 дорог:10 школ:3');
  });

  it('holds nothing but terms and weights, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, body) => {
        for (const token of normOf({ title, body }).split(' ').slice(1))
          expect(token).toMatch(/^[^:\s]{1,40}:\d{1,2}$/);
      }),
    );
  });

  it('stays bounded for a text of any length', () => {
    const words = Array.from({ length: 5_000 }, (_, n) => `слово${n}`).join(' ');
    expect(normOf({ title: '', body: words }).split(' ')).toHaveLength(801);
  });
});

describe('an extract', () => {
  const text = `Восени темно вже о п’ятій. ${'Ми писали про це двічі. '.repeat(20)}Дорогу біля об'єкта не освітлено, а діти йдуть.`;
  const terms = new Set(termsOf('дороги обʼєкти'));

  it('shows the place with the most words, cut between words', () => {
    const extract = extractOf(text, terms, 120)!;
    expect(extract).toMatch(/^… /);
    expect(extract).toContain("Дорогу біля об'єкта");
    expect(extract.length).toBeLessThan(140);
  });

  it('is null for a text without them', () => expect(extractOf(text, new Set(['басейн']))).toBeNull());

  it('marks the words as they are written, whole, and loses no letter', () => {
    const found = foundIn(text, terms);
    expect(found).toEqual(['Дорогу', "об'єкта"]);
    const pieces = markWords("Дорогу Дорогуша об'єкта", found);
    expect(pieces.filter(({ hit }) => hit).map((piece) => piece.text)).toEqual(['Дорогу', "об'єкта"]);
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 4 }), (any, words) => {
        expect(
          markWords(any, words)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(any);
      }),
    );
  });
});

it.each([
  ['дорог', 'дарог', 1],
  ['дорог', 'дорго', 1],
  ['школ', 'шкл', 1],
  ['світлофор', 'світофр', 2],
  ['парк', 'сквер', 3],
])('%s and %s are %i letters apart', (first, other, distance) => {
  expect(editDistance(first, other, 2)).toBe(distance);
  expect(editDistance(other, first, 2)).toBe(distance);
});
