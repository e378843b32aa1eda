import { describe, expect, it } from 'vitest';
import { axisTop } from './axis.ts';

describe('axisTop', () => {
  it.each([
    [1, { top: 1, step: 1 }],
    [4, { top: 4, step: 1 }],
    [14, { top: 15, step: 5 }],
    [391, { top: 400, step: 100 }],
    [1000, { top: 1000, step: 500 }],
  ])('of %d', (largest, expected) => expect(axisTop(largest)).toEqual(expected));
});
