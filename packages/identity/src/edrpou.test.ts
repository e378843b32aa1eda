import { expect, test } from 'vitest';
import { readOidcClaims } from './claims.ts';
import { isEdrpou } from './edrpou.ts';

test.each(['00032129', '14360570', '20077720', '21560045', '40075815'])('%s is a code of the register', (code) => {
  expect(isEdrpou(code)).toBe(true);
  const wrong = `${code.slice(0, 7)}${(Number(code[7]) + 1) % 10}`;
  expect(isEdrpou(wrong)).toBe(false);
});

test.each(['', '0', '00000000', '1436057', '143605700', '1436057О'])('«%s» is none', (code) => {
  expect(isEdrpou(code)).toBe(false);
});

test('a key names its organisation; a sole trader’s number and an unnamed code are none', () => {
  const organisation = (o: string, edrpoucode: string) =>
    readOidcClaims('eid', 'https://eid.example', { sub: 's', o, edrpoucode }).organisation;
  expect(organisation('Луцька  міська рада', '14360570')).toEqual({ edrpou: '14360570', name: 'Луцька міська рада' });
  expect(organisation('n/a', '14360570')).toBeUndefined();
  expect(organisation('ФОП Тимченко', '3154600122')).toBeUndefined();
});
