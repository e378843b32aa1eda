import { describe, expect, it } from 'vitest';
import { pageNumbers } from './pagination.tsx';

describe('pageNumbers', () => {
  it.each([
    [1, 24, [1, 2, 3, 'gap-after', 24]],
    [2, 24, [1, 2, 3, 'gap-after', 24]],
    [3, 24, [1, 2, 3, 4, 'gap-after', 24]],
    [4, 24, [1, 2, 3, 4, 5, 'gap-after', 24]],
    [12, 24, [1, 'gap-before', 11, 12, 13, 'gap-after', 24]],
    [24, 24, [1, 'gap-before', 22, 23, 24]],
    [1, 2, [1, 2]],
    [2, 4, [1, 2, 3, 4]],
    [1, 1, [1]],
  ])('page %d of %d', (current, total, expected) => expect(pageNumbers(current, total)).toEqual(expected));
});
