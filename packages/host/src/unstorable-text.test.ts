import { expect, it } from 'vitest';
import { unstorableText } from './unstorable-text.ts';

it('names every field with a NUL or half a pair, however deep, and leaves all else alone', () => {
  const input = {
    ref: 'a\u0000b',
    answers: ['добре', 'зле \ud83d', { code: '\udc00' }],
    fine: 'Під’їзд 👨‍👩‍👧 \n',
    when: new Date(0),
    bytes: new Uint8Array([0]),
    none: null,
    count: 0,
  };
  expect(
    unstorableText(input)
      .map(({ field }) => field)
      .sort(),
  ).toEqual(['answers.1', 'answers.2.code', 'ref']);
  expect(unstorableText(undefined)).toEqual([]);
  expect(unstorableText({ toString: '\u0000' }).map(({ field }) => field)).toEqual(['toString']);
});
