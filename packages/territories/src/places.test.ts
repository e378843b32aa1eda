import { expect, test } from 'vitest';
import { carriedCodifier } from './codifier.ts';
import { placesOf, TERRITORY_CODE } from './index.ts';

test('the carried codifier has 29,705 settlements and the districts of cities, each with a code of its own', () => {
  const rows = carriedCodifier().territories();
  const places = rows.flatMap(({ code, places }) => placesOf(code, places));
  expect(places.filter(({ kind }) => kind !== 'district')).toHaveLength(29_705);
  expect(places.filter(({ kind }) => kind === 'district')).toHaveLength(108);
  expect(new Set(places.map(({ code }) => code)).size).toBe(places.length);
  for (const { code, name } of places) {
    expect(code).toMatch(TERRITORY_CODE);
    expect(name).toBe(name.trim());
  }
  for (const { code, settlements, places } of rows) {
    const own = placesOf(code, places).filter(({ kind }) => kind !== 'district');
    if (settlements !== null) expect(own, code).toHaveLength(settlements);
  }
});

test('a hromada of one city, a city of districts', () => {
  const rows = new Map(
    carriedCodifier()
      .territories()
      .map((row) => [row.code, row.places]),
  );
  const slavutych = 'UA32100130000093505';
  expect(placesOf(slavutych, rows.get(slavutych)!)).toMatchObject([{ kind: 'city', name: 'Славутич' }]);
  const kyiv = 'UA80000000000093317';
  expect(placesOf(kyiv, rows.get(kyiv)!)).toHaveLength(10);
});

test.each(['', 'M', 'Q010055501Назва', 'M0100Назва;', 'M123456789012345678901Назва'])(
  'not a list of places: «%s»',
  (text) => {
    if (text === '') expect(placesOf('UA32100130000093505', text)).toEqual([]);
    else expect(() => placesOf('UA32100130000093505', text)).toThrow('not a place');
  },
);
