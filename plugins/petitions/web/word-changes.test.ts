import { expect, it } from 'vitest';
import { wordChanges } from './word-changes.ts';

it('tells Ukrainian words apart as words, apostrophes and all', () => {
  expect(wordChanges('Безпечний перехід біля школи', 'Безпечніший перехід біля школи')).toEqual([
    { kind: 'deleted', text: 'Безпечний' },
    { kind: 'inserted', text: 'Безпечніший' },
    { kind: 'same', text: ' перехід біля школи' },
  ]);
  expect(wordChanges('Дем’янчук просить', 'Дем’янчук просить')).toEqual([{ kind: 'same', text: 'Дем’янчук просить' }]);
});

it('gives both texts back whole', () => {
  const [before, after] = [
    'Щоранку вулицю переходять шістсот дітей.',
    'Щоранку, о восьмій, вулицю переходить шістсот дітей!',
  ];
  const pieces = wordChanges(before, after);
  const text = (left: string) =>
    pieces
      .filter(({ kind }) => kind !== left)
      .map((piece) => piece.text)
      .join('');
  expect(text('deleted')).toBe(after);
  expect(text('inserted')).toBe(before);
});
